package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.TextResourceContents;
import jakarta.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResourcesTest {

  private static final CacheHint MINUTE = new CacheHint(60_000, CacheScope.PUBLIC);

  private static Resource resource(String uri) {
    return Resource.builder(uri, uri).mimeType("text/plain").build();
  }

  private static Peer serve(McpServerBuilder builder) {
    return ServerFixture.shared(builder).peer();
  }

  private static Peer.Came read(Peer peer, String uri) {
    return peer.ask("resources/read", "\"uri\":\"" + uri + "\"");
  }

  @Test
  @Requirement({"RES-02", "RES-03", "CACHE-01"})
  void listsResourcesAndTemplates() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .anonymous()
                .cache(Methods.RESOURCES_LIST, MINUTE)
                .resource(resource("demo://a"), (uri, ctx) -> "a")
                .resourceTemplate(
                    ResourceTemplate.builder("demo://u/{id}", "user").build(),
                    (match, ctx) -> "u"));
    assertThat(peer.ask("resources/list", "").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","ttlMs":60000,"cacheScope":"public",
                 "resources":[{"uri":"demo://a","name":"demo://a","mimeType":"text/plain"}]}
                """));
    assertThat(peer.ask("resources/templates/list", "").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","ttlMs":0,"cacheScope":"private",
                 "resourceTemplates":[{"uriTemplate":"demo://u/{id}","name":"user"}]}
                """));
  }

  @Test
  @Requirement({"RES-04", "CACHE-01"})
  void readsTextBytesAndSeveralParts() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .anonymous()
                .resource(resource("demo://text"), (uri, ctx) -> "hello")
                .resource(
                    Resource.builder("demo://blob", "b").mimeType("image/png").build(),
                    (uri, ctx) -> new byte[] {1, 2, 3})
                .resource(
                    resource("demo://parts"),
                    (uri, ctx) ->
                        ReadResourceResult.of(
                            TextResourceContents.of(uri + "/1", null, "1"),
                            TextResourceContents.of(uri + "/2", null, "2"))));
    assertThat(read(peer, "demo://text").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","ttlMs":0,"cacheScope":"private",
                 "contents":[{"uri":"demo://text","mimeType":"text/plain","text":"hello"}]}
                """));
    assertThat(read(peer, "demo://blob").result().getJsonArray("contents").getJsonObject(0))
        .isEqualTo(
            Peer.json("{\"uri\":\"demo://blob\",\"mimeType\":\"image/png\",\"blob\":\"AQID\"}"));
    assertThat(read(peer, "demo://parts").result().getJsonArray("contents")).hasSize(2);
  }

  @Test
  @Requirement({"RES-03", "RES-13"})
  void readsWhatMatchesATemplate() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .resource(resource("demo://users/me"), (uri, ctx) -> "exact")
                .resourceTemplate(
                    ResourceTemplate.builder("demo://users/{id}", "user").build(),
                    (match, ctx) -> match.uri() + " " + match.variable("id")));
    assertThat(text(read(peer, "demo://users/a%20b"))).isEqualTo("demo://users/a%20b a b");
    assertThat(text(read(peer, "demo://users/me"))).isEqualTo("exact");
    for (String uri : List.of("demo://users/..%2Fetc", "demo://users/..", "demo://users/a/b")) {
      assertThat(read(peer, uri).code()).as(uri).isEqualTo(-32602);
    }
  }

  private static String text(Peer.Came came) {
    return came.result().getJsonArray("contents").getJsonObject(0).getString("text");
  }

  @Test
  @Requirement({"RES-05", "ERR-03"})
  void anUnknownResourceIsInvalidParamsNamingIt() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .resource(resource("demo://a"), (uri, ctx) -> "a")
                .resource(
                    resource("demo://gone"),
                    (uri, ctx) -> {
                      throw new ResourceNotFoundException(uri);
                    }));
    for (String uri : List.of("demo://nothing", "demo://gone")) {
      Peer.Came came = read(peer, uri);
      assertThat(came.code()).isEqualTo(-32602);
      assertThat(came.error().getJsonObject("data"))
          .isEqualTo(Peer.json("{\"uri\":\"" + uri + "\"}"));
      assertThat(came.disposition()).isEqualTo(Disposition.HANDLED);
    }
  }

  @Test
  @Requirement("RES-08")
  void aFailureIsInternalAndSaysNothing() {
    Peer peer =
        serve(
            ServerFixture.builder()
                .resource(
                    resource("demo://a"),
                    (uri, ctx) -> {
                      throw new java.io.IOException("/etc/secret");
                    })
                .resource(resource("demo://misfit"), (uri, ctx) -> List.of()));
    for (String uri : List.of("demo://a", "demo://misfit")) {
      Peer.Came came = read(peer, uri);
      assertThat(came.code()).isEqualTo(-32603);
      assertThat(came.error().getString("message")).matches("internal error, id [0-9a-f]{16}");
    }
  }

  @Test
  @Requirement({"CACHE-01", "CACHE-05"})
  void theNarrowestCacheHintCounts() {
    CacheHint second = new CacheHint(1000, CacheScope.PRIVATE);
    Peer peer =
        serve(
            ServerFixture.builder()
                .cache(Methods.RESOURCES_READ, MINUTE)
                .resource(resource("demo://operation"), (uri, ctx) -> "x")
                .resource(ResourceSpec.of(resource("demo://own"), (uri, ctx) -> "x").cache(second))
                .resource(
                    ResourceSpec.of(
                            resource("demo://result"),
                            (uri, ctx) ->
                                new ReadResourceResult(
                                    List.of(TextResourceContents.of(uri, null, "x")),
                                    CacheHint.NONE,
                                    Meta.EMPTY))
                        .cache(second)));
    assertThat(hint(read(peer, "demo://operation"))).isEqualTo("60000 public");
    assertThat(hint(read(peer, "demo://own"))).isEqualTo("1000 private");
    assertThat(hint(read(peer, "demo://result"))).isEqualTo("0 private");
  }

  private static String hint(Peer.Came came) {
    JsonObject result = came.result();
    return result.getInt("ttlMs") + " " + result.getString("cacheScope");
  }

  @Test
  @Requirement("CACHE-13")
  void whatDependsOnTheCallerIsNeverPublic() {
    McpServerBuilder builder =
        ServerFixture.builder()
            .visible((feature, caller) -> true)
            .cache(Methods.RESOURCES_READ, MINUTE);
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("resources/read");
    assertThatThrownBy(() -> ServerFixture.builder().cache(Methods.TOOLS_CALL, MINUTE))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("tools/call");
  }
}
