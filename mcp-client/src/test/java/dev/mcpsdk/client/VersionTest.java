package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class VersionTest {

  private static final String SUPPORTED =
      "{\"supported\":[\"2025-11-25\",\"2026-07-28\"],\"requested\":\"2026-07-28\"}";

  private final ScriptedServer server = ScriptedServer.shared();

  private static String discovery(String versions) {
    return "{\"resultType\":\"complete\",\"supportedVersions\":"
        + versions
        + ",\"capabilities\":{\"tools\":{\"listChanged\":true}},\"instructions\":\"be kind\","
        + "\"ttlMs\":0,\"cacheScope\":\"private\","
        + "\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"s\",\"version\":\"9\"}}}";
  }

  private static CompletableFuture<McpClient> async(Supplier<McpClient> connect) {
    return CompletableFuture.supplyAsync(connect);
  }

  @Test
  @DisplayName("VER-23 VER-24 a client that is not pinned asks the server before anything else")
  void discoversFirst() {
    server.on("server/discover", sent -> discovery("[\"2026-07-28\"]"));

    try (McpClient client = McpClient.connect(server)) {
      assertThat(client.protocolVersion()).isEqualTo("2026-07-28");
      assertThat(client.serverInfo()).isEqualTo(Implementation.of("s", "9"));
      assertThat(client.serverCapabilities().tools()).isNotNull();
      assertThat(client.instructions()).isEqualTo("be kind");
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("VER-07 a pinned client sends its first request at once")
  void pinnedClientDoesNotAsk() {
    try (McpClient client = server.client()) {
      client.sendAsync(new CallToolRequest("t", null));

      server.take("tools/call");
      assertThat(client.protocolVersion()).isEqualTo("2026-07-28");
      assertThat(client.serverInfo()).isNull();
    }
  }

  @ParameterizedTest
  @DisplayName("VER-24 a revision this client does not speak cannot be pinned")
  @ValueSource(strings = {"2025-11-26", "2099-01-01", ""})
  void refusesToPinOthers(String version) {
    assertThatThrownBy(() -> McpClient.builder("x", "1").protocolVersion(version))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("2026-07-28");
  }

  @Test
  @DisplayName(
      "VER-04 a server with none but unknown revisions is told by an error with both lists")
  void onlyUnknownRevisions() {
    server.on("server/discover", sent -> discovery("[\"2031-01-01\",\"2032-01-01\"]"));

    assertThatThrownBy(() -> McpClient.connect(server))
        .asInstanceOf(type(UnsupportedVersionException.class))
        .satisfies(e -> assertThat(e.supported()).isEqualTo(List.of("2031-01-01", "2032-01-01")))
        .satisfies(e -> assertThat(e.requested()).isEqualTo("2026-07-28"));
    assertThat(server.isClosed()).isTrue();
  }

  @ParameterizedTest
  @DisplayName("VER-15 errors of a modern server are told as they are")
  @ValueSource(ints = {-32020, -32021, -32022})
  void modernErrorsAreSurfaced(int code) {
    CompletableFuture<McpClient> client = async(() -> McpClient.connect(server));

    server.error(server.take("server/discover"), code, "null");

    assertThat(failure(client))
        .isInstanceOf(ProtocolException.class)
        .isNotInstanceOf(UnsupportedVersionException.class);
  }

  @Test
  @DisplayName("VER-20 a server that cannot be reached is no older server")
  void unreachableIsUnreachable() {
    server.refuse(true);

    assertThatThrownBy(() -> McpClient.connect(server)).isInstanceOf(TransportException.class);
    assertThat(server.isClosed()).isTrue();
  }

  @Test
  @DisplayName("VER-04 after -32022 the request is sent again in a common revision, under a new id")
  void retriesWithCommonRevision() {
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      Sent first = server.take("tools/call");
      server.error(first, -32022, SUPPORTED);

      Sent second = server.take("tools/call");
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(second.meta("io.modelcontextprotocol/protocolVersion"))
          .isEqualTo(RawJson.string("2026-07-28"));
      server.result(second, "{\"content\":[]}");
      get(call);
    }
  }

  @Test
  @DisplayName("VER-05 there is one such retry, however often the server says so")
  void retriesOnce() {
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));
      server.error(server.take("tools/call"), -32022, SUPPORTED);
      server.error(server.take("tools/call"), -32022, SUPPORTED);

      assertThat(failure(call)).isInstanceOf(UnsupportedVersionException.class);
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @ParameterizedTest
  @DisplayName("VER-04 without a common revision there is no retry; nor if the list is no list")
  @ValueSource(
      strings = {
        "{\"supported\":[\"2025-11-25\"],\"requested\":\"2026-07-28\"}",
        "{\"supported\":[],\"requested\":\"2026-07-28\"}",
        "{\"supported\":\"2026-07-28\"}",
        "{\"supported\":[1]}",
        "[\"2026-07-28\"]",
        "\"x\"",
        "null"
      })
  void doesNotRetryInVain(String data) {
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(new CallToolRequest("t", null));

      server.error(server.take("tools/call"), -32022, data);

      assertThat(failure(call))
          .asInstanceOf(type(ProtocolException.class))
          .satisfies(e -> assertThat(e.code()).isEqualTo(-32022));
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("VER-04 the probe, too, is corrected")
  void correctsTheProbe() {
    CompletableFuture<McpClient> connecting = async(() -> McpClient.connect(server));
    server.error(server.take("server/discover"), -32022, SUPPORTED);
    server.result(server.take("server/discover"), discovery("[\"2026-07-28\"]"));

    try (McpClient client = get(connecting)) {
      assertThat(client.protocolVersion()).isEqualTo("2026-07-28");
    }
  }
}
