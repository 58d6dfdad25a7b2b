package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
class ResponseCacheTest {

  private final AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 5); // it may wrap
  private final AtomicReference<String> principal = new AtomicReference<>("ann");
  private final AtomicInteger asked = new AtomicInteger();
  private final ScriptedServer server = ScriptedServer.shared();
  private final McpClient client =
      McpClient.builder("x", "1")
          .protocolVersion("2026-07-28")
          .cacheEntries(3)
          .cachePartition(principal::get)
          .clock(clock::get)
          .connect(server);

  @AfterEach
  void close() {
    client.close();
  }

  private void answer(String hints) {
    server.on("tools/list", sent -> list("tools", hints));
    server.on("prompts/list", sent -> list("prompts", hints));
    server.on("resources/list", sent -> list("resources", hints));
    server.on("resources/templates/list", sent -> list("resourceTemplates", hints));
    server.on("resources/read", sent -> list("contents", hints));
  }

  private String list(String member, String hints) {
    asked.incrementAndGet();
    return "{\"resultType\":\"complete\",\"" + member + "\":[]" + hints + "}";
  }

  private static String hints(long ttl, String scope) {
    return ",\"ttlMs\":" + ttl + ",\"cacheScope\":\"" + scope + '"';
  }

  private int asks(Runnable action) {
    int before = asked.get();
    action.run();
    return asked.get() - before;
  }

  private int asksForTools() {
    return asks(() -> client.listTools((String) null));
  }

  @Test
  @DisplayName("CACHE-06 an answer is used again until its time is over, then asked for anew")
  void freshUntilTtl() {
    answer(hints(1_000, "public"));

    assertThat(asksForTools()).isEqualTo(1);
    clock.addAndGet(Duration.ofMillis(999).toNanos());
    assertThat(asksForTools()).isZero();
    clock.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(asksForTools()).isEqualTo(1);
  }

  @ParameterizedTest
  @DisplayName("CACHE-06 without a positive ttl nothing is kept")
  @ValueSource(
      strings = {
        "",
        ",\"ttlMs\":0,\"cacheScope\":\"public\"",
        ",\"ttlMs\":-5,\"cacheScope\":\"public\"",
        ",\"cacheScope\":\"public\""
      })
  void noTtlNoCache(String hints) {
    answer(hints);

    assertThat(asksForTools()).isEqualTo(1);
    assertThat(asksForTools()).isEqualTo(1);
  }

  @Test
  @DisplayName("CACHE-06 the longest ttl there is does no harm")
  void hugeTtl() {
    answer(hints(Long.MAX_VALUE, "public"));

    assertThat(asksForTools()).isEqualTo(1);
    assertThat(asksForTools()).isZero();
  }

  @Test
  @DisplayName("CACHE-07 another method, cursor or uri is another answer")
  void keyedByParameters() {
    answer(hints(1_000, "public"));
    client.listTools((String) null);

    assertThat(asks(() -> client.listTools("p2"))).isEqualTo(1);
    assertThat(asks(() -> client.listPrompts((String) null))).isEqualTo(1);
    assertThat(asks(() -> client.readResource("a:1"))).isEqualTo(1);
    assertThat(asks(() -> client.readResource("a:2"))).isEqualTo(1);
    assertThat(asks(() -> client.readResource("a:2"))).isZero();
  }

  @Test
  @DisplayName("CACHE-09 a private answer is not shown to another principal, a public one is")
  void privateStaysPrivate() {
    answer(hints(1_000, "private"));
    assertThat(asksForTools()).isEqualTo(1);
    principal.set("bob");
    assertThat(asksForTools()).isEqualTo(1);
    principal.set("ann");
    assertThat(asksForTools()).isZero();

    answer(hints(1_000, "public"));
    assertThat(asks(() -> client.readResource("a:1"))).isEqualTo(1);
    principal.set("bob");
    assertThat(asks(() -> client.readResource("a:1"))).isZero();
  }

  @Test
  @DisplayName("CACHE-09 an answer without a scope is private")
  void noScopeIsPrivate() {
    answer(",\"ttlMs\":1000");
    client.listTools((String) null);
    principal.set("bob");

    assertThat(asksForTools()).isEqualTo(1);
  }

  @ParameterizedTest
  @DisplayName("CACHE-10 news drop what they are about at once, and nothing else")
  @CsvSource(
      delimiter = ';',
      value = {
        "notifications/tools/list_changed;{};tools",
        "notifications/prompts/list_changed;{};prompts",
        "notifications/resources/list_changed;{};resources",
        "notifications/resources/updated;{\"uri\":\"a:1\"};read",
        "notifications/resources/updated;{\"uri\":\"a:1/part\"};read",
        "notifications/resources/updated;{\"uri\":\"b:1\"};nothing"
      })
  void newsInvalidate(String method, String params, String dropped) {
    try (McpClient wide =
        McpClient.builder("x", "1").protocolVersion("2026-07-28").connect(server)) {
      answer(hints(60_000, "public"));
      wide.listTools((String) null);
      wide.listPrompts((String) null);
      wide.listResources((String) null);
      wide.readResource("a:1");

      server.notify(method, params);

      assertThat(asks(() -> wide.listTools((String) null))).isEqualTo(dropped("tools", dropped));
      assertThat(asks(() -> wide.listPrompts((String) null)))
          .isEqualTo(dropped("prompts", dropped));
      assertThat(asks(() -> wide.listResources((String) null)))
          .isEqualTo(dropped("resources", dropped));
      assertThat(asks(() -> wide.readResource("a:1"))).isEqualTo(dropped("read", dropped));
    }
  }

  private static int dropped(String what, String dropped) {
    return what.equals(dropped) ? 1 : 0;
  }

  @Test
  @DisplayName("CACHE-10 an answer that news overtook on its way is not kept")
  void overtakenAnswersAreNotKept() {
    CompletableFuture<ListToolsResult> listing = client.sendAsync(new ListToolsRequest(null));
    Sent sent = server.take("tools/list");
    server.notify("notifications/tools/list_changed", "{}");
    server.result(sent, list("tools", hints(60_000, "public")));
    get(listing);

    answer(hints(60_000, "public"));
    assertThat(asksForTools()).isEqualTo(1);
  }

  @Test
  @DisplayName("CACHE-08 the answer to a retry with input is never kept")
  void retriesAreNotCached() {
    McpClient asking =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .roots((question, context) -> dev.mcpsdk.schema.ListRootsResult.of())
            .connect(server);
    try (asking) {
      for (int i = 0; i < 2; i++) {
        CompletableFuture<?> reading = asking.sendAsync(new ReadResourceRequest("a:1"));
        server.result(
            server.take("resources/read"),
            "{\"resultType\":\"input_required\",\"inputRequests\":{\"r\":{\"method\":\"roots/list\"}}}");
        server.result(server.take("resources/read"), list("contents", hints(60_000, "public")));
        get(reading);
      }
    }
  }

  @Test
  @DisplayName("CACHE-07 a call may refresh what is cached, or leave the cache alone")
  void bypassAndRefresh() {
    answer(hints(1_000, "public"));
    ListToolsRequest request = new ListToolsRequest(null);

    assertThat(asks(() -> client.send(request, CallOptions.NONE.noCache()))).isEqualTo(1);
    assertThat(asksForTools()).isEqualTo(1);
    assertThat(asks(() -> client.send(request, CallOptions.NONE.noCache()))).isEqualTo(1);
    assertThat(asksForTools()).isZero();
    assertThat(asks(() -> client.send(request, CallOptions.NONE.refresh()))).isEqualTo(1);
    CallOptions tagged = CallOptions.NONE.meta(Meta.of("com.example/a", RawJson.TRUE));
    assertThat(asks(() -> client.send(request, tagged))).isEqualTo(1);
    assertThat(asks(() -> get(client.sendAsync(request)))).isZero();
  }

  @Test
  @DisplayName("CACHE-07 the cache is bounded, and what was used last stays")
  void bounded() {
    answer(hints(1_000, "public"));
    client.readResource("a:1");
    client.readResource("a:2");
    client.readResource("a:3");
    client.readResource("a:1");
    client.readResource("a:4");

    assertThat(asks(() -> client.readResource("a:1"))).isZero();
    assertThat(asks(() -> client.readResource("a:2"))).isEqualTo(1);
  }

  @Test
  @DisplayName("CACHE-07 a cache of no entries keeps none")
  void canBeSwitchedOff() {
    try (McpClient none =
        McpClient.builder("x", "1").protocolVersion("2026-07-28").cacheEntries(0).connect(server)) {
      answer(hints(1_000, "public"));

      assertThat(asks(() -> none.listTools((String) null))).isEqualTo(1);
      assertThat(asks(() -> none.listTools((String) null))).isEqualTo(1);
    }
  }

  private McpClient stale(Duration atMost) {
    return McpClient.builder("x", "1")
        .protocolVersion("2026-07-28")
        .serveStale(atMost)
        .cachePartition(principal::get)
        .clock(clock::get)
        .connect(server);
  }

  private void pass(long millis) {
    clock.addAndGet(Duration.ofMillis(millis).toNanos());
  }

  @Test
  @DisplayName("CACHE-12 if so set, an answer is given after its time when the server is gone")
  void servesStale() {
    try (McpClient lenient = stale(Duration.ofMillis(500))) {
      answer(hints(1_000, "private"));
      lenient.readResource("a:1");
      pass(1_499);
      assertThat(asks(() -> lenient.readResource("a:2"))).isEqualTo(1);
      server.drop();
      server.refuse(true);
      ReadResourceRequest request = new ReadResourceRequest("a:1");
      assertThat(lenient.send(request)).isNotNull();
      assertThat(get(lenient.sendAsync(request))).isNotNull();
      assertThatThrownBy(() -> lenient.send(request, CallOptions.NONE.refresh()))
          .isInstanceOf(TransportException.class);
      principal.set("bob");
      assertThatThrownBy(() -> lenient.send(request)).isInstanceOf(TransportException.class);
      principal.set("ann");
      pass(1);
      assertThatThrownBy(() -> lenient.send(request)).isInstanceOf(TransportException.class);
      assertThat(failure(lenient.sendAsync(request))).isInstanceOf(TransportException.class);
    }
  }

  @Test
  @DisplayName("CACHE-12 what the server answers, or has said to be outdated, is never replaced")
  void servesStaleOnlyInPlaceOfNothing() {
    try (McpClient lenient = stale(Duration.ofHours(1))) {
      answer(hints(1_000, "public"));
      lenient.readResource("a:1");
      lenient.listTools((String) null);
      pass(2_000);
      assertThat(asks(() -> lenient.readResource("a:1"))).isEqualTo(1);
      pass(2_000);
      server.off("resources/read");
      CompletableFuture<?> reading = lenient.sendAsync(new ReadResourceRequest("a:1"));
      server.error(server.take("resources/read"), -32603, "null");
      assertThat(failure(reading)).isInstanceOf(ProtocolException.class);
      server.notify("notifications/tools/list_changed", "{}");
      server.drop();
      server.refuse(true);
      assertThatThrownBy(() -> lenient.listTools((String) null))
          .isInstanceOf(TransportException.class);
      assertThat(lenient.readResource("a:1")).isNotNull();
    }
  }

  @Test
  @DisplayName("CACHE-12 by default no answer is given after its time")
  void servesNothingStaleByDefault() {
    answer(hints(1_000, "public"));
    client.readResource("a:1");
    pass(1_000);
    server.drop();
    server.refuse(true);
    assertThatThrownBy(() -> client.readResource("a:1")).isInstanceOf(TransportException.class);
  }
}
