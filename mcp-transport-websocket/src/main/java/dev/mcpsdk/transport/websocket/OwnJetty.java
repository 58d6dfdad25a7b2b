package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import java.io.IOException;
import java.util.Locale;
import java.util.function.Function;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A Jetty server for one endpoint and nothing else. */
final class OwnJetty {

  private static final Logger log = LoggerFactory.getLogger(OwnJetty.class);
  private static final int MAX_THREADS = 200;
  private static final int MIN_THREADS = 4;
  private static final int MAX_HEADER_BYTES = 16 * 1024;

  /** Connections that are not upgraded yet, or are just being refused. */
  private static final int MORE_CONNECTIONS = 100;

  private final Server server;
  private final ServerConnector connector;

  private OwnJetty(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  static OwnJetty create(WebSocketServerTransportBuilder settings) {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("mcp-websocket");
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
    int most = (int) Math.min(Integer.MAX_VALUE, (long) settings.maxConnections + MORE_CONNECTIONS);
    server.addBean(new NetworkConnectionLimit(most, connector));
    return new OwnJetty(server, connector);
  }

  private static ServerConnector connector(
      Server server, WebSocketServerTransportBuilder settings) {
    HttpConfiguration configuration = new HttpConfiguration();
    configuration.setSendServerVersion(false);
    configuration.setRequestHeaderSize(MAX_HEADER_BYTES);
    ServerConnector connector =
        new ServerConnector(server, 1, -1, new HttpConnectionFactory(configuration));
    connector.setHost(settings.host);
    connector.setPort(settings.port);
    connector.setIdleTimeout(settings.upgradeTimeout.toMillis());
    return connector;
  }

  void start(Handler handler) {
    server.setHandler(handler);
    try {
      server.start();
    } catch (IOException e) {
      stop();
      throw new TransportException(
          "cannot listen on " + host() + ":" + connector.getPort() + ": " + e.getMessage(), e);
    } catch (Exception e) {
      stop();
      throw new TransportException("the WebSocket server could not be started", e);
    }
  }

  void stopAccepting() {
    connector.close();
  }

  void stop() {
    try {
      server.stop();
    } catch (Exception e) {
      log.warn("the WebSocket server did not stop cleanly", e);
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
    String host = WebSocketServerTransport.isWildcard(host()) ? "localhost" : host();
    return (secure ? "wss://" : "ws://") + host + ":" + port();
  }
}
