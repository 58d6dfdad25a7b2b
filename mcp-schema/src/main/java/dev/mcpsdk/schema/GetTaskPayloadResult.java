package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;

/**
 * What the original request of a task would have answered.
 *
 * @param result the whole result object except its {@code _meta}
 * @param meta names the task under {@code io.modelcontextprotocol/related-task}
 */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record GetTaskPayloadResult(RawJson result, Meta meta) implements Result {

  public GetTaskPayloadResult {
    Objects.requireNonNull(meta, "meta");
    if (result.kind() != JsonKind.OBJECT) {
      throw new IllegalArgumentException(
          "expected an object as result but found " + result.kind().phrase());
    }
  }
}
