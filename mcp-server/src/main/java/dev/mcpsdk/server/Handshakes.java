package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.HandshakeServerDialect;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportSession;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ServerCapabilities;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How sessions begin on one transport. */
final class Handshakes {

  /** A session, and what its client is told of it. */
  record Begun(ServerSession session, InitializeResult result) {}

  /** These revisions must name the server. */
  private static final Implementation UNNAMED = Implementation.builder("server", "0").build();

  private final List<ProtocolVersion> served;
  private final ServerSettings settings;
  private final Catalog catalog;
  private final Connections connections;
  private final SessionNotices notices;
  private final Requester requester;
  private final @Nullable Tasks tasks;

  Handshakes(
      ServerSettings settings,
      Catalog catalog,
      Connections connections,
      SessionNotices notices,
      Requester requester,
      @Nullable Tasks tasks) {
    this.served = settings.revisions().handshake();
    this.settings = settings;
    this.catalog = catalog;
    this.connections = connections;
    this.notices = notices;
    this.requester = requester;
    this.tasks = tasks;
  }

  /**
   * Begins the session that is asked for.
   *
   * @throws ProtocolException if it cannot: there is one already
   */
  Begun begin(InitializeRequest request, Received received, Channel channel) {
    ProtocolVersion version = VersionFeatures.negotiate(request.protocolVersion(), served);
    SessionClaim claim = received.claim();
    HandshakeServerDialect dialect =
        new HandshakeServerDialect(
            version,
            claim instanceof SessionClaim.Alone ? ClientCapabilities.NONE : request.capabilities(),
            request.clientInfo());
    ServerSession session;
    if (claim instanceof SessionClaim.Alone) {
      session = ServerSession.alone(dialect, received.caller());
    } else if (claim instanceof SessionClaim.Within within) {
      session = begin(dialect, received.caller(), within.session());
    } else {
      session = begin(dialect, received.caller(), channel);
    }
    return new Begun(session, result(version, session));
  }

  private ServerSession begin(
      HandshakeServerDialect dialect, Caller caller, TransportSession transportSession) {
    Connection connection = connections.of(transportSession);
    ServerSession session =
        begin(dialect, caller, connection, transportSession, transportSession.unsolicited());
    transportSession.onEnd(() -> end(session, transportSession));
    return session;
  }

  private ServerSession begin(HandshakeServerDialect dialect, Caller caller, Channel channel) {
    Connection connection = connections.of(channel);
    ServerSession session = begin(dialect, caller, connection, channel, channel);
    channel.onClosed(() -> end(session, channel));
    return session;
  }

  private ServerSession begin(
      HandshakeServerDialect dialect,
      Caller caller,
      Connection connection,
      Object peer,
      Channel unsolicited) {
    ServerSession session =
        ServerSession.of(
            dialect,
            caller,
            new ServerSession.Link(peer, unsolicited, connection.calls(), requester));
    if (!connection.begin(session)) {
      throw new ProtocolException(
          ErrorCodes.INVALID_REQUEST, "this session has been initialized already");
    }
    notices.add(session);
    return session;
  }

  private void end(ServerSession session, Object peer) {
    notices.remove(session);
    if (tasks != null) {
      tasks.ended(session);
    }
    requester.lost(peer, new TransportException("the session has ended"));
  }

  private InitializeResult result(ProtocolVersion version, ServerSession session) {
    boolean reachable = session.link() != null;
    boolean withTasks = tasks != null && reachable && VersionFeatures.coreTasks(version);
    ServerCapabilities capabilities = catalog.capabilities(reachable, withTasks);
    return new InitializeResult(
        version.text(),
        capabilities,
        settings.identified() ? settings.identity() : UNNAMED,
        settings.instructions(),
        Meta.EMPTY);
  }

  /**
   * The stand-in for a session where a message is served by itself.
   *
   * @throws ProtocolException if the revision is not served
   */
  ServerSession alone(String version, Caller caller) {
    ProtocolVersion known = ProtocolVersion.of(version);
    boolean assumed = known == VersionFeatures.unnamed();
    if (known == null || !served.contains(known) && !assumed) {
      throw new UnsupportedVersionException(version, settings.revisions().names(true));
    }
    return alone(VersionFeatures.negotiate(version, served), caller);
  }

  /** As above, in the newest revision served. */
  ServerSession alone(Caller caller) {
    return alone(served.get(0), caller);
  }

  private static ServerSession alone(ProtocolVersion version, Caller caller) {
    return ServerSession.alone(
        new HandshakeServerDialect(version, ClientCapabilities.NONE, null), caller);
  }

  /** The revision spoken with a client, null if that is not known. */
  @Nullable ProtocolVersion version(Channel channel, @Nullable SessionClaim claim) {
    if (claim instanceof SessionClaim.Alone alone) {
      ProtocolVersion named = ProtocolVersion.of(alone.version());
      return named != null && served.contains(named) ? named : null;
    }
    Object peer = claim instanceof SessionClaim.Within within ? within.session() : channel;
    Connection connection = connections.find(peer);
    ServerSession session = connection == null ? null : connection.session();
    return session == null ? null : session.dialect().version();
  }
}
