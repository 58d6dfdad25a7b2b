package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is answered before any handler sees a request. */
class DoorTest {

  private static final String VERSION =
      "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"";
  private static final String CAPABILITIES = "\"io.modelcontextprotocol/clientCapabilities\":{}";

  private final AtomicInteger calls = new AtomicInteger();

  private McpServerBuilder builder() {
    return ServerFixture.builder().tool("t", "t", ctx -> "x" + calls.incrementAndGet());
  }

  private Peer serve() {
    return ServerFixture.shared(builder()).peer();
  }

  /** A server that knows nothing of handshakes. */
  private Peer serveStateless() {
    return ServerFixture.shared(builder().protocolVersions("2026-07-28")).peer();
  }

  private static String withMeta(String method, String meta) {
    return "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\""
        + method
        + "\",\"params\":{\"name\":\"t\",\"_meta\":{"
        + meta
        + "}}}";
  }

  private static void assertRefused(Peer.Came came, int code) {
    assertThat(came.code()).isEqualTo(code);
    assertThat(came.disposition()).isEqualTo(Disposition.REJECTED);
  }

  @Test
  @Requirement({"META-05", "VER-01"})
  void aRequestWithoutItsMetaIsRefusedNamingWhatIsMissing() {
    Peer peer = serveStateless();
    peer.sendRaw(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}");
    Peer.Came none = peer.take();
    assertRefused(none, -32602);
    assertThat(none.error().getString("message"))
        .contains("io.modelcontextprotocol/protocolVersion");
    peer.sendRaw(withMeta("tools/call", CAPABILITIES));
    assertRefused(peer.take(), -32602);
    peer.sendRaw(withMeta("tools/call", VERSION));
    Peer.Came noCapabilities = peer.take();
    assertRefused(noCapabilities, -32602);
    assertThat(noCapabilities.error().getString("message"))
        .contains("io.modelcontextprotocol/clientCapabilities");
    peer.sendRaw("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"server/discover\"}");
    assertRefused(peer.take(), -32602);
    assertThat(calls).hasValue(0);
  }

  @Test
  @Requirement("META-05")
  void clientInfoMayBeMissing() {
    assertThat(serve().call("t", "{}").text()).isEqualTo("x1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v999.0.0", "2025-11-25", "2026-07-29", ""})
  @Requirement({"VER-02", "VER-03", "DISC-04"})
  void anotherVersionIsRefusedNamingThoseServed(String version) {
    Peer peer = serve();
    String meta = "\"io.modelcontextprotocol/protocolVersion\":\"" + version + "\"," + CAPABILITIES;
    for (String method : List.of("tools/call", "server/discover", "unknown")) {
      peer.sendRaw(withMeta(method, meta));
      Peer.Came came = peer.take();
      assertRefused(came, -32022);
      JsonObject data = came.error().getJsonObject("data");
      assertThat(data.getString("requested")).isEqualTo(version);
      assertThat(data.getJsonArray("supported").getString(0)).isEqualTo("2026-07-28");
    }
  }

  @Test
  @Requirement("VER-12")
  void initializeIsToldTheVersionsServed() {
    Peer peer = serveStateless();
    peer.sendRaw(
        """
        {"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25",
         "capabilities":{},"clientInfo":{"name":"c","version":"1"}}}
        """);
    Peer.Came came = peer.take();
    assertRefused(came, -32022);
    assertThat(came.error().getString("message")).contains("2026-07-28");
    assertThat(came.error().getJsonObject("data").getString("requested")).isEqualTo("2025-11-25");
    assertThat(came.json().getInt("id")).isZero();
    peer.sendRaw(withMeta("initialize", VERSION + "," + CAPABILITIES));
    assertRefused(peer.take(), -32601);
  }

  @Test
  @Requirement("RPC-02")
  void idsComeBackAsTheyWere() {
    Peer peer = serve();
    peer.sendRaw(Peer.request("\"1\"", "server/discover", ""));
    assertThat(peer.take().json().getString("id")).isEqualTo("1");
    peer.sendRaw(Peer.request("1", "server/discover", ""));
    assertThat(peer.take().json().getInt("id")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"jsonrpc\":\"2.0\",\"id\":1,| -32700",
        "nonsense | -32700",
        "[] | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600",
        "{\"id\":1,\"method\":\"ping\"} | -32600",
      })
  @Requirement({"RPC-02", "RPC-18", "RPC-20"})
  void whatIsNoMessageIsRefused(String text, int code) {
    Peer peer = serve();
    peer.sendRaw(text);
    assertRefused(peer.take(), code);
    assertThat(peer.ask("server/discover", "").result()).isNotNull();
  }

  @Test
  @Requirement({"RPC-09", "RPC-14"})
  void notificationsAndResponsesAreNeverAnswered() {
    Peer peer = serve();
    peer.sendRaw("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\"}");
    peer.sendRaw("{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"t\"}}");
    peer.sendRaw("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}");
    peer.sendRaw("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}");
    assertThat(peer.ask("server/discover", "").result()).isNotNull();
    assertThat(peer.inbox()).isEmpty();
    assertThat(calls).hasValue(0);
  }

  @Test
  @Requirement({"TOOL-05", "RPC-19"})
  void faultyParamsAreRefusedNamingThePath() {
    Peer peer = serve();
    Peer.Came came = peer.ask("tools/call", "\"arguments\":{}");
    assertRefused(came, -32602);
    assertThat(came.error().getString("message")).contains("name");
    assertThat(peer.ask("tools/call", "\"name\":\"t\",\"unheardOf\":[1]").text()).isEqualTo("x1");
  }

  @Test
  @Requirement("LOG-06")
  void anUnknownLogLevelIsRefused() {
    Peer peer = serve();
    peer.sendRaw(
        withMeta(
            "tools/call",
            VERSION + "," + CAPABILITIES + ",\"io.modelcontextprotocol/logLevel\":\"loud\""));
    assertRefused(peer.take(), -32602);
    assertThat(calls).hasValue(0);
  }

  @Test
  @Requirement("RPC-04")
  void anIdInFlightCannotBeUsedAgain() {
    CompletableFuture<String> go = new CompletableFuture<>();
    Peer peer =
        ServerFixture.shared(ServerFixture.builder().tool("w", "w", ctx -> go.get())).peer();
    peer.sendRaw(Peer.request("7", "tools/call", "\"name\":\"w\""));
    peer.sendRaw(Peer.request("7", "tools/call", "\"name\":\"w\""));
    assertRefused(peer.take(), -32600);
    peer.sendRaw(Peer.request("\"7\"", "server/discover", ""));
    assertThat(peer.take().result()).isNotNull();
    go.complete("done");
    assertThat(peer.take().text()).isEqualTo("done");
    peer.sendRaw(Peer.request("7", "server/discover", ""));
    assertThat(peer.take().result()).isNotNull();
  }

  @Test
  void theTransportsRulesComeAfterTheVersionAndBeforeTheMethod() {
    Wire wire = Wire.shared();
    builder().build().serve(wire);
    Peer peer = wire.peer();
    ProtocolException mismatch =
        new ProtocolException(ErrorCodes.HEADER_MISMATCH, "Mcp-Method differs");
    wire.deliver(
        peer,
        Peer.request(1, "unknown", ""),
        Headers.NONE,
        message -> {
          throw mismatch;
        });
    assertRefused(peer.take(), -32020);
    wire.deliver(
        peer,
        withMeta("unknown", "\"io.modelcontextprotocol/protocolVersion\":\"v9\"," + CAPABILITIES),
        Headers.NONE,
        message -> {
          throw mismatch;
        });
    assertRefused(peer.take(), -32022);
  }

  private static final String MIRRORED =
      """
      {"type":"object","properties":{
        "region":{"type":"string","x-mcp-header":"Region"},
        "nested":{"type":"object","properties":{"n":{"type":"integer","x-mcp-header":"N"}}},
        "flag":{"type":"boolean","x-mcp-header":"Flag"}}}
      """;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"region\":\"eu\"} | Mcp-Param-Region=eu | true",
        "{\"region\":\"eu\"} | Mcp-Param-Region=EU | false",
        "{\"region\":\"eu\"} | | false",
        "{} | | true",
        "{\"region\":null} | | true",
        "{} | Mcp-Param-Region=eu | false",
        "{\"nested\":{\"n\":42}} | Mcp-Param-N=42 | true",
        "{\"nested\":{\"n\":42.0}} | Mcp-Param-N=42 | true",
        "{\"nested\":{\"n\":42}} | Mcp-Param-N=042 | true",
        "{\"nested\":{\"n\":42}} | Mcp-Param-N=43 | false",
        "{\"nested\":{\"n\":42}} | Mcp-Param-N=4x | false",
        "{\"nested\":{\"n\":42}} | Mcp-Param-N=- | false",
        "{\"nested\":7} | | true",
        "{\"flag\":true} | Mcp-Param-Flag=true | true",
        "{\"flag\":true} | Mcp-Param-Flag=false | false",
      })
  @Requirement("HDR-10")
  void mirroredParametersMustAgree(String arguments, String header, boolean accepted) {
    Peer peer =
        ServerFixture.perRequest(
                ServerFixture.builder()
                    .tool(Tool.builder("m", RawJson.of(MIRRORED)).build(), (a, ctx) -> "ran"))
            .peer();
    Map<String, String> headers =
        header == null ? Map.of() : Map.of(header.split("=", 2)[0], header.split("=", 2)[1]);
    String request = Peer.request(1, "tools/call", "\"name\":\"m\",\"arguments\":" + arguments);
    peer.sendRaw(request, headers);
    Peer.Came came = peer.take();
    if (accepted) {
      assertThat(came.result()).isNotNull();
    } else {
      assertRefused(came, -32020);
    }
    peer.sendRaw(request);
    assertThat(peer.take().result()).as("a carrier without headers").isNotNull();
  }
}
