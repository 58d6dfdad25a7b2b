package dev.mcpsdk.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A choice of exactly one option. With titles it is written as {@code oneOf}, without as {@code
 * enum}; the older {@code enumNames} is read as titles.
 *
 * @param defaultValue the value of an option; from 2025-11-25 on
 */
public record SingleSelectSchema(
    @Nullable String title,
    @Nullable String description,
    List<SelectOption> options,
    @Nullable String defaultValue)
    implements PrimitiveSchema {

  public SingleSelectSchema {
    options = List.copyOf(options);
  }

  public static SingleSelectSchema of(String... values) {
    List<SelectOption> options = new ArrayList<>(values.length);
    for (String value : values) {
      options.add(SelectOption.of(value));
    }
    return of(options);
  }

  public static SingleSelectSchema of(List<SelectOption> options) {
    return new SingleSelectSchema(null, null, options, null);
  }

  /** What the form shows at first, and the answer if the field is left out. */
  public SingleSelectSchema withDefault(String value) {
    return new SingleSelectSchema(title, description, options, value);
  }
}
