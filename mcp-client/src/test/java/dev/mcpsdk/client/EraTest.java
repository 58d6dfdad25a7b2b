package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.core.transport.RefusedException.Reason;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which era the client takes a server for, by everything a server may do about the question. */
@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class EraTest {

  private static final String DISCOVERED =
      "{\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],\"capabilities\":{}}";

  private final ScriptedServer server = ScriptedServer.shared();
  private final EraVerdicts verdicts = new EraVerdicts();

  private McpClientBuilder builder() {
    return McpClient.builder("test", "1").verdicts(verdicts);
  }

  private CompletableFuture<McpClient> connect(McpClientBuilder builder, ScriptedServer to) {
    return CompletableFuture.supplyAsync(() -> builder.connect(to));
  }

  private CompletableFuture<McpClient> connect() {
    return connect(builder(), server);
  }

  private static String session(String version) {
    return "{\"protocolVersion\":\""
        + version
        + "\",\"capabilities\":{\"tools\":{}},\"serverInfo\":{\"name\":\"old\",\"version\":\"3\"},"
        + "\"instructions\":\"be kind\"}";
  }

  /** The client begins a session and asks for this revision. */
  private static void shakeHands(ScriptedServer server, String asked, String answered) {
    Sent initialize = server.take("initialize");
    assertThat(initialize.param("protocolVersion")).isEqualTo(RawJson.string(asked));
    server.result(initialize, session(answered));
    server.take("notifications/initialized");
  }

  private static void assertSpeaks(CompletableFuture<McpClient> connecting, String version) {
    try (McpClient client = get(connecting)) {
      assertThat(client.protocolVersion()).isEqualTo(version);
    }
  }

  @ParameterizedTest
  @DisplayName("VER-13 VER-14 VER-19 any error that is not of the new era leads to initialize")
  @ValueSource(ints = {-32601, -32602, -32600, -32603, -32000, -32700, 1})
  void cleanError(int code) {
    CompletableFuture<McpClient> client = connect();

    Sent probe = server.take("server/discover");
    server.error(probe, code, "null");
    Sent initialize = server.take("initialize");
    assertThat(initialize.id()).isNotEqualTo(probe.id());
    server.result(initialize, session("2025-11-25"));

    server.take("notifications/initialized");
    assertSpeaks(client, "2025-11-25");
    assertThat(server.connections()).as("the same process").isEqualTo(1);
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("VER-14 an answer that is none leads to initialize")
  void unusableAnswer() {
    CompletableFuture<McpClient> client = connect();

    server.result(server.take("server/discover"), "{}");

    shakeHands(server, "2025-11-25", "2025-11-25");
    assertSpeaks(client, "2025-11-25");
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("VER-14 VER-16 a silent server is started again and asked for a handshake")
  void silentServer() {
    CompletableFuture<McpClient> client =
        connect(
            builder().probeTimeout(Duration.ofMillis(50)),
            server.ignore("notifications/cancelled"));

    server.take("server/discover");
    shakeHands(server, "2025-11-25", "2025-06-18");

    assertSpeaks(client, "2025-06-18");
    assertThat(server.connections()).isEqualTo(2);
    assertThat(server.restarts()).isEqualTo(1);
  }

  @Test
  @DisplayName("VER-16 a server that exits is started again and asked for a handshake")
  void exitingServer() {
    CompletableFuture<McpClient> client = connect();

    server.take("server/discover");
    server.drop();
    shakeHands(server, "2025-11-25", "2025-03-26");

    assertSpeaks(client, "2025-03-26");
    assertThat(server.connections()).isEqualTo(2);
  }

  @Test
  @DisplayName("VER-16 a server that exits at the handshake, too, is told as it is")
  void exitingTwice() {
    CompletableFuture<McpClient> client = connect();

    server.take("server/discover");
    server.drop();
    server.take("initialize");
    server.drop();

    assertThat(failure(client))
        .isInstanceOf(TransportException.class)
        .satisfies(e -> assertThat(e.getSuppressed()).hasSize(1));
    assertThat(server.isClosed()).isTrue();
  }

  @Test
  @DisplayName("VER-15 a server that is slow to start and of the new era is found out all the same")
  void slowToStart() {
    CompletableFuture<McpClient> client =
        connect(
            builder().probeTimeout(Duration.ofMillis(50)),
            server.ignore("notifications/cancelled"));

    server.take("server/discover");
    server.error(server.take("initialize"), -32022, "{\"supported\":[\"2026-07-28\"]}");
    server.result(server.take("server/discover"), DISCOVERED);

    assertSpeaks(client, "2026-07-28");
  }

  @Test
  @DisplayName("VER-05 a server that refuses both is not asked for ever")
  void lyingServer() {
    CompletableFuture<McpClient> client = connect();

    server.error(server.take("server/discover"), -32601, "null");
    server.error(server.take("initialize"), -32022, "{\"supported\":[\"2026-07-28\"]}");
    server.error(server.take("server/discover"), -32022, "{\"supported\":[\"2026-07-28\"]}");

    assertThat(failure(client)).isInstanceOf(ProtocolException.class);
    assertThat(server.peek().method()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("VER-22 where only older revisions are named, the best of them is asked for")
  @CsvSource({
    "'\"2025-06-18\",\"2024-11-05\"', 2025-06-18",
    "'\"2025-03-26\",\"2025-11-25\",\"2099-01-01\"', 2025-11-25"
  })
  void unsupportedWithOlderOnes(String supported, String best) {
    CompletableFuture<McpClient> client = connect();

    server.error(server.take("server/discover"), -32022, "{\"supported\":[" + supported + "]}");

    shakeHands(server, best, best);
    assertSpeaks(client, best);
    assertThat(server.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("VER-22 a server that discovers only older revisions is asked for a handshake")
  void discoversOlderOnes() {
    CompletableFuture<McpClient> client = connect();

    server.result(
        server.take("server/discover"),
        "{\"supportedVersions\":[\"2025-03-26\",\"2025-06-18\"],\"capabilities\":{}}");

    shakeHands(server, "2025-06-18", "2025-06-18");
    assertSpeaks(client, "2025-06-18");
  }

  @ParameterizedTest
  @DisplayName("VER-15 a list of unknown revisions, or none, is an error and no handshake")
  @ValueSource(strings = {"{\"supported\":[\"2099-01-01\"]}", "{\"supported\":[]}", "null"})
  void unsupportedWithUnknownOnes(String data) {
    CompletableFuture<McpClient> client = connect();

    server.error(server.take("server/discover"), -32022, data);

    assertThat(failure(client))
        .asInstanceOf(type(ProtocolException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(-32022));
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("VER-17 VER-18 over HTTP a refusal without a message leads to initialize")
  void refusedByHttp() {
    ScriptedServer http = ScriptedServer.perRequest();
    CompletableFuture<McpClient> client = connect(builder(), http);

    http.lose(http.take("server/discover"), new RefusedException("404", Reason.NOT_UNDERSTOOD));

    shakeHands(http, "2025-11-25", "2025-11-25");
    assertSpeaks(client, "2025-11-25");
    assertThat(http.connections()).isEqualTo(1);
  }

  @Test
  @DisplayName("VER-20 over HTTP neither missing rights nor a broken connection is evidence")
  void failuresOverHttp() {
    for (TransportException cause :
        List.of(new RefusedException("401", Reason.OTHER), new TransportException("broken"))) {
      ScriptedServer http = ScriptedServer.perRequest();
      CompletableFuture<McpClient> client = connect(builder(), http);

      http.lose(http.take("server/discover"), cause);

      assertThat(failure(client)).isSameAs(cause);
      assertThat(http.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("VER-20 over HTTP silence is no evidence; the request timeout bounds it")
  void silenceOverHttp() {
    ScriptedServer http = ScriptedServer.perRequest();
    McpClientBuilder patient =
        builder().probeTimeout(Duration.ofMillis(1)).requestTimeout(Duration.ofMillis(60));

    assertThatThrownBy(() -> patient.connect(http))
        .asInstanceOf(type(TimeoutException.class))
        .satisfies(e -> assertThat(e.waited()).isGreaterThanOrEqualTo(Duration.ofMillis(60)));
    assertThat(http.take().method()).isEqualTo("server/discover");
    assertThat(http.peek().method()).isEmpty();
  }

  @ParameterizedTest
  @DisplayName("VER-24 VER-25 a pinned revision of the handshake era is asked for without a probe")
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void pinned(String version) {
    CompletableFuture<McpClient> client = connect(builder().protocolVersion(version), server);

    shakeHands(server, version, version);

    assertSpeaks(client, version);
  }

  @ParameterizedTest
  @DisplayName("VER-28 a server that answers with another revision than the client takes is left")
  @CsvSource({"2025-06-18, 2025-03-26", "2025-11-25, 2026-07-28", "2025-11-25, 1.0"})
  void disagreement(String pinned, String answered) {
    CompletableFuture<McpClient> client = connect(builder().protocolVersion(pinned), server);

    server.result(server.take("initialize"), session(answered));

    assertThat(failure(client))
        .asInstanceOf(type(UnsupportedVersionException.class))
        .satisfies(e -> assertThat(e.requested()).isEqualTo(pinned))
        .satisfies(e -> assertThat(e.supported()).containsExactly(answered));
    assertThat(server.isClosed()).isTrue();
    assertThat(server.peek().method()).isEmpty();
  }

  @Test
  @DisplayName("VER-24 pinned to the newest revision there is no handshake whatever happens")
  void pinnedToTheNewEra() {
    try (McpClient client = builder().protocolVersion("2026-07-28").connect(server)) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      server.error(server.take("tools/call"), -32601, "null");

      assertThat(failure(call)).isInstanceOf(ProtocolException.class);
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("VER-21 the next client for the same server does not probe")
  void remembersTheVerdict() {
    CompletableFuture<McpClient> first = connect(builder(), server.as("a"));
    server.error(server.take("server/discover"), -32601, "null");
    shakeHands(server, "2025-11-25", "2025-06-18");
    assertSpeaks(first, "2025-06-18");
    ScriptedServer same = ScriptedServer.shared().as("a");
    ScriptedServer other = ScriptedServer.shared().as("b");

    CompletableFuture<McpClient> second = connect(builder(), same);
    CompletableFuture<McpClient> third = connect(builder(), other);

    shakeHands(same, "2025-06-18", "2025-06-18");
    assertSpeaks(second, "2025-06-18");
    other.result(other.take("server/discover"), DISCOVERED);
    assertSpeaks(third, "2026-07-28");
  }

  @Test
  @DisplayName(
      "VER-21 a remembered verdict is given up when the server knows no handshake any more")
  void correctsAVerdict() {
    verdicts.put(
        "a", Negotiation.best(dev.mcpsdk.core.dialect.Era.HANDSHAKE, List.of("2025-06-18")), 0);
    CompletableFuture<McpClient> client = connect(builder().clock(() -> 1), server.as("a"));

    server.error(server.take("initialize"), -32601, "null");
    server.result(server.take("server/discover"), DISCOVERED);

    assertSpeaks(client, "2026-07-28");
  }

  @Test
  @DisplayName("VER-21 a server known to be of the new era is not started again for its silence")
  void silenceOfAKnownServer() {
    verdicts.put(
        "a", Negotiation.best(dev.mcpsdk.core.dialect.Era.STATELESS, List.of("2026-07-28")), 0);
    McpClientBuilder builder = builder().clock(() -> 1).probeTimeout(Duration.ofMillis(1));
    CompletableFuture<McpClient> client =
        connect(builder.requestTimeout(Duration.ofMillis(80)), server.as("a"));

    assertThat(failure(client)).isInstanceOf(TimeoutException.class);
    assertThat(server.connections()).isEqualTo(1);
    assertThat(verdicts.get("a", 1)).isNull();
  }

  @Test
  @DisplayName("VER-21 a server that is replaced by an older one is found out by the failed call")
  void downgraded() {
    server.on("server/discover", sent -> DISCOVERED);
    try (McpClient client = builder().connect(server)) {
      CompletableFuture<CallToolResult> call = client.sendAsync(new CallToolRequest("t", null));

      server.on("server/discover", sent -> "{}");
      server.error(server.take("tools/call"), -32022, "{\"supported\":[\"2025-11-25\"]}");
      shakeHands(server, "2025-11-25", "2025-11-25");
      Sent again = server.take("tools/call");
      assertThat(again.hasParam("_meta")).isFalse();
      server.result(again, "{\"content\":[]}");

      assertThat(get(call).isError()).isFalse();
      assertThat(client.protocolVersion()).isEqualTo("2025-11-25");
    }
  }
}
