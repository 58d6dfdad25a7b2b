package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;

/**
 * Serves WebSocket on one path, on a Jetty of its own or as a handler of another. By default it
 * listens on the loopback address only and answers only requests for, and from pages of, that
 * address. Thread-safe.
 *
 * <p>A custom transport in the words of the specification: one message a text message, otherwise as
 * on stdio. The connection is the session of older revisions, and its end cancels what it has
 * asked. Who calls is decided once, before the upgrade. A connection is closed with 1003 for binary
 * messages, with 1009 for messages over the limit, with 1007 for what is not UTF-8, with 1002 for
 * other breaches of the protocol, and with 1001 when the server stops; what is not JSON is answered
 * with an error.
 */
public final class WebSocketServerTransport implements ServerTransport {

  private static final TransportTraits TRAITS = new TransportTraits("websocket", true, false);

  private final String path;
  private final ClosedActions ended = new ClosedActions();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Connections connections;
  private final UpgradeHandler handler;
  private final @Nullable OwnJetty jetty;

  WebSocketServerTransport(WebSocketServerTransportBuilder settings, boolean listening) {
    this.path = settings.path;
    this.jetty = listening ? OwnJetty.create(settings) : null;
    String host = jetty == null ? null : jetty.host();
    boolean own = host != null && !isWildcard(host);
    HostPolicy hosts = HostPolicy.loopback();
    OriginPolicy origins = OriginPolicy.loopback();
    if (host != null && own) {
      hosts = hosts.and(host);
      origins = origins.andHost(host);
    }
    this.connections = new Connections(settings.limits());
    this.handler =
        new UpgradeHandler(
            path,
            new UpgradeRules(
                settings.hosts != null ? settings.hosts : hosts,
                settings.origins != null ? settings.origins : origins,
                settings.requireSubprotocol),
            settings.authenticator,
            settings.stopTimeout,
            connections,
            this::stopped);
  }

  /** A transport on port 8081 of the loopback address, path {@code /ws}, unless said otherwise. */
  public static WebSocketServerTransportBuilder builder() {
    return new WebSocketServerTransportBuilder();
  }

  /**
   * The endpoint as a handler for another Jetty server, be it the user's or that of an HTTP
   * transport, which decides about port and TLS. Requests of other paths are left to the handlers
   * after it. Requests are answered with 503 until a server serves this transport; stopping the
   * Jetty server ends it, gracefully if that stops so.
   *
   * @throws IllegalStateException if this transport listens by itself
   */
  public Handler asHandler() {
    if (jetty != null) {
      throw new IllegalStateException(
          "this transport has a Jetty of its own; build it with buildHandler() instead");
    }
    return handler;
  }

  @Override
  public TransportTraits traits() {
    return TRAITS;
  }

  @Override
  public void start(Inbound inbound) {
    if (!started.compareAndSet(false, true)) {
      throw new IllegalStateException("this transport was started before");
    }
    if (closed.get()) {
      throw new TransportException("this transport is closed");
    }
    handler.deliverTo(inbound);
    if (jetty != null) {
      jetty.start(handler);
    }
  }

  @Override
  public void onEnded(Runnable action) {
    ended.add(action);
  }

  /**
   * Where clients reach it, such as {@code ws://127.0.0.1:8081/ws}.
   *
   * @throws IllegalStateException if it is not started, or runs as a handler
   */
  public String url() {
    return own().origin() + path;
  }

  /** The port it listens on, also if that was chosen by the system. */
  public int port() {
    return own().port();
  }

  /** Connections that are open. */
  public int connections() {
    return connections.size();
  }

  private OwnJetty own() {
    if (jetty == null) {
      throw new IllegalStateException(
          "the Jetty server this transport is a handler of knows its ports");
    }
    return jetty;
  }

  /**
   * Stops accepting, gives running requests {@link WebSocketServerTransportBuilder#stopTimeout} to
   * be answered, closes all connections with 1001, and ends those that do not leave within {@link
   * WebSocketServerTransportBuilder#closeTimeout}.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (jetty != null) {
      jetty.stopAccepting();
    }
    handler.drain();
    handler.close();
    if (jetty != null) {
      jetty.stop();
    }
  }

  private void stopped() {
    if (!closed.get()) {
      ended.run();
    }
  }

  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("[::]");
  }
}
