package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;

/**
 * A message and what the transport knows about it.
 *
 * @param caller who sent it, as the transport's authenticator says; {@link Caller#ANONYMOUS}
 *     without one
 * @param headers those of the carrier, {@link Headers#NONE} if it has none
 * @param rules to be applied once the protocol version is known to be served
 */
public record Received(JsonRpcMessage message, Caller caller, Headers headers, EdgeRules rules) {

  public static Received of(JsonRpcMessage message) {
    return new Received(message, Caller.ANONYMOUS, Headers.NONE, EdgeRules.NONE);
  }
}
