package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import org.jspecify.annotations.Nullable;

/**
 * A message and what the transport knows about it.
 *
 * @param caller who sent it, as the transport's authenticator says; {@link Caller#ANONYMOUS}
 *     without one
 * @param headers those of the carrier, {@link Headers#NONE} if it has none
 * @param rules to be applied once the protocol version is known to be served
 * @param claim to a session of the handshake era; null where the channel is the session, if the
 *     transport serves no such session, and for a message that needs none
 */
public record Received(
    JsonRpcMessage message,
    Caller caller,
    Headers headers,
    EdgeRules rules,
    @Nullable SessionClaim claim) {

  public static Received of(JsonRpcMessage message) {
    return new Received(message, Caller.ANONYMOUS, Headers.NONE, EdgeRules.NONE, null);
  }
}
