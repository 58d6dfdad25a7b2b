package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions over Streamable HTTP, as of 2025-03-26 to 2025-11-25, from the client's side. */
@Timeout(30)
class HttpSessionTest {

  private static final String DONE = "{\"content\":[{\"type\":\"text\",\"text\":\"done\"}]}";
  private static final String FORM =
      "{\"jsonrpc\":\"2.0\",\"id\":\"q1\",\"method\":\"elicitation/create\",\"params\":{"
          + "\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}";

  private final OldServer server = new OldServer().shakingHands("2025-11-25", "s-1");

  @AfterEach
  void stop() {
    server.close();
  }

  private McpClientBuilder builder() {
    return McpClient.builder("test", "1")
        .protocolVersion("2025-11-25")
        .requestTimeout(Duration.ofSeconds(10));
  }

  private McpClient connect(McpClientBuilder builder) {
    return builder.connect(HttpClientTransport.to(server.url()));
  }

  private McpClient connect() {
    return connect(builder());
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  @ParameterizedTest
  @Requirement({"H25-14", "H25-16", "H25-17", "HDR-14", "LIFE-16"})
  @CsvSource({"2025-03-26, ", "2025-06-18, 2025-06-18", "2025-11-25, 2025-11-25"})
  void namesSessionAndRevision(String version, String named) throws Exception {
    server.shakingHands(version, "s-1").result("tools/call", DONE);
    try (McpClient client =
        McpClient.builder("test", "1")
            .protocolVersion(version)
            .connect(HttpClientTransport.to(server.url()))) {
      assertThat(text(client.callTool("t", null))).isEqualTo("done");
    }

    OldServer.Seen initialize = server.take("initialize");
    assertThat(initialize.headers()).doesNotContainKeys("mcp-session-id", "mcp-protocol-version");
    for (String method : List.of("notifications/initialized", "GET", "DELETE")) {
      OldServer.Seen seen = server.take(method);
      assertThat(seen.header("Mcp-Session-Id")).as(method).isEqualTo("s-1");
      assertThat(seen.header("MCP-Protocol-Version")).as(method).isEqualTo(named);
    }
    OldServer.Seen call = server.take("tools/call");
    assertThat(call.header("Mcp-Session-Id")).isEqualTo("s-1");
    assertThat(call.headers()).doesNotContainKeys("mcp-method", "mcp-name");
    assertThat(call.header("Accept")).contains("application/json").contains("text/event-stream");
  }

  @Test
  @Requirement("H25-19")
  void sessionsWithoutIdAreNotEnded() throws Exception {
    server.shakingHands("2025-11-25", null).result("tools/call", DONE);
    try (McpClient client = connect()) {
      client.callTool("t", null);
    }
    assertThat(server.take("tools/call").headers()).doesNotContainKey("mcp-session-id");
    assertThat(server.count("DELETE")).isZero();
  }

  @Test
  @Requirement({"H25-15", "RPC-03"})
  void beginsAnewWhenTheSessionHasEnded() throws Exception {
    AtomicInteger sessions = new AtomicInteger();
    server
        .on(
            "initialize",
            peer ->
                peer.document(
                    "200 OK",
                    "Mcp-Session-Id: s-" + sessions.incrementAndGet() + "\r\n",
                    peer.result(OldServer.hello("2025-11-25"))))
        .on(
            "tools/call",
            peer -> {
              if ("s-1".equals(peer.request.header("Mcp-Session-Id"))) {
                peer.status("404 Not Found");
              } else {
                peer.json(peer.result(DONE));
              }
            });
    try (McpClient client = connect()) {
      CompletableFuture<CallToolResult> one = client.sendAsync(new CallToolRequest("t", null));
      CompletableFuture<CallToolResult> two = client.sendAsync(new CallToolRequest("u", null));

      assertThat(text(one.get(10, TimeUnit.SECONDS))).isEqualTo("done");
      assertThat(text(two.get(10, TimeUnit.SECONDS))).isEqualTo("done");
      assertThat(sessions).hasValue(2);
      server.take("initialize");
      assertThat(server.take("initialize").header("Mcp-Session-Id")).isNull();
    }
  }

  @Test
  @Requirement("H25-08")
  void resumesAfterThePauseTheServerAsksFor() throws Exception {
    AtomicLong closed = new AtomicLong();
    AtomicLong resumed = new AtomicLong();
    BlockingQueue<String> ids = new LinkedBlockingQueue<>();
    server
        .on(
            "tools/call",
            peer -> {
              ids.add(peer.request.id());
              peer.stream();
              peer.send("id: e1\nretry: 300\ndata: \n\n");
              closed.set(System.nanoTime());
            })
        .on(
            "GET",
            peer -> {
              if (!"e1".equals(peer.request.header("Last-Event-ID"))) {
                peer.status("405 Method Not Allowed");
                return;
              }
              resumed.set(System.nanoTime());
              peer.stream();
              String id = ids.take();
              peer.event("e2", "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + DONE + "}");
            });
    try (McpClient client = connect()) {
      assertThat(text(client.callTool("t", null))).isEqualTo("done");
    }
    assertThat(Duration.ofNanos(resumed.get() - closed.get()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(295));
    assertThat(server.count("tools/call")).as("sent once").isEqualTo(1);
  }

  @Test
  @Requirement("H25-12")
  void dropsEventsThatComeAgain() throws Exception {
    BlockingQueue<String> calls = new LinkedBlockingQueue<>();
    server
        .on(
            "tools/call",
            peer -> {
              calls.add(peer.request.id());
              peer.stream();
              peer.send("retry: 1\n\n");
              peer.event("e1", progress(peer.request.id(), 1));
            })
        .on(
            "GET",
            peer -> {
              if (peer.request.header("Last-Event-ID") == null) {
                peer.status("405 Method Not Allowed");
                return;
              }
              String id = calls.take();
              peer.stream();
              peer.event("e1", progress(id, 1));
              peer.event("e2", progress(id, 2));
              peer.event("e3", "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"result\":" + DONE + "}");
            });
    BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
    try (McpClient client = connect()) {
      client.callTool("t", null, CallOptions.NONE.progress(progress::add));
    }
    assertThat(progress).extracting(ProgressNotification::progress).containsExactly(1.0, 2.0);
  }

  private static String progress(String token, int progress) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{\"progressToken\":"
        + token
        + ",\"progress\":"
        + progress
        + "}}";
  }

  @Test
  @Requirement("H25-12")
  void aStreamWithoutIdsIsLost() {
    server.on(
        "tools/call",
        peer -> {
          peer.stream();
          peer.event(null, progress("99", 1));
        });
    try (McpClient client = connect()) {
      assertThatThrownBy(() -> client.callTool("t", null))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("before the answer");
    }
    assertThat(server.count("tools/call")).isEqualTo(1);
  }

  @Test
  @Requirement("H25-12")
  void aServerThatDoesNotResumeLosesTheCall() {
    server.on(
        "tools/call",
        peer -> {
          peer.stream();
          peer.send("id: e1\nretry: 1\ndata:\n\n");
        });
    try (McpClient client = connect()) {
      assertThatThrownBy(() -> client.callTool("t", null))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("405");
    }
    assertThat(server.count("tools/call")).isEqualTo(1);
  }

  @Test
  @Requirement({"H25-05", "ELI-07", "H25-03"})
  void answersTheServerOnPostsOfTheirOwn() throws Exception {
    CountDownLatch answered = new CountDownLatch(1);
    server
        .on(
            "tools/call",
            peer -> {
              peer.stream();
              peer.event(null, FORM);
              answered.await(10, TimeUnit.SECONDS);
              peer.event(null, peer.result(DONE));
            })
        .on(
            "response",
            peer -> {
              peer.status("202 Accepted");
              answered.countDown();
            });
    McpClientBuilder asking =
        builder().onElicitation((q, c) -> ElicitResult.accept(RawJson.of("{}")));
    try (McpClient client = connect(asking)) {
      assertThat(text(client.callTool("t", null))).isEqualTo("done");
    }
    OldServer.Seen response = server.take("response");
    assertThat(response.header("Mcp-Session-Id")).isEqualTo("s-1");
    assertThat(RawJson.of(response.body()))
        .isEqualTo(
            RawJson.of(
                "{\"jsonrpc\":\"2.0\",\"id\":\"q1\","
                    + "\"result\":{\"action\":\"accept\",\"content\":{}}}"));
  }

  @Test
  @Requirement({"H25-02", "H25-08", "SUB-13"})
  void hearsWhatBelongsToNoRequest() throws Exception {
    CountDownLatch listening = new CountDownLatch(1);
    server.on(
        "GET",
        peer -> {
          peer.stream();
          if (peer.request.header("Last-Event-ID") == null) {
            listening.await(10, TimeUnit.SECONDS);
            peer.send("retry: 1\n\n");
            peer.event(
                "n1", "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}");
          } else {
            peer.awaitEnd();
          }
        });
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    try (McpClient client = connect()) {
      client.listen(SubscriptionFilter.builder().toolsListChanged(true).build(), heard::add);
      listening.countDown();
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new ToolListChangedNotification());
      OldServer.Seen first = server.take("GET");
      assertThat(first.header("Accept")).isEqualTo("text/event-stream");
      assertThat(server.take("GET").header("Last-Event-ID")).isEqualTo("n1");
    }
  }

  @Test
  @Requirement("H25-15")
  void aStreamThatFindsNoSessionBeginsAnother() throws Exception {
    AtomicInteger sessions = new AtomicInteger();
    CountDownLatch listening = new CountDownLatch(1);
    server
        .on(
            "initialize",
            peer ->
                peer.document(
                    "200 OK",
                    "Mcp-Session-Id: s-" + sessions.incrementAndGet() + "\r\n",
                    peer.result(OldServer.hello("2025-11-25"))))
        .on(
            "GET",
            peer -> {
              if ("s-1".equals(peer.request.header("Mcp-Session-Id"))) {
                listening.await(10, TimeUnit.SECONDS);
                peer.status("404 Not Found");
              } else {
                peer.stream();
                peer.awaitEnd();
              }
            })
        .result("resources/subscribe", "{}");
    try (McpClient client = connect()) {
      client.listen(
          SubscriptionFilter.builder().resourceSubscriptions(List.of("a:1")).build(), news -> {});
      assertThat(server.take("resources/subscribe").header("Mcp-Session-Id")).isEqualTo("s-1");
      listening.countDown();
      assertThat(server.take("resources/subscribe").header("Mcp-Session-Id")).isEqualTo("s-2");
    }
  }

  @Test
  @Requirement({"CAN-05", "CAN-03"})
  void cancelsByANotification() throws Exception {
    CountDownLatch left = new CountDownLatch(1);
    server.on(
        "tools/call",
        peer -> {
          peer.stream();
          peer.awaitEnd();
          left.countDown();
        });
    try (McpClient client = connect()) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      OldServer.Seen sent = server.take("tools/call");
      call.cancel(true);
      assertThat(server.take("notifications/cancelled").body())
          .contains("\"requestId\":" + sent.id());
      assertThat(left.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @Requirement("RPC-15")
  void readsBatches() throws Exception {
    server
        .shakingHands("2025-03-26", "s-1")
        .on(
            "tools/call",
            peer ->
                peer.json("[" + progress(peer.request.id(), 1) + "," + peer.result(DONE) + "]"));
    BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
    try (McpClient client =
        McpClient.builder("test", "1")
            .protocolVersion("2025-03-26")
            .connect(HttpClientTransport.to(server.url()))) {
      CallToolResult result = client.callTool("t", null, CallOptions.NONE.progress(progress::add));
      assertThat(text(result)).isEqualTo("done");
      assertThat(progress).hasSize(1);
    }
  }
}
