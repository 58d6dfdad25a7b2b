package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** A yes or no. */
public record BooleanSchema(
    @Nullable String title, @Nullable String description, @Nullable Boolean defaultValue)
    implements PrimitiveSchema {

  public static BooleanSchema of() {
    return new BooleanSchema(null, null, null);
  }

  public static BooleanSchema of(boolean defaultValue) {
    return new BooleanSchema(null, null, defaultValue);
  }
}
