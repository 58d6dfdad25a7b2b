package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response that is no error.
 *
 * @param result null unless the result is complete and its type was known
 * @param raw the whole result if the request was unknown or {@code resultType} is neither complete
 *     nor input required
 * @param wire how it is written; no meaning for a message that was read
 */
public record JsonRpcResult(
    RequestId id, @Nullable Result result, ResultFrame frame, @Nullable RawJson raw, Wire wire)
    implements JsonRpcResponse {
  public JsonRpcResult {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(wire, "wire");
  }

  /** A completed result to be written. */
  public static JsonRpcResult of(RequestId id, Result result, ResultFrame frame, Wire wire) {
    return new JsonRpcResult(id, result, frame, null, wire);
  }
}
