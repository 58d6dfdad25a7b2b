package dev.mcpsdk.server;

import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.core.dialect.ServerDialect;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that has passed the door, and all that answering it needs.
 *
 * @param session of the handshake era; null for a request that says all itself
 */
record Exchange(
    JsonRpcRequest message,
    Request<?> request,
    Received received,
    TransportTraits traits,
    Channel channel,
    ServerDialect dialect,
    @Nullable ServerSession session,
    CallFacts facts) {

  /** The same, answered elsewhere. */
  Exchange on(Channel other) {
    return new Exchange(message, request, received, traits, other, dialect, session, facts);
  }
}
