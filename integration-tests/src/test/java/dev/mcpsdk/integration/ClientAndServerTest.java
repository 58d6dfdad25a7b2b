package dev.mcpsdk.integration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.Subscription;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ToolSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The real client against the real server, in memory. */
@Timeout(30)
class ClientAndServerTest {

  record Terms(int a, int b) {}

  record Sum(int sum) {}

  private final CountDownLatch waiting = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final McpServer server = server().build();
  private McpClient client = McpClient.connect(server);

  private McpServerBuilder server() {
    return McpServer.builder("sums", "1")
        .pageSize(2)
        .logging(true)
        .tool("add", "Adds", Terms.class, Sum.class, (t, ctx) -> new Sum(t.a() + t.b()))
        .tool(
            "refuse",
            "Fails",
            ctx -> {
              throw new ToolException("not today");
            })
        .tool(
            "steps",
            "Reports",
            ctx -> {
              for (int i = 1; i <= 20; i++) {
                ctx.progress(i);
                ctx.log(LoggingLevel.INFO, "step " + i);
              }
              return "done";
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
        .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "text of a");
  }

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  private static Notification next(BlockingQueue<Notification> queue) throws InterruptedException {
    return queue.poll(5, TimeUnit.SECONDS);
  }

  @Test
  void callsTypedTools() {
    assertThat(client.serverInfo()).isNotNull();
    assertThat(client.serverCapabilities().tools()).isNotNull();
    assertThat(client.listTools())
        .extracting(Tool::name)
        .containsExactlyInAnyOrder("add", "refuse", "steps", "wait");

    assertThat(client.callTool("add", new Terms(2, 3), Sum.class)).isEqualTo(new Sum(5));
    assertThatThrownBy(() -> client.callTool("refuse", null, Sum.class))
        .isInstanceOf(ToolException.class)
        .hasMessage("not today");
    assertThat(client.callTool("add", RawJson.of("{\"a\":\"x\",\"b\":1}")).isError()).isTrue();
  }

  @Test
  void manyCallsSideBySide() throws Exception {
    List<CompletableFuture<CallToolResult>> calls = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      RawJson arguments = RawJson.from(new Terms(i, 1));
      calls.add(client.sendAsync(new CallToolRequest("add", arguments)));
    }
    for (int i = 0; i < calls.size(); i++) {
      RawJson sum = calls.get(i).get(10, TimeUnit.SECONDS).structuredContent();
      assertThat(sum).isEqualTo(RawJson.of("{\"sum\":" + (i + 1) + "}"));
    }
  }

  @Test
  void hearsProgressAndLogs() throws Exception {
    List<Double> steps = new CopyOnWriteArrayList<>();
    CountDownLatch lines = new CountDownLatch(20);
    client.close();
    client =
        McpClient.builder("test", "1")
            .onLog(LoggingLevel.INFO, entry -> lines.countDown())
            .connect(server);

    client.callTool("steps", null, CallOptions.NONE.progress(p -> steps.add(p.progress())));

    assertThat(steps).isNotEmpty().isSorted();
    assertThat(lines.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void cancellingInterruptsTheHandler() throws Exception {
    CompletableFuture<CallToolResult> call = client.sendAsync(new CallToolRequest("wait", null));
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();

    call.cancel(false);

    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void closingTheClientInterruptsItsCalls() throws Exception {
    CompletableFuture<CallToolResult> call = client.sendAsync(new CallToolRequest("wait", null));
    assertThat(waiting.await(5, TimeUnit.SECONDS)).isTrue();

    client.close();

    // Completed on a thread of the client's own: soon, not necessarily before close returns.
    assertThat(call).failsWithin(5, TimeUnit.SECONDS);
    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void readsResources() {
    assertThat(client.readResource("demo://a").contents())
        .singleElement()
        .isInstanceOfSatisfying(
            TextResourceContents.class, text -> assertThat(text.text()).isEqualTo("text of a"));
    assertThatThrownBy(() -> client.readResource("demo://none"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void hearsOfChanges() throws Exception {
    BlockingQueue<Notification> seen = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        SubscriptionFilter.builder()
            .toolsListChanged(true)
            .resourceSubscriptions(List.of("demo://a"))
            .build();
    try (Subscription subscription = client.listen(filter, seen::add)) {
      assertThat(subscription.refused()).isEqualTo(SubscriptionFilter.NONE);

      server.tools().add(ToolSpec.of("new", "New", ctx -> "new"));
      assertThat(next(seen)).isEqualTo(new ToolListChangedNotification());
      assertThat(client.listTools()).extracting(Tool::name).contains("new");
      server.resourceUpdated("demo://a");
      assertThat(next(seen)).isEqualTo(new ResourceUpdatedNotification("demo://a"));
    }
  }

  @Test
  void hearsTheEndOfTheServer() throws Exception {
    SubscriptionFilter filter = SubscriptionFilter.builder().toolsListChanged(true).build();
    Subscription subscription = client.listen(filter, news -> {});

    server.close();

    assertThat(subscription.ended().get(10, TimeUnit.SECONDS))
        .isEqualTo(Subscription.End.BY_SERVER);
  }
}
