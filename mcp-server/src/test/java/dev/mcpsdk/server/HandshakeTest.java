package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How sessions of 2024-11-05 to 2025-11-25 begin, and live beside requests that need none. */
class HandshakeTest {

  private static final String CELLS = "dev.mcpsdk.server.SessionClient$Cell#all";

  private static McpServerBuilder builder() {
    return ServerFixture.builder()
        .title("Demo")
        .instructions("be kind")
        .tool("hi", "h", ctx -> "hi " + ctx.protocolVersion() + " " + ctx.clientInfo().name())
        .resource(Resource.builder("a:b", "b").build(), (uri, ctx) -> "text")
        .prompt(Prompt.builder("p").build(), (a, ctx) -> "x");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"LIFE-02", "LIFE-07", "VER-26", "RES-01"})
  void initializeTellsWhatHoldsForTheSession(SessionClient.Cell cell) {
    SessionClient client = cell.connect(cell.serve(builder()));
    JsonObject result = client.begin("{}");
    assertThat(result.getString("protocolVersion")).isEqualTo(cell.version());
    assertThat(result.getString("instructions")).isEqualTo("be kind");
    assertThat(result.getJsonObject("serverInfo").getString("name")).isEqualTo("demo");
    assertThat(result.getJsonObject("capabilities"))
        .isEqualTo(
            Peer.json(
                """
                {"tools":{"listChanged":true},
                 "resources":{"subscribe":true,"listChanged":true},
                 "prompts":{"listChanged":true},"logging":{}}
                """));
    assertThat(result).doesNotContainKeys("resultType", "_meta", "ttlMs");
    assertThat(client.call("hi", "{}").text()).isEqualTo("hi " + cell.version() + " c");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"VER-27", "LIFE-06"})
  void anotherVersionIsAnsweredWithTheNewestServed(SessionClient.Cell cell) {
    for (String wanted : List.of("2026-07-28", "2099-01-01", "latest", "")) {
      SessionClient all = cell.connect(cell.serve(builder()));
      assertThat(version(all, wanted)).as(wanted).isEqualTo("2025-11-25");
      SessionClient one =
          cell.connect(cell.serve(builder().protocolVersions("2026-07-28", cell.version())));
      assertThat(version(one, wanted)).as(wanted).isEqualTo(cell.version());
    }
  }

  private static String version(SessionClient client, String wanted) {
    return client
        .ask("initialize", SessionClient.initialize(wanted, "{}"))
        .result()
        .getString("protocolVersion");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("LIFE-01")
  void aSessionIsInitializedOnce(SessionClient.Cell cell) {
    SessionClient client = cell.begin(builder(), "{}");
    Peer.Came again = client.ask("initialize", SessionClient.initialize("2025-06-18", "{}"));
    assertThat(again.code()).isEqualTo(-32600);
    assertThat(client.call("hi", "{}").text()).as("as before").contains(cell.version());
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("LIFE-09")
  void requestsBeforeInitializeAreRefusedNamingIt(SessionClient.Cell cell) {
    SessionClient client = cell.connect(cell.serve(builder()));
    Peer.Came refused = client.call("hi", "{}");
    assertThat(refused.code()).isEqualTo(-32600);
    assertThat(refused.disposition()).isEqualTo(Disposition.REJECTED);
    assertThat(refused.error().getString("message"))
        .contains("initialize", "io.modelcontextprotocol/protocolVersion", "2025-11-25");
    assertThat(client.ask("initialize", "\"protocolVersion\":\"2025-11-25\"").code())
        .as("faulty params begin nothing")
        .isEqualTo(-32602);
    assertThat(client.call("hi", "{}").code()).isEqualTo(-32600);
    client.begin("{}");
    assertThat(client.call("hi", "{}").isError()).isFalse();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"LIFE-10", "LIFE-04"})
  void pingIsAnsweredAtAnyTime(SessionClient.Cell cell) {
    SessionClient client = cell.connect(cell.serve(builder()));
    assertThat(client.ask("ping", "").result()).isEmpty();
    client.ask("initialize", SessionClient.initialize(cell.version(), "{}")).result();
    assertThat(client.ask("ping", "").result()).isEmpty();
    assertThat(client.call("hi", "{}").isError()).as("be liberal").isFalse();
    client.tell("notifications/initialized", "");
    assertThat(
            client.sendRaw("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"method\":\"ping\"}").take().json())
        .isEqualTo(Peer.json("{\"jsonrpc\":\"2.0\",\"id\":\"p\",\"result\":{}}"));
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"RPC-21", "RPC-09"})
  void unknownMethodsAreNoFaultOfTheCarrier(SessionClient.Cell cell) {
    SessionClient client = cell.begin(builder(), "{}");
    for (String method : List.of("server/discover", "subscriptions/listen", "no/such")) {
      Peer.Came came = client.ask(method, "");
      assertThat(came.code()).as(method).isEqualTo(-32601);
      assertThat(came.disposition()).isEqualTo(Disposition.HANDLED);
    }
    assertThat(
            client
                .ask("completion/complete", "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"}")
                .code())
        .as("not declared")
        .isEqualTo(-32601);
    client.tell("notifications/roots/list_changed", "");
    client.tell("notifications/whatever", "");
    assertThat(client.ask("ping", "").result()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"VER-10", "VER-11", "LIFE-12"})
  void bothErasLiveSideBySide(SessionClient.Cell cell) {
    SessionClient client = cell.connect(cell.serve(builder()));
    String stateless = Peer.request("\"s\"", "tools/list", "");
    assertThat(client.sendRaw(stateless).take().result()).containsKey("resultType");
    client.begin("{}");
    assertThat(client.sendRaw(stateless).take().result()).containsKey("resultType");
    assertThat(client.ask("tools/list", "").result()).doesNotContainKey("resultType");
    for (String gone : List.of("ping", "initialize", "logging/setLevel", "resources/subscribe")) {
      Peer.Came came = client.sendRaw(Peer.request(7, gone, "")).take();
      assertThat(came.code()).as(gone).isEqualTo(-32601);
      assertThat(came.disposition()).isEqualTo(Disposition.REJECTED);
    }
  }

  @Test
  @Requirement({"RPC-03", "RPC-04"})
  void idsOfBothErasAreOneSpaceOnOneChannel() {
    CompletableFuture<String> go = new CompletableFuture<>();
    SessionClient client =
        new SessionClient.Cell("2025-06-18", true)
            .begin(builder().tool("w", "w", ctx -> go.get()), "{}");
    Peer peer = client.sendCall("w", "{}");
    long id = client.lastId();
    peer.sendRaw(Peer.request(id, "tools/call", "\"name\":\"w\""));
    assertThat(peer.take().code()).isEqualTo(-32600);
    peer.sendRaw(Peer.request("\"" + id + "\"", "server/discover", ""));
    assertThat(peer.take().result()).as("a text is another id").isNotNull();
    go.complete("done");
    assertThat(peer.take().text()).isEqualTo("done");
    peer.sendRaw(Peer.request(id, "tools/call", "\"name\":\"w\""));
    assertThat(peer.take().text()).as("free again").isEqualTo("done");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"VER-02", "VER-12"})
  void revisionsNotServedAreRefusedInBothEras(boolean shared) {
    SessionClient.Cell cell = new SessionClient.Cell("2025-11-25", shared);
    SessionClient modern = cell.connect(cell.serve(builder().protocolVersions("2026-07-28")));
    Peer.Came came = modern.ask("initialize", SessionClient.initialize("2025-11-25", "{}"));
    assertThat(came.code()).isEqualTo(-32022);
    assertThat(came.error().getJsonObject("data").toString())
        .isEqualTo("{\"supported\":[\"2026-07-28\"],\"requested\":\"2025-11-25\"}");
    assertThat(modern.ask("ping", "").code()).isEqualTo(-32602);
    SessionClient old =
        cell.connect(cell.serve(builder().protocolVersions("2025-11-25", "2024-11-05")));
    came = old.sendRaw(Peer.request(1, "server/discover", "")).take();
    assertThat(came.code()).isEqualTo(-32022);
    assertThat(came.error().getJsonObject("data").toString())
        .isEqualTo("{\"supported\":[\"2025-11-25\",\"2024-11-05\"],\"requested\":\"2026-07-28\"}");
    assertThat(old.begin("{}").getString("protocolVersion")).isEqualTo("2025-11-25");
  }

  @Test
  @Requirement("VER-03")
  void onlyWhatATransportSpeaksIsPromisedThere() {
    Peer without = ServerFixture.perRequest(builder()).peer();
    assertThat(without.ask("server/discover", "").result().getJsonArray("supportedVersions"))
        .hasToString("[\"2026-07-28\"]");
    Peer.Came came = without.ask("tools/list", "");
    assertThat(came.result()).isNotNull();
    without.sendRaw(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"initialize\",\"params\":{%s}}"
            .formatted(SessionClient.initialize("2025-11-25", "{}")));
    assertThat(without.take().error().getJsonObject("data").toString())
        .contains("\"supported\":[\"2026-07-28\"]");
    Peer with = ServerFixture.sessions(builder()).peer();
    assertThat(with.ask("server/discover", "").result().getJsonArray("supportedVersions"))
        .hasToString(
            "[\"2026-07-28\",\"2025-11-25\",\"2025-06-18\",\"2025-03-26\",\"2024-11-05\"]");
  }

  @Test
  void unknownRevisionsCannotBeServed() {
    assertThatThrownBy(() -> builder().protocolVersions("2025-11-26"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2025-11-25")
        .hasMessageContaining("2025-11-26");
    assertThatThrownBy(() -> builder().protocolVersions())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Peer.Came alone(
      ServerFixture fixture, String version, String method, String body) {
    Peer peer = fixture.peer();
    fixture
        .wire()
        .deliver(
            peer,
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"%s\",\"params\":{%s}}"
                .formatted(method, body),
            Headers.NONE,
            EdgeRules.NONE,
            new SessionClaim.Alone(version));
    return peer.take();
  }

  @ParameterizedTest
  @CsvSource({"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  @Requirement("MRTR-19")
  void messagesAreServedByThemselvesWithoutSessions(String version) {
    ServerFixture fixture =
        ServerFixture.sessions(
            ServerFixture.builder()
                .tool("v", "v", ctx -> ctx.protocolVersion() + ctx.clientCapabilities().roots())
                .resource(Resource.builder("a:b", "b").build(), (uri, ctx) -> "text"));
    JsonObject begun =
        alone(
                fixture,
                "2025-03-26",
                "initialize",
                SessionClient.initialize(version, "{\"roots\":{}}"))
            .result();
    assertThat(begun.getString("protocolVersion")).isEqualTo(version);
    assertThat(begun.getJsonObject("capabilities"))
        .isEqualTo(Peer.json("{\"tools\":{},\"resources\":{},\"logging\":{}}"));
    assertThat(alone(fixture, version, "tools/call", "\"name\":\"v\"").text())
        .isEqualTo(version + "null");
    assertThat(alone(fixture, version, "ping", "").result()).isEmpty();
    assertThat(alone(fixture, version, "resources/subscribe", "\"uri\":\"a:b\"").code())
        .isEqualTo(-32601);
    assertThat(alone(fixture, "1999-01-01", "ping", "").code()).isEqualTo(-32022);
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"RPC-15", "RPC-18"})
  void onlySessionsOfOneRevisionTakeBatches(SessionClient.Cell cell) {
    ServerFixture fixture = cell.serve(builder());
    SessionClient client = cell.connect(fixture);
    assertThat(client.takesBatches()).isFalse();
    client.begin("{}");
    assertThat(client.takesBatches()).isEqualTo(cell.version().equals("2025-03-26"));
    assertThat(
            fixture
                .wire()
                .inbound()
                .takesBatches(fixture.peer(), new SessionClaim.Alone(cell.version())))
        .isEqualTo(cell.version().equals("2025-03-26"));
  }
}
