package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.RequestId;
import org.jspecify.annotations.Nullable;

/** The answer to a request. */
public sealed interface JsonRpcResponse extends JsonRpcMessage permits JsonRpcResult, JsonRpcError {
  /** The id of the request; null only in an error about a message whose id could not be read. */
  @Nullable RequestId id();
}
