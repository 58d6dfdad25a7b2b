package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One option of a choice.
 *
 * @param value what the answer says
 * @param title what the user reads; the value if absent
 */
public record SelectOption(String value, @Nullable String title) {

  public SelectOption {
    Objects.requireNonNull(value, "value");
  }

  public static SelectOption of(String value) {
    return new SelectOption(value, null);
  }
}
