package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * A text field.
 *
 * @param minLength in Unicode code points
 * @param maxLength in Unicode code points
 * @param defaultValue from 2025-11-25 on
 */
public record StringSchema(
    @Nullable String title,
    @Nullable String description,
    @Nullable Long minLength,
    @Nullable Long maxLength,
    @Nullable StringFormat format,
    @Nullable String defaultValue)
    implements PrimitiveSchema {

  /** Any text. */
  public static StringSchema text() {
    return builder().build();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** Not thread-safe. */
  public static final class Builder {
    private @Nullable String title;
    private @Nullable String description;
    private @Nullable Long minLength;
    private @Nullable Long maxLength;
    private @Nullable StringFormat format;
    private @Nullable String defaultValue;

    private Builder() {}

    public Builder title(String title) {
      this.title = title;
      return this;
    }

    public Builder description(String description) {
      this.description = description;
      return this;
    }

    public Builder minLength(long codePoints) {
      this.minLength = codePoints;
      return this;
    }

    public Builder maxLength(long codePoints) {
      this.maxLength = codePoints;
      return this;
    }

    public Builder format(StringFormat format) {
      this.format = format;
      return this;
    }

    /** What the form shows at first, and the answer if the field is left out. */
    public Builder defaultValue(String value) {
      this.defaultValue = value;
      return this;
    }

    public StringSchema build() {
      return new StringSchema(title, description, minLength, maxLength, format, defaultValue);
    }
  }
}
