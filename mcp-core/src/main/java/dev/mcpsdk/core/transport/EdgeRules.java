package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;

/**
 * A transport's own demands on a request (on HTTP: that the Mcp-* headers repeat the body). Applied
 * by the receiver after it knows that it speaks the request's protocol version, which is the more
 * useful complaint.
 */
@FunctionalInterface
public interface EdgeRules {

  EdgeRules NONE = request -> {};

  /**
   * @throws ProtocolException to refuse the request
   */
  void check(JsonRpcRequest request);
}
