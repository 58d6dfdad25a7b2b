package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.core.transport.RefusedException.Reason;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.ReadResourceRequest;
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
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A client in a session of the handshake era. */
@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class HandshakeTest {

  private static final String CAPABILITIES =
      "{\"tools\":{\"listChanged\":true},\"logging\":{},"
          + "\"resources\":{\"subscribe\":true,\"listChanged\":false}}";

  private final ScriptedServer server = ScriptedServer.shared();

  private static McpClientBuilder builder(String version) {
    return McpClient.builder("test", "1").protocolVersion(version);
  }

  /** Answers every handshake in the revision asked for. */
  private static ScriptedServer shakingHands(ScriptedServer server) {
    return server.on(
        "initialize",
        sent ->
            "{\"protocolVersion\":"
                + sent.param("protocolVersion")
                + ",\"capabilities\":"
                + CAPABILITIES
                + ",\"serverInfo\":{\"name\":\"old\",\"version\":\"3\"},\"instructions\":\"hi\"}");
  }

  private McpClient connect(McpClientBuilder builder) {
    McpClient client = builder.connect(shakingHands(server));
    server.take("notifications/initialized");
    return client;
  }

  private McpClient connect() {
    return connect(builder("2025-11-25"));
  }

  @Test
  @DisplayName("LIFE-01 LIFE-03 LIFE-08 ROOT-01 the handshake declares what there are handlers for")
  void declares() {
    McpClientBuilder all =
        builder("2025-11-25")
            .onElicitation((q, c) -> ElicitResult.cancel())
            .onUrlElicitation((q, c) -> ElicitResult.cancel())
            .onSampling(
                new ClientCapabilities.Sampling(true, true),
                (q, c) -> CreateMessageResult.text("", "m"))
            .roots();
    CompletableFuture<McpClient> connecting =
        CompletableFuture.supplyAsync(() -> all.connect(server));

    Sent initialize = server.take("initialize");

    assertThat(initialize.param("capabilities"))
        .isEqualTo(
            RawJson.of(
                "{\"elicitation\":{\"form\":{},\"url\":{}},"
                    + "\"sampling\":{\"context\":{},\"tools\":{}},\"roots\":{\"listChanged\":true}}"));
    assertThat(initialize.param("clientInfo"))
        .isEqualTo(RawJson.of("{\"name\":\"test\",\"version\":\"1\"}"));
    assertThat(initialize.hasParam("_meta")).isFalse();
    server.error(initialize, -32603, "null");
    failure(connecting);
  }

  @ParameterizedTest
  @DisplayName("LIFE-08 ELI-01 older revisions are told nothing they do not have")
  @CsvSource({
    "2025-06-18, '{\"elicitation\":{},\"sampling\":{}}'",
    "2025-03-26, '{\"sampling\":{}}'",
    "2024-11-05, '{\"sampling\":{}}'"
  })
  void declaresLessToOlderServers(String version, String expected) {
    McpClientBuilder all =
        builder(version)
            .onElicitation((q, c) -> ElicitResult.cancel())
            .onUrlElicitation((q, c) -> ElicitResult.cancel())
            .onSampling(
                new ClientCapabilities.Sampling(true, true),
                (q, c) -> CreateMessageResult.text("", "m"));
    CompletableFuture<McpClient> connecting =
        CompletableFuture.supplyAsync(() -> all.connect(server));

    Sent initialize = server.take("initialize");

    assertThat(initialize.param("capabilities")).isEqualTo(RawJson.of(expected));
    server.error(initialize, -32603, "null");
    failure(connecting);
  }

  @Test
  @DisplayName("LIFE-02 discover() answers from the handshake and sends nothing")
  void discoversFromTheHandshake() {
    try (McpClient client = connect()) {
      DiscoverResult known = client.discover();

      assertThat(known.supportedVersions()).containsExactly("2025-11-25");
      assertThat(known.instructions()).isEqualTo("hi");
      assertThat(client.serverInfo()).isEqualTo(Implementation.of("old", "3"));
      assertThat(client.serverCapabilities().tools()).isNotNull();
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("LIFE-06 requests carry nothing of the new era; results are read without resultType")
  void plainRequests() {
    try (McpClient client = connect()) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));

      Sent sent = server.take("tools/call");
      assertThat(sent.params()).isEqualTo(RawJson.of("{\"name\":\"t\"}"));
      server.result(sent, "{\"content\":[]}");
      get(call);
    }
  }

  @Test
  @DisplayName("LIFE-12 ping is sent before 2026-07-28 and refused locally since then")
  void ping() {
    try (McpClient client = connect()) {
      CompletableFuture<?> ping = client.sendAsync(new PingRequest());
      server.result(server.take("ping"), "{}");
      get(ping);
    }
    try (McpClient client = server.client()) {
      assertThatThrownBy(client::ping).isInstanceOf(IllegalStateException.class);
    }
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("LOG-01 the level is set once for the session, before anything is called")
  void setsTheLevel() {
    server.on("logging/setLevel", sent -> "{}");
    BlockingQueue<RawJson> levels = new LinkedBlockingQueue<>();
    server.on(
        "logging/setLevel",
        sent -> {
          levels.add(sent.param("level"));
          return "{}";
        });
    BlockingQueue<RawJson> logs = new LinkedBlockingQueue<>();
    try (McpClient ignored =
        connect(
            builder("2025-06-18")
                .onLog(LoggingLevel.WARNING, message -> logs.add(message.data())))) {
      assertThat(levels).containsExactly(RawJson.string("warning"));
      server.notify("notifications/message", "{\"level\":\"error\",\"data\":\"x\"}");
      assertThat(take(logs)).isEqualTo(RawJson.string("x"));
    }
  }

  @Test
  @DisplayName("CAN-05 a call is cancelled by a notification also where it has its own exchange")
  void cancelsByNotification() {
    ScriptedServer http = shakingHands(ScriptedServer.perRequest());
    try (McpClient client = builder("2025-11-25").connect(http)) {
      http.take("notifications/initialized");
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      Sent sent = http.take("tools/call");

      call.cancel(true);

      assertThat(http.take("notifications/cancelled").param("requestId")).isEqualTo(sent.id());
      http.takeReleased();
    }
  }

  @Test
  @DisplayName("CAN-06 the handshake is not cancelled, whatever becomes of it")
  void handshakeIsNotCancelled() {
    McpClientBuilder impatient = builder("2025-11-25").requestTimeout(Duration.ofMillis(50));

    assertThatThrownBy(() -> impatient.connect(server))
        .isInstanceOf(dev.mcpsdk.core.TimeoutException.class);

    server.take("initialize");
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("RES-07 -32002 is a resource that is not there")
  void resourceNotFound() {
    try (McpClient client = connect()) {
      CompletableFuture<?> call = client.sendAsync(new ReadResourceRequest("a:1"));
      server.error(server.take("resources/read"), -32002, "null");

      assertThat(failure(call))
          .asInstanceOf(type(ResourceNotFoundException.class))
          .satisfies(e -> assertThat(e.uri()).isEqualTo("a:1"));
    }
  }

  @Test
  @DisplayName("H25-15 a call refused for its ended session is sent once more, in a new one")
  void newSession() {
    ScriptedServer http = shakingHands(ScriptedServer.perRequest());
    try (McpClient client = builder("2025-11-25").connect(http)) {
      http.take("notifications/initialized");
      CompletableFuture<?> one = client.sendAsync(new CallToolRequest("t", null));
      CompletableFuture<?> two = client.sendAsync(new CallToolRequest("u", null));
      Sent first = http.take("tools/call");
      Sent second = http.take("tools/call");

      ScriptedServer.Ended old = http.ended();
      old.lose(first, new RefusedException("404", Reason.SESSION_ENDED));
      http.take("notifications/initialized");
      Sent firstAgain = http.take("tools/call");
      old.lose(second, new RefusedException("404", Reason.SESSION_ENDED));
      Sent secondAgain = http.take("tools/call");
      http.result(firstAgain, "{\"content\":[]}");
      http.result(secondAgain, "{\"content\":[]}");

      get(one);
      get(two);
      assertThat(firstAgain.param("name")).isEqualTo(first.param("name"));
      assertThat(http.connections()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName("H25-15 a server that ends every session does not keep the client at it")
  void newSessionOnce() {
    ScriptedServer http = shakingHands(ScriptedServer.perRequest());
    try (McpClient client = builder("2025-11-25").connect(http)) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      http.take("notifications/initialized");
      http.lose(http.take("tools/call"), new RefusedException("404", Reason.SESSION_ENDED));
      http.take("notifications/initialized");
      http.lose(http.take("tools/call"), new RefusedException("404", Reason.SESSION_ENDED));

      assertThat(failure(call)).isInstanceOf(RefusedException.class);
      assertThat(http.peek().method()).isEmpty();
    }
  }

  @ParameterizedTest
  @DisplayName("LIFE-01 after the connection has ended, the next call begins with a handshake")
  @ValueSource(booleans = {true, false})
  void reconnects(boolean many) {
    try (McpClient client = connect()) {
      server.drop();
      CompletableFuture<?> one = client.sendAsync(new CallToolRequest("t", null));
      server.take("notifications/initialized");
      if (many) {
        client.sendAsync(new CallToolRequest("u", null));
      }
      server.result(server.take("tools/call"), "{\"content\":[]}");
      get(one);
      assertThat(server.connections()).isEqualTo(2);
    }
  }

  @Test
  @DisplayName(
      "SUB-12 SUB-13 listening subscribes what the server allows, and unsubscribes at the end")
  void listens() {
    server.on("resources/subscribe", sent -> "{}");
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        SubscriptionFilter.builder()
            .toolsListChanged(true)
            .promptsListChanged(true)
            .resourcesListChanged(true)
            .resourceSubscriptions(List.of("file:///a"))
            .build();
    try (McpClient client = connect()) {
      Subscription subscription = client.listen(filter, heard::add);

      assertThat(subscription.acknowledged())
          .isEqualTo(
              SubscriptionFilter.builder()
                  .toolsListChanged(true)
                  .resourceSubscriptions(List.of("file:///a"))
                  .build());
      server.notify("notifications/resources/updated", "{\"uri\":\"file:///ab\"}");
      server.notify("notifications/prompts/list_changed", "{}");
      server.notify("notifications/resources/updated", "{\"uri\":\"file:///a/b\"}");
      server.notify("notifications/tools/list_changed", "{}");
      assertThat(take(heard)).isEqualTo(new ResourceUpdatedNotification("file:///a/b"));
      assertThat(take(heard)).isEqualTo(new ToolListChangedNotification());
      subscription.close();
      assertThat(server.take("resources/unsubscribe").param("uri"))
          .isEqualTo(RawJson.string("file:///a"));
    }
  }

  @Test
  @DisplayName("SUB-12 a resource stays subscribed while another subscription wants it")
  void sharesSubscriptions() {
    server.on("resources/subscribe", sent -> "{}");
    SubscriptionFilter filter =
        SubscriptionFilter.builder().resourceSubscriptions(List.of("a:1")).build();
    try (McpClient client = connect()) {
      Subscription one = client.listen(filter, news -> {});
      Subscription two = client.listen(filter, news -> {});
      one.close();
      assertThat(server.peek().method()).isEmpty();
      two.close();
      server.take("resources/unsubscribe");
    }
  }

  @Test
  @DisplayName("SUB-12 a resource stays subscribed for one whose subscription is under way")
  void sharesWhatIsNotAnsweredYet() {
    SubscriptionFilter filter =
        SubscriptionFilter.builder().resourceSubscriptions(List.of("a:1")).build();
    try (McpClient client = connect()) {
      CompletableFuture<Subscription> one =
          CompletableFuture.supplyAsync(() -> client.listen(filter, news -> {}));
      server.result(server.take("resources/subscribe"), "{}");
      CompletableFuture<Subscription> two =
          CompletableFuture.supplyAsync(() -> client.listen(filter, news -> {}));
      Sent under = server.take("resources/subscribe");
      get(one).close();
      assertThat(server.peek().method()).isEmpty();
      server.result(under, "{}");
      get(two).close();
      server.take("resources/unsubscribe");
    }
  }

  @Test
  @DisplayName("SUB-13 a late unsubscribe does not undo the next subscription")
  void subscribesBehindTheUnsubscribe() throws Exception {
    BlockingQueue<RawJson> subscribed = new LinkedBlockingQueue<>();
    server.on(
        "resources/subscribe",
        sent -> {
          subscribed.add(sent.param("uri"));
          return "{}";
        });
    SubscriptionFilter filter =
        SubscriptionFilter.builder().resourceSubscriptions(List.of("a:1")).build();
    try (McpClient client = connect()) {
      client.listen(filter, news -> {}).close();
      take(subscribed);
      Sent leaving = server.take("resources/unsubscribe");
      CompletableFuture<Subscription> again =
          CompletableFuture.supplyAsync(() -> client.listen(filter, news -> {}));
      assertThat(subscribed.poll(300, TimeUnit.MILLISECONDS)).isNull();
      server.result(leaving, "{}");
      take(subscribed);
      assertThat(get(again).acknowledged()).isEqualTo(filter);
    }
  }

  @Test
  @DisplayName("H25-15 subscriptions are made anew in the next session, and the gap is told")
  void listensAgain() {
    BlockingQueue<RawJson> subscribed = new LinkedBlockingQueue<>();
    server.on(
        "resources/subscribe",
        sent -> {
          subscribed.add(sent.param("uri"));
          return "{}";
        });
    BlockingQueue<String> gaps = new LinkedBlockingQueue<>();
    SubscriptionFilter filter =
        SubscriptionFilter.builder().resourceSubscriptions(List.of("a:1")).build();
    try (McpClient client = connect()) {
      client.listen(filter, news -> {}).onGap(() -> gaps.add("gap"));
      take(subscribed);

      server.drop();

      server.take("notifications/initialized");
      assertThat(take(subscribed)).isEqualTo(RawJson.string("a:1"));
      assertThat(take(gaps)).isEqualTo("gap");
    }
  }

  @Test
  @DisplayName("ROOT-03 changed roots are told to servers of the handshake era only")
  void rootsChanged() {
    try (McpClient client = connect(builder("2025-11-25").roots())) {
      client.rootsChanged();
      server.take("notifications/roots/list_changed");
    }
    try (McpClient client = builder("2026-07-28").roots().connect(server)) {
      client.rootsChanged();
      assertThat(server.peek().method()).isEmpty();
    }
    try (McpClient client = server.client()) {
      assertThatThrownBy(client::rootsChanged).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  @DisplayName("LIFE-13 a handshake that is lost with its connection fails the waiting calls")
  void handshakeLost() {
    try (McpClient client = connect()) {
      server.refuse(true);
      server.drop();

      assertThatThrownBy(() -> client.callTool("t", null)).isInstanceOf(TransportException.class);

      server.refuse(false);
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      server.take("notifications/initialized");
      server.result(server.take("tools/call"), "{\"content\":[]}");
      get(call);
    }
  }

  private static <T> T take(BlockingQueue<T> queue) {
    try {
      T next = queue.poll(5, TimeUnit.SECONDS);
      assertThat(next).isNotNull();
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
