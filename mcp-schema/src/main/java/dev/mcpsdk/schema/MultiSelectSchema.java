package dev.mcpsdk.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice of several options.
 *
 * @param minItems fewest options to choose
 * @param maxItems most options to choose
 * @param defaultValue values of options; null (none) differs from empty (nothing chosen)
 */
@ProtocolSince("2025-11-25")
public record MultiSelectSchema(
    @Nullable String title,
    @Nullable String description,
    List<SelectOption> options,
    @Nullable Long minItems,
    @Nullable Long maxItems,
    @Nullable List<String> defaultValue)
    implements PrimitiveSchema {

  public MultiSelectSchema {
    options = List.copyOf(options);
    defaultValue = defaultValue == null ? null : List.copyOf(defaultValue);
  }

  public static Builder builder(String... values) {
    List<SelectOption> options = new ArrayList<>(values.length);
    for (String value : values) {
      options.add(SelectOption.of(value));
    }
    return builder(options);
  }

  public static Builder builder(List<SelectOption> options) {
    return new Builder(options);
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final List<SelectOption> options;
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable Long minItems;
    private @Nullable Long maxItems;
    private @Nullable List<String> defaultValue;

    private Builder(List<SelectOption> options) {
      this.options = List.copyOf(options);
    }

    public Builder title(String title) {
      this.title = title;
      return this;
    }

    public Builder description(String description) {
      this.description = description;
      return this;
    }

    public Builder minItems(long fewest) {
      this.minItems = fewest;
      return this;
    }

    public Builder maxItems(long most) {
      this.maxItems = most;
      return this;
    }

    /** What the form shows at first, and the answer if the field is left out. */
    public Builder defaultValue(String... values) {
      this.defaultValue = List.of(values);
      return this;
    }

    public MultiSelectSchema build() {
      return new MultiSelectSchema(title, description, options, minItems, maxItems, defaultValue);
    }
  }
}
