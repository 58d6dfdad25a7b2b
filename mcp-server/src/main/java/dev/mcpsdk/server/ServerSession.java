package dev.mcpsdk.server;

import dev.mcpsdk.core.dialect.HandshakeServerDialect;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.engine.RunningCalls;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.Notification;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What {@code initialize} has begun: one client of the handshake era. Also stands for a message of
 * that era that is served by itself, which has no {@link Link}. Thread-safe.
 */
final class ServerSession {

  /**
   * The way back to the client.
   *
   * @param peer the session or channel of the transport, who alone may answer
   * @param unsolicited for what belongs to no request
   * @param calls under way
   * @param requester of the transport, for what the client is asked
   */
  record Link(Object peer, Channel unsolicited, RunningCalls calls, Requester requester) {}

  private final HandshakeServerDialect dialect;
  private final Caller caller;
  private final @Nullable Link link;
  private final CompletableFuture<Void> ready = new CompletableFuture<>();
  private final VisitedPages pages = new VisitedPages();

  private ServerSession(HandshakeServerDialect dialect, Caller caller, @Nullable Link link) {
    this.dialect = dialect;
    this.caller = caller;
    this.link = link;
  }

  static ServerSession of(HandshakeServerDialect dialect, Caller caller, Link link) {
    return new ServerSession(dialect, caller, link);
  }

  /** For one message, whose sender can be told and asked nothing but the answer. */
  static ServerSession alone(HandshakeServerDialect dialect, Caller caller) {
    ServerSession session = new ServerSession(dialect, caller, null);
    session.ready.complete(null);
    return session;
  }

  HandshakeServerDialect dialect() {
    return dialect;
  }

  /** Who began it. */
  Caller caller() {
    return caller;
  }

  @Nullable Link link() {
    return link;
  }

  /**
   * Done when the client has said {@code notifications/initialized}: until then it is sent nothing
   * of its own accord but log messages (2025-11-25, <i>Lifecycle</i>).
   */
  CompletableFuture<Void> ready() {
    return ready;
  }

  boolean isReady() {
    return ready.isDone();
  }

  /** The pages the client was asked to open. */
  VisitedPages pages() {
    return pages;
  }

  /** Tells the client something that belongs to no request; false if it cannot take it now. */
  boolean offer(Notification notification) {
    return link != null && link.unsolicited().offer(dialect.notification(notification));
  }
}
