package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.websocket.ReconnectPolicy;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What holds on WebSocket alone, and our client over it. */
@Timeout(60)
class WebSocketRequirementsTest {

  record Size(int bytes) {}

  private final Baseline baseline = Baseline.now();
  private final CountDownLatch called = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final List<McpServer> servers = new ArrayList<>();

  @AfterEach
  void nothingIsLeftBehind() throws InterruptedException {
    servers.forEach(McpServer::close);
    baseline.assertNoFurtherThreads();
  }

  private McpServer server() {
    McpServer server =
        McpServer.builder("socket", "1")
            .tool("large", "Much", Size.class, (in, ctx) -> "\u00e9\n".repeat(in.bytes() / 3))
            .tool(
                "wait",
                "Waits",
                ctx -> {
                  called.countDown();
                  try {
                    new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                    throw e;
                  }
                  return "over";
                })
            .build();
    servers.add(server);
    return server;
  }

  private static WebSocketServerTransport serve(McpServer server, int port) {
    WebSocketServerTransport transport = WebSocketServerTransport.builder().port(port).build();
    server.serve(transport);
    return transport;
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  @Test
  @Requirement({"WS-03", "WS-09"})
  void concurrentAnswersAreWholeMessages() {
    try (var wire = Cell.WEBSOCKET.connect(server())) {
      List<Exchange> calls = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        calls.add(wire.send(Ask.tool("large", "{\"bytes\":" + (1 + i * 90_000) + "}")));
      }
      for (int i = 0; i < 6; i++) {
        assertThat(calls.get(i).answer().text()).hasSize((1 + i * 90_000) / 3 * 2);
      }
    }
  }

  @Test
  @Requirement("WS-04")
  void whatIsNoJsonDoesNotEndTheConnection() {
    try (var wire = Cell.WEBSOCKET.connect(server())) {
      assertThat(wire.send("{\"jsonrpc\":").answer().code()).isEqualTo(-32700);
      assertThat(wire.ask(Ask.of("server/discover")).result()).isNotNull();
    }
  }

  @Test
  @Requirement({"WS-08", "CAN-01"})
  void leavingCancelsWhatWasCalled() throws Exception {
    try (var wire = Cell.WEBSOCKET.connect(server())) {
      wire.send(Ask.tool("wait", "{}"));
      assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  @Requirement({"WS-01", "WS-02", "WS-08"})
  void oneServerAndOnePortServeHttpAndWebSocketAtOnce() {
    McpServer server = server();
    WebSocketServerTransport beside = WebSocketServerTransport.builder().buildHandler();
    HttpServerTransport http =
        HttpServerTransport.builder().port(0).handler(beside.asHandler()).build();
    server.serve(beside);
    server.serve(http);
    String url = "ws://127.0.0.1:" + http.port() + "/ws";
    try (McpClient overHttp = McpClient.connect(HttpClientTransport.to(http.url()));
        McpClient overWebSocket = McpClient.connect(WebSocketClientTransport.to(url));
        McpClient inMemory = McpClient.connect(server)) {
      for (McpClient client : List.of(overHttp, overWebSocket, inMemory)) {
        assertThat(text(client.callTool("large", new Size(300)))).hasSize(200);
      }
    }
    server.close();
    assertThat(beside.connections()).isZero();
  }

  @Test
  @Requirement("WS-08")
  void cancellingACallReachesTheServer() throws Exception {
    WebSocketServerTransport transport = serve(server(), 0);
    try (McpClient client = McpClient.connect(WebSocketClientTransport.to(transport.url()))) {
      var call = client.sendAsync(new CallToolRequest("wait", RawJson.EMPTY_OBJECT));
      assertThat(called.await(20, TimeUnit.SECONDS)).isTrue();
      call.cancel(true);
      assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
      assertThat(text(client.callTool("large", new Size(3)))).hasSize(2);
    }
  }

  @Test
  @Requirement({"WS-08", "WS-09"})
  void aLostConnectionIsMadeAgainAndListenedTo() throws Exception {
    McpServer server = server();
    WebSocketServerTransport transport = serve(server, 0);
    int port = transport.port();
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    CountDownLatch gap = new CountDownLatch(1);
    try (McpClient client =
        McpClient.connect(
            WebSocketClientTransport.builder(transport.url())
                .reconnects(
                    new ReconnectPolicy(
                        Duration.ofMillis(10), Duration.ofMillis(50), Duration.ofSeconds(30)))
                .build())) {
      Subscription subscription =
          client
              .listen(SubscriptionFilter.builder().toolsListChanged(true).build(), heard::add)
              .onGap(gap::countDown);
      server.tools().add(ToolSpec.of("one", "New", ctx -> "one"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(ToolListChangedNotification.class);
      // The server itself goes on, or it would say that this was all.
      transport.close();
      serve(server, port);
      assertThat(gap.await(20, TimeUnit.SECONDS)).as("the stream was opened again").isTrue();
      assertThat(text(client.callTool("large", new Size(3)))).hasSize(2);
      heard.clear();
      server.tools().add(ToolSpec.of("two", "New", ctx -> "two"));
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isInstanceOf(ToolListChangedNotification.class);
      subscription.close();
    }
  }
}
