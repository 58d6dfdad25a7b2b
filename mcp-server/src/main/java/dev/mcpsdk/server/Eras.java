package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.StatelessServerDialect;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import org.jspecify.annotations.Nullable;

/**
 * To which era a message belongs, and in the handshake era to which session. Each message is looked
 * at by itself, so both eras live side by side on one transport, and on one channel.
 */
final class Eras {

  private final TransportTraits traits;
  private final Revisions revisions;
  private final StatelessServerDialect stateless;
  private final Connections connections;
  private final Handshakes handshakes;

  Eras(
      TransportTraits traits,
      Revisions revisions,
      StatelessServerDialect stateless,
      Connections connections,
      Handshakes handshakes) {
    this.traits = traits;
    this.revisions = revisions;
    this.stateless = stateless;
    this.connections = connections;
    this.handshakes = handshakes;
  }

  StatelessServerDialect stateless() {
    return stateless;
  }

  /** Whether the request begins a session. */
  static boolean isInitialize(JsonRpcRequest message) {
    return message.frame().protocolVersion() == null
        && message.method().equals(Methods.INITIALIZE.name());
  }

  /**
   * @throws UnsupportedVersionException if no session can be begun here, naming the revisions that
   *     are served
   */
  void requireSessions(InitializeRequest request, Received received) {
    if (revisions.handshake().isEmpty() || received.claim() == null && !traits.shared()) {
      throw new UnsupportedVersionException(request.protocolVersion(), stateless.supported());
    }
  }

  /** Begins a session, where there are any. */
  Handshakes.Begun begin(InitializeRequest request, Received received, Channel channel) {
    return handshakes.begin(request, received, channel);
  }

  /**
   * The session a request belongs to, null if it says for itself what it is about.
   *
   * @throws ProtocolException if it does neither, or speaks a revision that is not served
   */
  @Nullable ServerSession sessionOf(JsonRpcRequest message, Received received, Channel channel) {
    String named = message.frame().protocolVersion();
    if (named != null) {
      if (revisions.stateless().isEmpty()) {
        throw new UnsupportedVersionException(named, stateless.supported());
      }
      return null;
    }
    SessionClaim claim = received.claim();
    if (revisions.handshake().isEmpty()) {
      return null;
    }
    if (claim instanceof SessionClaim.Alone alone) {
      return handshakes.alone(alone.version(), received.caller());
    }
    Connection connection = connection(received, channel);
    ServerSession session = connection == null ? null : connection.session();
    if (session != null || claim == null && isMeantStateless(message)) {
      return session;
    }
    if (message.method().equals(Methods.PING.name())) {
      return handshakes.alone(received.caller());
    }
    throw ProtocolException.invalidParams(
        "expected initialize first, or \""
            + MetaKeys.PROTOCOL_VERSION
            + "\" at $.params._meta; protocol versions served: "
            + String.join(", ", stateless.supported()));
  }

  /** Whether what is missing is the rest of {@code _meta} rather than a handshake. */
  private boolean isMeantStateless(JsonRpcRequest message) {
    return !revisions.stateless().isEmpty()
        && (!traits.shared()
            || message.frame().clientCapabilities() != null
            || message.method().equals(Methods.SERVER_DISCOVER.name()));
  }

  /** Where what this message is about is kept; null if nothing is. */
  @Nullable Connection connection(Received received, Channel channel) {
    Object peer = peer(received, channel);
    return peer == null ? null : connections.find(peer);
  }

  /** Who sent this, as far as it matters to another message; null if it does not. */
  @Nullable Object peer(Received received, Channel channel) {
    if (received.claim() instanceof SessionClaim.Within within) {
      return within.session();
    }
    return traits.shared() ? channel : null;
  }

  /** How an answer is written to a message that does not say what it speaks. */
  Wire wire(Channel channel) {
    Connection connection = traits.shared() ? connections.find(channel) : null;
    ServerSession session = connection == null ? null : connection.session();
    return session == null ? stateless.wire() : session.dialect().wire();
  }

  /** The connection of a channel that carries everything. */
  Connection connection(Channel channel) {
    return connections.of(channel);
  }

  boolean takesBatches(Channel channel, @Nullable SessionClaim claim) {
    ProtocolVersion version = handshakes.version(channel, claim);
    return version != null && VersionFeatures.batches(version);
  }
}
