package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.transport.SessionClaim;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.ContextHandler;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Endpoints of different modes on one Jetty. */
class ManyEndpointsTest {

  private final Server jetty = new Server();
  private final ServerConnector connector = new ServerConnector(jetty, 1, 1);
  private final Map<LegacyMode, ScriptedServer> servers = new EnumMap<>(LegacyMode.class);
  private final List<RawConnection> connections = new ArrayList<>();

  @BeforeEach
  void start() throws Exception {
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setStopTimeout(10_000);
    Handler.Sequence all = new Handler.Sequence();
    for (LegacyMode mode : LegacyMode.values()) {
      HttpServerTransport transport =
          HttpServerTransport.builder()
              .path("/" + mode)
              .legacy(mode)
              .sse(mode == LegacyMode.SESSIONS)
              .buildHandler();
      ScriptedServer server = new ScriptedServer();
      servers.put(mode, server);
      transport.start(server);
      all.addHandler(transport.asHandler());
    }
    jetty.setHandler(new ContextHandler(all, "/api"));
    jetty.start();
  }

  @AfterEach
  void stop() throws Exception {
    connections.forEach(RawConnection::close);
    jetty.stop();
  }

  private RawConnection connect() {
    RawConnection connection = new RawConnection(connector.getLocalPort());
    connections.add(connection);
    return connection;
  }

  private SessionClaim claim(LegacyMode mode) throws InterruptedException {
    RawConnection connection = connect();
    connection.send(
        connection
            .request(ScriptedServer.initialize("2025-06-18"))
            .replace("POST /mcp", "POST /api/" + mode));
    connection.answer();
    return servers.get(mode).take().claim();
  }

  @Test
  void eachServesInItsOwnMode() throws Exception {
    assertThat(claim(LegacyMode.SESSIONS)).isInstanceOf(SessionClaim.Within.class);
    assertThat(claim(LegacyMode.STATELESS)).isInstanceOf(SessionClaim.Alone.class);
    assertThat(claim(LegacyMode.OFF)).isNull();
  }

  /** SSE-02: where to post is said as the client has to ask for it. */
  @Test
  void whereToPostIncludesTheContext() {
    RawConnection connection = connect();
    connection.send("GET /api/sse HTTP/1.1\r\nHost: localhost\r\n\r\n");
    assertThat(connection.head().status()).isEqualTo(200);
    assertThat(new SseEvents(connection).next().data()).startsWith("/api/messages?sessionId=");
  }

  /** Listening streams end at once, so that stopping need not wait for them. */
  @Test
  void stoppingTheServerEndsListeningStreams() throws Exception {
    RawConnection connection = connect();
    connection.send("GET /api/sse HTTP/1.1\r\nHost: localhost\r\n\r\n");
    connection.head();
    SseEvents events = new SseEvents(connection);
    events.next();
    CompletableFuture<Void> stopping =
        CompletableFuture.runAsync(
            () -> {
              try {
                jetty.stop();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
            });
    assertThat(events.next()).isNull();
    connection.close();
    stopping.get(20, TimeUnit.SECONDS);
  }
}
