package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class SubscriptionTest {

  private static final SubscriptionFilter TOOLS =
      SubscriptionFilter.builder().toolsListChanged(true).build();
  private static final String TOOLS_JSON = "{\"toolsListChanged\":true}";
  private static final ToolListChangedNotification CHANGED = new ToolListChangedNotification();

  private final ScriptedServer server = ScriptedServer.shared();
  private final BlockingQueue<Notification> seen = new LinkedBlockingQueue<>();
  private McpClient client = server.client();

  @AfterEach
  void close() {
    client.close();
  }

  private CompletableFuture<Subscription> listen(SubscriptionFilter filter) {
    return CompletableFuture.supplyAsync(() -> client.listen(filter, seen::add));
  }

  private Subscription listen() {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    acknowledge(server.take("subscriptions/listen"), TOOLS_JSON);
    return get(opening);
  }

  private void acknowledge(Sent listen, String filter) {
    server.notify(
        "notifications/subscriptions/acknowledged",
        "{\"notifications\":" + filter + "," + meta(listen.id()) + "}");
  }

  private void changed(RawJson id) {
    server.notify("notifications/tools/list_changed", "{" + meta(id) + "}");
  }

  private static String meta(RawJson id) {
    return "\"_meta\":{\"io.modelcontextprotocol/subscriptionId\":" + id + "}";
  }

  private Notification next() {
    try {
      Notification next = seen.poll(5, TimeUnit.SECONDS);
      assertThat(next).as("a notification").isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName(
      "SUB-01 SUB-13 listening waits for the acknowledgement, and tells what was not granted")
  void reportsTheDifference() {
    SubscriptionFilter filter =
        SubscriptionFilter.builder()
            .toolsListChanged(true)
            .promptsListChanged(true)
            .resourceSubscriptions(List.of("a:1", "a:2"))
            .extension("taskIds", RawJson.of("[\"t\"]"))
            .build();
    CompletableFuture<Subscription> opening = listen(filter);
    Sent listen = server.take("subscriptions/listen");
    assertThat(listen.param("notifications"))
        .isEqualTo(
            RawJson.of(
                "{\"toolsListChanged\":true,\"promptsListChanged\":true,"
                    + "\"resourceSubscriptions\":[\"a:1\",\"a:2\"],\"taskIds\":[\"t\"]}"));
    assertThat(opening).isNotDone();

    acknowledge(listen, "{\"toolsListChanged\":true,\"resourceSubscriptions\":[\"a:2\"]}");

    Subscription subscription = get(opening);
    assertThat(subscription.requested()).isEqualTo(filter);
    assertThat(subscription.acknowledged().resourceSubscriptions()).containsExactly("a:2");
    assertThat(subscription.refused())
        .isEqualTo(
            SubscriptionFilter.builder()
                .promptsListChanged(true)
                .resourceSubscriptions(List.of("a:1"))
                .extension("taskIds", RawJson.of("[\"t\"]"))
                .build());
  }

  @Test
  @DisplayName("SUB-05 notifications go to the subscription they carry the id of, and to no other")
  void demultiplexes() {
    listen();
    BlockingQueue<Notification> others = new LinkedBlockingQueue<>();
    CompletableFuture<Subscription> opening =
        CompletableFuture.supplyAsync(() -> client.listen(TOOLS, others::add));
    Sent second = server.take("subscriptions/listen");
    acknowledge(second, TOOLS_JSON);
    get(opening);

    changed(RawJson.string(second.id().toString()));
    changed(RawJson.number(4711));
    server.notify("notifications/tools/list_changed", "{}");
    server.notify("notifications/resources/updated", "{\"uri\":\"a:1\"," + meta(second.id()) + "}");

    assertThat(Waiting.get(CompletableFuture.supplyAsync(() -> take(others))))
        .isEqualTo(new ResourceUpdatedNotification("a:1"));
    assertThat(others).isEmpty();
    assertThat(seen).isEmpty();
  }

  private static Notification take(BlockingQueue<Notification> queue) {
    try {
      return queue.poll(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  @DisplayName("SUB-02 what comes before the acknowledgement is dropped")
  void nothingBeforeTheAcknowledgement() {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    changed(listen.id());
    acknowledge(listen, TOOLS_JSON);
    get(opening);
    server.notify("notifications/resources/updated", "{\"uri\":\"a:1\"," + meta(listen.id()) + "}");

    assertThat(next()).isEqualTo(new ResourceUpdatedNotification("a:1"));
  }

  @Test
  @DisplayName("SUB-09 closing tells the server, once, and nothing is delivered any more")
  void closeCancels() {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    Subscription subscription = get(opening);

    subscription.close();
    subscription.close();
    changed(listen.id());

    assertThat(server.take("notifications/cancelled").param("requestId")).isEqualTo(listen.id());
    assertThat(server.peek().method()).isEmpty();
    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.CLOSED);
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("SUB-07 SUB-09 the graceful end is reported, and not repaired")
  void gracefulEnd() {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    Subscription subscription = get(opening);

    server.result(listen, "{\"resultType\":\"complete\"," + meta(listen.id()) + "}");

    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.BY_SERVER);
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("SUB-09 notifications/cancelled and then the answer is a graceful end too")
  void cancelledThenAnswered() {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    Subscription subscription = get(opening);

    server.notify("notifications/cancelled", "{\"requestId\":" + listen.id() + "}");
    server.result(listen, "{\"resultType\":\"complete\"," + meta(listen.id()) + "}");

    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.BY_SERVER);
  }

  @ParameterizedTest
  @DisplayName(
      "SUB-08 SUB-10 SUB-11 an abrupt end opens the stream again; the gap is told, and the cache purged")
  @ValueSource(strings = {"lost", "cancelled", "dropped"})
  void opensAgain(String how) {
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    CompletableFuture<Void> gap = new CompletableFuture<>();
    Subscription subscription = get(opening).onGap(() -> gap.complete(null));
    cacheTools();

    long broken = System.nanoTime();
    switch (how) {
      case "lost" -> server.lose(listen);
      case "cancelled" ->
          server.notify("notifications/cancelled", "{\"requestId\":" + listen.id() + "}");
      default -> server.drop();
    }

    Sent again = server.take("subscriptions/listen");
    assertThat(Duration.ofNanos(System.nanoTime() - broken))
        .as("a pause")
        .isGreaterThanOrEqualTo(Duration.ofMillis(100));
    assertThat(again.id()).isNotEqualTo(listen.id());
    assertThat(again.param("notifications")).isEqualTo(RawJson.of(TOOLS_JSON));
    acknowledge(again, TOOLS_JSON);
    get(gap);
    client.sendAsync(new ListToolsRequest(null));
    server.take("tools/list");
    changed(again.id());
    assertThat(next()).isEqualTo(CHANGED);
    assertThat(subscription.ended()).isNotDone();
  }

  private void cacheTools() {
    CompletableFuture<?> listing = client.sendAsync(new ListToolsRequest(null));
    server.result(
        server.take("tools/list"), "{\"tools\":[],\"ttlMs\":60000,\"cacheScope\":\"public\"}");
    get(listing);
  }

  @Test
  @DisplayName("SUB-11 as long as the server cannot be reached, the client tries again")
  void keepsTrying() {
    listen();

    server.refuse(true);
    server.drop();
    server.refuse(false);

    acknowledge(server.take("subscriptions/listen"), TOOLS_JSON);
  }

  @Test
  @DisplayName("SUB-11 a server that refuses to open the stream again ends the subscription")
  void refusedAgain() {
    Subscription subscription = listen();
    server.drop();

    server.error(server.take("subscriptions/listen"), -32601, "null");

    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.LOST);
  }

  @Test
  @DisplayName("SUB-11 switched off, a broken stream is the end")
  void canBeSwitchedOff() {
    client.close();
    client =
        McpClient.builder("x", "1").protocolVersion("2026-07-28").relisten(false).connect(server);
    Subscription subscription = listen();

    server.drop();

    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.LOST);
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("SUB-01 what keeps the stream from opening is thrown")
  void refusedAtOnce() {
    CompletableFuture<Subscription> opening = listen(TOOLS);

    server.error(server.take("subscriptions/listen"), -32601, "null");

    assertThat(failure(opening)).isInstanceOf(ProtocolException.class);
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("SUB-02 a server that never acknowledges is given up")
  void neverAcknowledged() {
    client.close();
    client =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .requestTimeout(Duration.ofMillis(50))
            .connect(server);
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");

    assertThat(failure(opening)).isInstanceOf(TimeoutException.class);
    assertThat(server.take("notifications/cancelled").param("requestId")).isEqualTo(listen.id());
  }

  @Test
  @DisplayName("SUB-01 a stream may be silent for longer than the request timeout")
  void streamsHaveNoTimeout() {
    client.close();
    client =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .requestTimeout(Duration.ofMillis(500))
            .hardCap(Duration.ofMillis(500))
            .connect(server);
    CompletableFuture<Subscription> opening = listen(TOOLS);
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    get(opening);
    // Another request that times out shows that the time has passed.
    assertThat(failure(client.sendAsync(new ListToolsRequest(null))))
        .isInstanceOf(TimeoutException.class);

    changed(listen.id());

    assertThat(next()).isEqualTo(CHANGED);
  }

  @Test
  @DisplayName(
      "SUB-05 a consumer may call the client, and equal notifications that wait become one")
  void consumersMayCall() {
    BlockingQueue<Notification> handled = new LinkedBlockingQueue<>();
    CompletableFuture<Subscription> opening =
        CompletableFuture.supplyAsync(
            () ->
                client.listen(
                    TOOLS,
                    news -> {
                      client.listTools((String) null);
                      handled.add(news);
                    }));
    Sent listen = server.take("subscriptions/listen");
    acknowledge(listen, TOOLS_JSON);
    get(opening);
    changed(listen.id());
    Sent listing = server.take("tools/list");

    changed(listen.id());
    changed(listen.id());
    changed(listen.id());
    server.result(listing, "{\"tools\":[]}");
    server.result(server.take("tools/list"), "{\"tools\":[]}");

    assertThat(take(handled)).isEqualTo(CHANGED);
    assertThat(take(handled)).isEqualTo(CHANGED);
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("closing the client ends its subscriptions")
  void closingTheClient() {
    Subscription subscription = listen();

    client.close();

    assertThat(get(subscription.ended())).isEqualTo(Subscription.End.CLOSED);
  }
}
