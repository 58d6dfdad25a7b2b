package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class ProgressTest {

  private static final CallToolRequest CALL = new CallToolRequest("t", null);

  private final ScriptedServer server = ScriptedServer.shared();

  private void progress(RawJson token, double value) {
    server.notify(
        "notifications/progress", "{\"progressToken\":" + token + ",\"progress\":" + value + "}");
  }

  @Test
  @DisplayName("META-11 progress is asked for only where somebody wants to hear of it")
  void asksOnlyIfWanted() {
    try (McpClient client = server.client()) {
      client.sendAsync(CALL);

      assertThat(server.take().param("_meta").member("progressToken")).isNull();
    }
  }

  @Test
  @DisplayName(
      "PRG-01 PRG-06 each call hears its own progress in order, and all of it before it returns")
  void routesByToken() {
    try (McpClient client = server.client()) {
      List<Double> first = new CopyOnWriteArrayList<>();
      List<Double> second = new CopyOnWriteArrayList<>();
      CompletableFuture<?> one =
          client.sendAsync(CALL, CallOptions.NONE.progress(p -> first.add(p.progress())));
      Sent sentOne = server.take();
      client.sendAsync(CALL, CallOptions.NONE.progress(p -> second.add(p.progress())));
      RawJson tokenTwo = server.take().meta("progressToken");
      RawJson tokenOne = sentOne.meta("progressToken");
      assertThat(tokenOne).isNotEqualTo(tokenTwo);

      for (int step = 1; step <= 50; step++) {
        progress(tokenOne, step);
      }
      progress(tokenTwo, 7);
      progress(RawJson.string("unknown"), 8);
      server.result(sentOne, "{\"content\":[]}");

      get(one);
      assertThat(first).hasSize(50).isSorted();
    }
  }

  @Test
  @DisplayName("PRG-06 progress nobody asked for does not keep a request waiting")
  void unaskedProgressIsNoSignOfLife() {
    try (McpClient client = server.client()) {
      CompletableFuture<?> call =
          client.sendAsync(CALL, CallOptions.NONE.timeout(Duration.ofMillis(100)));
      RawJson id = server.take().id();

      long deadline = System.nanoTime() + Duration.ofSeconds(5).toNanos();
      while (!call.isDone() && System.nanoTime() < deadline) {
        progress(id, 1);
      }

      assertThat(call).isCompletedExceptionally();
    }
  }

  @Test
  @DisplayName("PRG-06 progress after the answer is ignored")
  void ignoresLateProgress() {
    try (McpClient client = server.client()) {
      List<Double> seen = new CopyOnWriteArrayList<>();
      CompletableFuture<?> call =
          client.sendAsync(CALL, CallOptions.NONE.progress(p -> seen.add(p.progress())));
      Sent sent = server.take();
      server.result(sent, "{\"content\":[]}");
      get(call);

      progress(sent.meta("progressToken"), 1);

      assertThat(seen).isEmpty();
    }
  }

  @Test
  @DisplayName("PRG-06 a progress consumer may block, and may call the client")
  void consumersMayBlock() {
    try (McpClient client = server.client()) {
      CompletableFuture<Object> inner = new CompletableFuture<>();
      client.sendAsync(
          CALL, CallOptions.NONE.progress(p -> inner.complete(client.callTool("inner", null))));
      progress(server.take().meta("progressToken"), 1);

      server.result(server.take("tools/call"), "{\"content\":[]}");

      get(inner);
    }
  }

  @Test
  @DisplayName("CAN-10 progress begins the timeout anew, up to the hard cap")
  void hardCapHolds() {
    try (McpClient client =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .requestTimeout(Duration.ofMillis(2_000))
            .hardCap(Duration.ofMillis(2_500))
            .connect(server)) {
      long begun = System.nanoTime();
      CompletableFuture<?> call = client.sendAsync(CALL, CallOptions.NONE.progress(p -> {}));
      RawJson token = server.take().meta("progressToken");
      for (int step = 1; !call.isDone(); step++) {
        progress(token, step);
        Thread.onSpinWait();
      }

      assertThat(Waiting.failure(call)).isInstanceOf(TimeoutException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThanOrEqualTo(Duration.ofMillis(2_500));
      assertThat(server.take().method()).isEqualTo("notifications/cancelled");
    }
  }

  @Test
  @DisplayName("LOG-04 log messages are asked for by level, and reach the consumer in order")
  void deliversLogMessages() {
    List<String> lines = new CopyOnWriteArrayList<>();
    CompletableFuture<Void> last = new CompletableFuture<>();
    try (McpClient client =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .onLog(
                LoggingLevel.INFO,
                entry -> {
                  lines.add(entry.data().toString());
                  if (entry.data().equals(RawJson.number(3))) {
                    last.complete(null);
                  }
                })
            .connect(server)) {
      client.sendAsync(CALL);
      assertThat(server.take().meta("io.modelcontextprotocol/logLevel"))
          .isEqualTo(RawJson.string("info"));
      client.sendAsync(CALL, CallOptions.NONE.logLevel(LoggingLevel.ERROR));
      assertThat(server.take().meta("io.modelcontextprotocol/logLevel"))
          .isEqualTo(RawJson.string("error"));

      for (int line : new int[] {1, 1, 2, 3}) {
        server.notify("notifications/message", "{\"level\":\"info\",\"data\":" + line + "}");
      }

      get(last);
      assertThat(lines).containsExactly("1", "1", "2", "3");
    }
  }

  @Test
  @DisplayName("LOG-04 without a consumer no level is sent")
  void asksForNoLogs() {
    try (McpClient client = server.client()) {
      client.sendAsync(CALL);

      assertThat(server.take().param("_meta").member("io.modelcontextprotocol/logLevel")).isNull();
    }
  }
}
