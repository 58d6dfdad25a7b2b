package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.Graceful;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jetty server for one endpoint, and what the user puts beside it. */
final class OwnJetty {

  private static final Logger log = LoggerFactory.getLogger(OwnJetty.class);
  private static final int MAX_THREADS = 200;
  private static final int MIN_THREADS = 4;
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  private final Server server;
  private final ServerConnector connector;
  private final SlowHeads heads;
  private final List<Handler> others;

  private OwnJetty(
      Server server, ServerConnector connector, SlowHeads heads, List<Handler> others) {
    this.server = server;
    this.connector = connector;
    this.heads = heads;
    this.others = others;
  }

  static OwnJetty create(HttpServerTransportBuilder settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("mcp-http");
    Server server = new Server(threads);
    // Never a page that tells what runs here; the status says enough.
    server.setErrorHandler(
        (request, response, callback) -> {
          callback.succeeded();
          return true;
        });
    Function<Server, ServerConnector> factory = settings.connector;
    ServerConnector connector =
        factory == null ? connector(server, settings) : factory.apply(server);
    server.addConnector(connector);
    server.addBean(new NetworkConnectionLimit(settings.maxConnections, connector));
    SlowHeads heads = new SlowHeads(settings.requestTimeout);
    connector.addEventListener(heads);
    return new OwnJetty(server, connector, heads, List.copyOf(settings.handlers));
  }

  private static ServerConnector connector(Server server, HttpServerTransportBuilder settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
    ServerConnector connector =
        new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration));
    connector.setHost(settings.host);
    connector.setPort(settings.port);
    connector.setIdleTimeout(settings.idleTimeout.toMillis());
    return connector;
  }

  void start(Handler handler) {
    List<Handler> all = new ArrayList<>(others);
    all.add(0, handler);
    server.setHandler(all.size() == 1 ? handler : new Handler.Sequence(all));
    heads.start();
    try {
      server.start();
    } catch (IOException e) {
      stop();
      throw new TransportException("cannot listen on " + address() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      stop();
      throw new TransportException("the HTTP server could not be started", e);
    }
  }

  void stopAccepting() {
    connector.close();
  }

  /** Lets the handlers beside the endpoint finish while their connections are still open. */
  void shutDownOthers(Duration atMost) {
    List<CompletableFuture<Void>> ends = new ArrayList<>();
    for (Handler other : others) {
      if (other instanceof Graceful graceful) {
        ends.add(graceful.shutdown());
      }
    }
    try {
      CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new))
          .get(atMost.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      log.info("a handler was not shut down after {}", atMost);
    } catch (ExecutionException e) {
      log.warn("a handler could not be shut down", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void stop() {
    heads.stop();
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the HTTP server did not stop cleanly", e);
    }
  }

  /** As bound, IPv6 in brackets; the wildcard address if it is bound to all. */
  String host() {
    String host = connector.getHost();
    if (host == null) {
      return "0.0.0.0";
    }
    return host.indexOf(':') >= 0 && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  int port() {
    int port = connector.getLocalPort();
    if (port <= 0) {
      throw new IllegalStateException("the transport is not started");
    }
    return port;
  }

  String origin() {
    boolean secure = connector.getDefaultProtocol().toLowerCase(Locale.ROOT).startsWith("ssl");
    String host = HttpServerTransport.isWildcard(host()) ? "localhost" : host();
    return (secure ? "https://" : "http://") + host + ":" + port();
  }

  private String address() {
    return host() + ":" + connector.getPort();
  }
}
