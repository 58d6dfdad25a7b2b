package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.RequestId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A response that is an error.
 *
 * @param id null if the id of the message it answers could not be read; then written without the
 *     member
 */
public record JsonRpcError(@Nullable RequestId id, ErrorObject error) implements JsonRpcResponse {
  public JsonRpcError {
    Objects.requireNonNull(error, "error");
  }
}
