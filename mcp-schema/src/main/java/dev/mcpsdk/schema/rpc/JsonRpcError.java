package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response that is an error.
 *
 * @param id null if the id of the message it answers could not be read; then written as null or
 *     without the member
 * @param wire how it is written; no meaning for a message that was read
 */
public record JsonRpcError(@Nullable RequestId id, ErrorObject error, Wire wire)
    implements JsonRpcResponse {
  public JsonRpcError {
    Objects.requireNonNull(error, "error");
    Objects.requireNonNull(wire, "wire");
  }

  /** In the form of the newest revision. */
  public JsonRpcError(@Nullable RequestId id, ErrorObject error) {
    this(id, error, Wire.LATEST);
  }
}
