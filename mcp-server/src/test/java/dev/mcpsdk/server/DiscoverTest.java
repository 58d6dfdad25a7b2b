package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class DiscoverTest {

  private static Peer serve(McpServerBuilder builder) {
    Wire wire = Wire.shared();
    builder.build().serve(wire);
    return wire.peer();
  }

  @Test
  @Requirement({"DISC-01", "DISC-03", "DISC-05", "META-08", "RPC-10", "CACHE-05"})
  void tellsWhatItIs() {
    Peer peer =
        serve(
            McpServer.builder("demo", "1.2").title("Demo").instructions("be kind").logging(false));
    assertThat(peer.ask("server/discover", "").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","supportedVersions":["2026-07-28","2025-11-25","2025-06-18",
                   "2025-03-26","2024-11-05"],"capabilities":{},
                 "instructions":"be kind","ttlMs":0,"cacheScope":"private",
                 "_meta":{"io.modelcontextprotocol/serverInfo":
                   {"name":"demo","title":"Demo","version":"1.2"}}}
                """));
  }

  @Test
  @Requirement("META-08")
  void anAnonymousServerDoesNotTellItsName() {
    Peer peer = serve(McpServer.builder("demo", "1").anonymous());
    assertThat(peer.ask("server/discover", "").result()).doesNotContainKey("_meta");
  }

  @Test
  @Requirement("CACHE-05")
  void cacheHintsAreTheAuthors() {
    Peer peer =
        serve(
            McpServer.builder("demo", "1")
                .cache(Methods.SERVER_DISCOVER, new CacheHint(5000, CacheScope.PUBLIC)));
    JsonObject result = peer.ask("server/discover", "").result();
    assertThat(result.getInt("ttlMs")).isEqualTo(5000);
    assertThat(result.getString("cacheScope")).isEqualTo("public");
  }

  @Test
  @Requirement({"DISC-02", "TOOL-01", "RES-01", "PRM-01", "CMP-01", "LOG-01"})
  void declaresWhatItHas() {
    Peer peer =
        serve(
            McpServer.builder("demo", "1")
                .tool("t", "t", ctx -> "x")
                .resource(Resource.builder("a://b", "b").build(), (uri, ctx) -> "x")
                .prompt(Prompt.builder("p").build(), (arguments, ctx) -> "x")
                .completion(
                    PromptReference.of("p"), "a", (request, ctx) -> CompleteResult.of(List.of())));
    assertThat(peer.ask("server/discover", "").result().getJsonObject("capabilities"))
        .isEqualTo(
            Peer.json(
                """
                {"tools":{"listChanged":true},"resources":{"subscribe":true,"listChanged":true},
                 "prompts":{"listChanged":true},"completions":{},"logging":{}}
                """));
  }

  @Test
  @Requirement({"DISC-02", "RPC-21", "LIFE-12"})
  void whatItDoesNotDeclareDoesNotExist() {
    Peer peer = serve(McpServer.builder("demo", "1"));
    for (String method :
        List.of(
            "tools/list",
            "resources/list",
            "resources/templates/list",
            "prompts/list",
            "ping",
            "logging/setLevel",
            "unknown/method")) {
      Peer.Came came = peer.ask(method, "\"level\":\"info\"");
      assertThat(came.code()).as(method).isEqualTo(-32601);
      assertThat(came.disposition()).as(method).isEqualTo(Disposition.REJECTED);
    }
  }

  @Test
  @Requirement("DISC-02")
  void aCapabilityComesWithTheFirstFeatureAndStays() {
    Wire wire = Wire.shared();
    McpServer server = McpServer.builder("demo", "1").build();
    server.serve(wire);
    Peer peer = wire.peer();
    server.tools().add(ToolSpec.of("t", "t", ctx -> "x"));
    assertThat(peer.ask("tools/list", "").result().getJsonArray("tools")).hasSize(1);
    assertThat(server.tools().remove("t")).isTrue();
    assertThat(peer.ask("tools/list", "").result().getJsonArray("tools")).isEmpty();
  }
}
