package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;

/**
 * Content of a kind this SDK does not know, kept as it came so that it can be passed on.
 *
 * @param json the whole object, discriminator included
 */
public record UnknownContent(String type, RawJson json) implements Content {
  public UnknownContent {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(json, "json");
  }
}
