package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.transport.http.endpoint.Endpoint;
import dev.mcpsdk.transport.http.session.Sessions;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.server.Handler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves Streamable HTTP on one path, on a Jetty of its own or as a handler of the user's. By
 * default it listens on the loopback address only and answers only requests for, and from pages of,
 * that address. Thread-safe.
 *
 * <p>A request is answered by one JSON document; by an event stream if something is to be sent
 * before the answer, or if the answer takes longer than {@link
 * HttpServerTransportBuilder#sseAfter}. A client that has gone away during a request is noticed,
 * and the request cancelled, within {@code sseAfter} plus {@link
 * HttpServerTransportBuilder#keepAlive}; on an open stream within twice {@code keepAlive}.
 */
public final class HttpServerTransport implements ServerTransport {

  private static final Logger log = LoggerFactory.getLogger(HttpServerTransport.class);
  private static final TransportTraits TRAITS = new TransportTraits("http", false, true);

  private final String path;
  private final Duration stopTimeout;
  private final Endpoint endpoint;
  private final ClosedActions ended = new ClosedActions();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final EndpointHandler handler;
  private final @Nullable OwnJetty jetty;

  HttpServerTransport(HttpServerTransportBuilder settings, boolean listening) {
    this.path = settings.path;
    this.stopTimeout = settings.stopTimeout;
    this.jetty = listening ? OwnJetty.create(settings) : null;
    String host = jetty == null ? null : jetty.host();
    HostPolicy hosts = settings.hosts != null ? settings.hosts : hostsAt(host);
    OriginPolicy origins = settings.origins != null ? settings.origins : originsAt(host);
    Sessions sessions = settings.sessions();
    this.endpoint = new Endpoint(settings.options(hosts, origins), settings.legacyHalf(sessions));
    endpoint.onClosed(sessions::close);
    this.handler = new EndpointHandler(path, endpoint, settings.ssePaths(sessions), this::stopped);
  }

  /** A transport on port 8080 of the loopback address, path {@code /mcp}, unless said otherwise. */
  public static HttpServerTransportBuilder builder() {
    return new HttpServerTransportBuilder();
  }

  /**
   * The endpoint as a handler for the user's own Jetty server, which decides about ports, TLS and
   * HTTP versions. Requests of other paths are left to the handlers after it. Requests are answered
   * with 503 until a server serves this transport; stopping the Jetty server ends it.
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
    endpoint.start(inbound);
    if (jetty != null) {
      jetty.start(handler);
    }
  }

  @Override
  public void onEnded(Runnable action) {
    ended.add(action);
  }

  /**
   * Where clients reach it, such as {@code http://127.0.0.1:8080/mcp}.
   *
   * @throws IllegalStateException if it is not started, or runs as a handler
   */
  public String url() {
    if (jetty == null) {
      throw new IllegalStateException(
          "the Jetty server this transport is a handler of knows its URL");
    }
    return jetty.origin() + path;
  }

  /** The port it listens on, also if that was chosen by the system. */
  public int port() {
    if (jetty == null) {
      throw new IllegalStateException(
          "the Jetty server this transport is a handler of knows its ports");
    }
    return jetty.port();
  }

  /**
   * Stops accepting, ends listen streams, gives running requests {@link
   * HttpServerTransportBuilder#stopTimeout} to be answered, then closes all connections.
   */
  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    if (jetty != null) {
      jetty.stopAccepting();
    }
    try {
      endpoint.drain().get(stopTimeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.info(
          "closing with {} requests unanswered after {}", endpoint.openResponses(), stopTimeout);
    } catch (ExecutionException e) {
      log.warn("open requests could not be ended", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    endpoint.close();
    if (jetty != null) {
      jetty.stop();
    }
  }

  private void stopped() {
    if (!closed.get()) {
      ended.run();
    }
  }

  private static HostPolicy hostsAt(@Nullable String host) {
    return host == null || isWildcard(host)
        ? HostPolicy.loopback()
        : HostPolicy.loopback().and(host);
  }

  private static OriginPolicy originsAt(@Nullable String host) {
    return host == null || isWildcard(host)
        ? OriginPolicy.loopback()
        : OriginPolicy.loopback().andHost(host);
  }

  static boolean isWildcard(String host) {
    return host.equals("0.0.0.0") || host.equals("[::]");
  }
}
