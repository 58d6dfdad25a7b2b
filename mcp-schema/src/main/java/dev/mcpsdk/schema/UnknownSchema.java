package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A field of a kind this SDK does not know, as received. It cannot be sent: {@link
 * ElicitSchema.Builder} refuses it.
 */
public record UnknownSchema(RawJson json) implements PrimitiveSchema {

  public UnknownSchema {
    Objects.requireNonNull(json, "json");
  }

  @Override
  public @Nullable String title() {
    return null;
  }

  @Override
  public @Nullable String description() {
    return null;
  }
}
