package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ReadResourceResult;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.TextResourceContents;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;

class ResourceRequirementsTest extends RequirementTest {

  private void serveSome(Cell cell, Revision revision) {
    builder
        .resource(
            Resource.builder("demo://text", "text").mimeType("text/plain").size(4L).build(),
            (uri, ctx) -> "t\u00e9xt")
        .resource(
            Resource.builder("demo://bytes", "bytes").mimeType("image/png").build(),
            (uri, ctx) -> new byte[] {0, (byte) 0xFF})
        .resource(
            Resource.builder("demo://folder", "folder").build(),
            (uri, ctx) ->
                ReadResourceResult.of(
                    TextResourceContents.of("demo://folder/a", "text/plain", "a"),
                    BlobResourceContents.of("demo://folder/b", null, new byte[] {1})))
        .resourceTemplate(
            ResourceTemplate.builder("demo://users/{id}", "user").build(),
            (match, ctx) -> "user " + match.variable("id"))
        .resourceTemplate(
            ResourceTemplate.builder("file:///docs/{+path}", "docs").build(),
            (match, ctx) -> "file " + match.variable("path"));
    serve(cell, revision);
  }

  private static void assertHints(JsonObject result, Revision revision) {
    if (revision.handshake()) {
      assertThat(result).doesNotContainKeys("ttlMs", "cacheScope");
    } else {
      assertThat(result.getInt("ttlMs")).isNotNegative();
      assertThat(result.getString("cacheScope")).isIn("public", "private");
    }
  }

  private Message read(String uri) {
    return ask("resources/read", "\"uri\":\"" + uri + "\"");
  }

  private JsonArray contents(String uri) {
    return read(uri).result().getJsonArray("contents");
  }

  @OnEveryRevision
  @Requirement({"RES-01", "RES-02", "RES-03", "CACHE-01"})
  void resourcesAndTemplatesAreListed(Cell cell, Revision revision) {
    serveSome(cell, revision);
    assertThat(capabilities().getJsonObject("resources"))
        .isEqualTo(Json.object("{\"subscribe\":true,\"listChanged\":true}"));
    JsonObject resources = ask("resources/list").result();
    assertThat(resources.getJsonArray("resources"))
        .extracting(each -> each.asJsonObject().getString("uri"))
        .containsExactly("demo://text", "demo://bytes", "demo://folder");
    assertThat(resources.getJsonArray("resources").getJsonObject(0))
        .isEqualTo(
            Json.object(
                "{\"uri\":\"demo://text\",\"name\":\"text\",\"mimeType\":\"text/plain\","
                    + "\"size\":4}"));
    JsonObject templates = ask("resources/templates/list").result();
    assertThat(templates.getJsonArray("resourceTemplates"))
        .extracting(each -> each.asJsonObject().getString("uriTemplate"))
        .containsExactly("demo://users/{id}", "file:///docs/{+path}");
    for (JsonObject result : List.of(resources, templates)) {
      assertHints(result, revision);
    }
  }

  @OnEveryRevision
  @Requirement({"RES-03", "RES-04", "RES-13", "CACHE-01", "CACHE-04"})
  void contentsAreTextOrBytes(Cell cell, Revision revision) {
    serveSome(cell, revision);
    assertThat(contents("demo://text").getJsonObject(0))
        .isEqualTo(
            Json.object(
                "{\"uri\":\"demo://text\",\"mimeType\":\"text/plain\",\"text\":\"t\u00e9xt\"}"));
    assertThat(contents("demo://bytes").getJsonObject(0))
        .isEqualTo(
            Json.object("{\"uri\":\"demo://bytes\",\"mimeType\":\"image/png\",\"blob\":\"AP8=\"}"));
    assertThat(contents("demo://folder")).hasSize(2);
    assertThat(contents("demo://users/a%20b").getJsonObject(0).getString("text"))
        .isEqualTo("user a b");
    assertHints(read("demo://text").result(), revision);
  }

  @OnEveryRevision
  @Requirement({"RES-05", "RES-06", "RES-13", "ERR-03", "ERR-06", "ERR-07"})
  void whatIsNotThereIsNamedInTheError(Cell cell, Revision revision) {
    serveSome(cell, revision);
    for (String uri :
        List.of(
            "demo://none",
            "demo://users/a/b",
            "demo://users/",
            "file:///docs/../secret",
            "file:///docs/a/%2e%2e/%2e%2e/secret",
            "no uri at all")) {
      Message refused = read(uri);
      assertThat(refused.code()).as(uri).isEqualTo(revision.handshake() ? -32002 : -32602);
      assertThat(refused.error().getJsonObject("data").getString("uri")).isEqualTo(uri);
    }
    assertThat(contents("file:///docs/a/b.txt").getJsonObject(0).getString("text"))
        .isEqualTo("file a/b.txt");
  }

  @OnEveryTransport
  @Requirement({"PAG-03", "CACHE-01", "CACHE-03"})
  void pagesOfAListHaveOneScope(Cell cell) {
    builder.pageSize(2).cache(Methods.RESOURCES_LIST, new CacheHint(5000, CacheScope.PUBLIC));
    serveSome(cell, Revision.R5);
    JsonObject first = ask("resources/list").result();
    assertThat(first.getJsonArray("resources")).hasSize(2);
    JsonObject second = ask("resources/list", "\"cursor\":" + first.get("nextCursor")).result();
    assertThat(second.getJsonArray("resources")).hasSize(1);
    assertThat(second).doesNotContainKey("nextCursor");
    assertThat(first.getString("cacheScope")).isEqualTo("public");
    assertThat(second.getString("cacheScope")).isEqualTo("public");
    assertThat(first.getInt("ttlMs")).isEqualTo(5000);
  }
}
