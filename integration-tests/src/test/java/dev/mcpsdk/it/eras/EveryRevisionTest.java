package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.memory.InMemoryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** This client and this server in every revision: the same application code, the same outcome. */
@Timeout(30)
class EveryRevisionTest {

  record Terms(int a, int b) {}

  record Sum(int sum) {}

  record Party(int guests) {}

  private static final String MEMORY = "memory";

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final McpServer server =
      McpServer.builder("sums", "1")
          .logging(true)
          .tool("add", "Adds", Terms.class, Sum.class, (t, ctx) -> new Sum(t.a() + t.b()))
          .tool(
              "steps",
              "Reports",
              ctx -> {
                ctx.progress(1);
                ctx.log(LoggingLevel.WARNING, "half way");
                ctx.progress(2);
                return "done";
              })
          .tool(
              "book",
              "Asks",
              ctx -> {
                Party party =
                    ctx.ask("party", Question.form(Party.class, "How many?")).orElseThrow();
                return party.guests() + " guests";
              })
          .tool(
              "wait",
              "Waits",
              ctx -> {
                waiting.countDown();
                try {
                  new CountDownLatch(1).await(20, TimeUnit.SECONDS);
                } catch (InterruptedException e) {
                  interrupted.countDown();
                  throw e;
                }
                return "over";
              })
          .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "text of a")
          .build();
  private final HttpServerTransport http = HttpServerTransport.builder().port(0).sse(true).build();
  private final WebSocketServerTransport socket =
      WebSocketServerTransport.builder().port(0).build();
  private final InMemoryTransport memory = InMemoryTransport.create();

  @AfterEach
  void close() {
    server.close();
  }

  private McpClient connect(String transport, McpClientBuilder builder) {
    if (transport.equals(MEMORY)) {
      server.serve(memory.server());
      return builder.connect(memory.client());
    }
    if (transport.equals("websocket")) {
      server.serve(socket);
      return builder.connect(WebSocketClientTransport.to(socket.url()));
    }
    server.serve(http);
    String url = transport.equals("sse") ? http.url().replace("/mcp", "/sse") : http.url();
    return builder.connect(HttpClientTransport.to(url));
  }

  private static McpClientBuilder builder(String revision) {
    return McpClient.builder("test", "1")
        .requestTimeout(Duration.ofSeconds(10))
        .protocolVersion(revision);
  }

  @ParameterizedTest
  @Requirement({"VER-24", "VER-26", "LIFE-06", "RES-07"})
  @CsvSource({
    "memory, 2024-11-05",
    "memory, 2025-03-26",
    "memory, 2025-06-18",
    "memory, 2025-11-25",
    "memory, 2026-07-28",
    "http, 2025-03-26",
    "http, 2025-06-18",
    "http, 2025-11-25",
    "http, 2026-07-28",
    "sse, 2024-11-05",
    "sse, 2025-11-25",
    "websocket, 2024-11-05",
    "websocket, 2025-03-26",
    "websocket, 2025-06-18",
    "websocket, 2025-11-25",
    "websocket, 2026-07-28"
  })
  void callsAndReads(String transport, String revision) throws Exception {
    BlockingQueue<ProgressNotification> progress = new LinkedBlockingQueue<>();
    BlockingQueue<RawJson> logs = new LinkedBlockingQueue<>();
    McpClientBuilder logging =
        builder(revision).onLog(LoggingLevel.INFO, entry -> logs.add(entry.data()));
    try (McpClient client = connect(transport, logging)) {
      assertThat(client.protocolVersion()).isEqualTo(revision);
      assertThat(client.listTools())
          .extracting(Tool::name)
          .containsExactlyInAnyOrder("add", "steps", "book", "wait");
      assertThat(client.callTool("add", new Terms(2, 3)).content().toString()).contains("5");
      client.callTool("steps", null, CallOptions.NONE.progress(progress::add));
      assertThat(progress).extracting(ProgressNotification::progress).containsExactly(1.0, 2.0);
      assertThat(client.readResource("demo://a").contents()).hasSize(1);
      assertThatThrownBy(() -> client.readResource("demo://b"))
          .isInstanceOf(ResourceNotFoundException.class);
      assertThat(client.serverInfo()).isNotNull();
      assertThat(logs.poll(10, TimeUnit.SECONDS)).isEqualTo(RawJson.string("half way"));
    }
  }

  @ParameterizedTest
  @Requirement({"ELI-07", "H25-05"})
  @CsvSource({
    "memory, 2025-06-18",
    "memory, 2025-11-25",
    "memory, 2026-07-28",
    "http, 2025-06-18",
    "http, 2025-11-25",
    "http, 2026-07-28",
    "sse, 2025-06-18",
    "websocket, 2025-06-18",
    "websocket, 2025-11-25",
    "websocket, 2026-07-28"
  })
  void answersQuestions(String transport, String revision) {
    BlockingQueue<ElicitFormRequest> asked = new LinkedBlockingQueue<>();
    McpClientBuilder asking =
        builder(revision)
            .onElicitation(
                (question, context) -> {
                  asked.add(question);
                  return ElicitResult.accept(RawJson.of("{\"guests\":4}"));
                });
    try (McpClient client = connect(transport, asking)) {
      assertThat(client.callTool("book", null).content().toString()).contains("4 guests");
      assertThat(asked).hasSize(1);
    }
  }

  @ParameterizedTest
  @Requirement({"SUB-12", "SUB-13"})
  @CsvSource({
    "memory, 2024-11-05",
    "memory, 2025-11-25",
    "memory, 2026-07-28",
    "http, 2025-03-26",
    "http, 2025-11-25",
    "http, 2026-07-28",
    "sse, 2024-11-05",
    "websocket, 2024-11-05",
    "websocket, 2025-11-25",
    "websocket, 2026-07-28"
  })
  void listens(String transport, String revision) throws Exception {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        SubscriptionFilter.builder()
            .toolsListChanged(true)
            .resourceSubscriptions(List.of("demo://a"))
            .build();
    try (McpClient client = connect(transport, builder(revision))) {
      assertThat(client.listen(filter, heard::add).refused()).isEqualTo(SubscriptionFilter.NONE);

      server.resourceUpdated("demo://a");
      assertThat(heard.poll(10, TimeUnit.SECONDS))
          .isEqualTo(new ResourceUpdatedNotification("demo://a"));
      server.tools().remove("steps");
      assertThat(heard.poll(10, TimeUnit.SECONDS)).isEqualTo(new ToolListChangedNotification());
    }
  }

  @ParameterizedTest
  @Requirement("CAN-08")
  @CsvSource({
    "memory, 2024-11-05",
    "memory, 2026-07-28",
    "http, 2025-03-26",
    "http, 2025-11-25",
    "http, 2026-07-28",
    "sse, 2024-11-05",
    "websocket, 2024-11-05",
    "websocket, 2025-11-25",
    "websocket, 2026-07-28"
  })
  void cancels(String transport, String revision) throws Exception {
    try (McpClient client = connect(transport, builder(revision))) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("wait", null));
      assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();
      call.cancel(true);
      assertThat(interrupted.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @ParameterizedTest
  @Requirement("VER-13")
  @CsvSource({"memory", "http", "websocket"})
  void prefersTheNewest(String transport) {
    try (McpClient client = connect(transport, McpClient.builder("test", "1"))) {
      assertThat(client.protocolVersion()).isEqualTo("2026-07-28");
    }
  }

  @ParameterizedTest
  @Requirement({"LIFE-10", "H25-16"})
  @CsvSource({
    "memory, 2024-11-05",
    "http, 2025-03-26",
    "http, 2025-11-25",
    "sse, 2024-11-05",
    "websocket, 2025-11-25"
  })
  void pings(String transport, String revision) {
    try (McpClient client = connect(transport, builder(revision))) {
      client.ping();
      assertThat(client.discover().supportedVersions()).containsExactly(revision);
    }
  }
}
