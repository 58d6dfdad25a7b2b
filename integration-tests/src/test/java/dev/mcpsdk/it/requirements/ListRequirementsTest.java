package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Pages of the four lists. */
class ListRequirementsTest extends RequirementTest {

  private static final Map<String, String> LISTS =
      Map.of(
          "tools/list", "tools",
          "resources/list", "resources",
          "resources/templates/list", "resourceTemplates",
          "prompts/list", "prompts");

  private void serveMany(Cell cell, Revision revision) {
    builder.pageSize(3);
    for (int i = 0; i < 7; i++) {
      String name = "n" + i;
      builder
          .tool(name, "tool", ctx -> name)
          .resource(Resource.builder("demo://" + name, name).build(), (uri, ctx) -> name)
          .resourceTemplate(
              ResourceTemplate.builder("demo://" + name + "/{x}", name).build(),
              (match, ctx) -> name)
          .prompt(Prompt.builder(name).build(), (arguments, ctx) -> name);
    }
    serve(cell, revision);
  }

  @OnEveryRevision
  @Requirement({
    "PAG-01",
    "PAG-03",
    "TOOL-02",
    "RES-02",
    "RES-03",
    "PRM-02",
    "CACHE-01",
    "CACHE-03"
  })
  void pagesCoverEachListOnce(Cell cell, Revision revision) {
    serveMany(cell, revision);
    LISTS.forEach(
        (method, member) -> {
          List<String> names = new ArrayList<>();
          JsonObject page = ask(method).result();
          String scope = page.getString("cacheScope", null);
          while (true) {
            assertThat(page.getJsonArray(member).size()).isBetween(1, 3);
            page.getJsonArray(member).forEach(e -> names.add(e.asJsonObject().getString("name")));
            assertThat(page.getString("cacheScope", null)).isEqualTo(scope);
            assertThat(page.containsKey("ttlMs")).isNotEqualTo(revision.handshake());
            if (!page.containsKey("nextCursor")) {
              break;
            }
            page = ask(method, "\"cursor\":" + page.get("nextCursor")).result();
          }
          names.remove("hold");
          assertThat(names).as(method).containsExactly("n0", "n1", "n2", "n3", "n4", "n5", "n6");
        });
  }

  @OnEveryRevision
  @Requirement({"PAG-02", "PAG-03"})
  void cursorsOfNobodyAreRefused(Cell cell, Revision revision) {
    serveMany(cell, revision);
    String foreign = ask("prompts/list").result().get("nextCursor").toString();
    // In memory a request that cannot be read cannot be sent either.
    String wrong = cell == Cell.MEMORY ? "\"17\"" : "17";
    for (String cursor : List.of("\"\"", "\"nonsense\"", wrong, foreign)) {
      Message refused = ask("tools/list", "\"cursor\":" + cursor);
      assertThat(refused.code()).as(cursor).isEqualTo(-32602);
    }
  }

  @OnEveryRevision
  @Requirement({"CACHE-13", "TOOL-24"})
  void whatACallerMayNotSeeIsNowhere(Cell cell, Revision revision) {
    builder.visible((feature, caller) -> !feature.name().contains("n4"));
    serveMany(cell, revision);
    LISTS.forEach(
        (method, member) -> {
          JsonObject page = ask(method).result();
          assertThat(page.getString("cacheScope", null))
              .isEqualTo(revision.handshake() ? null : "private");
          while (page.containsKey("nextCursor")) {
            assertThat(page.getJsonArray(member).toString()).doesNotContain("n4");
            page = ask(method, "\"cursor\":" + page.get("nextCursor")).result();
          }
        });
    assertThat(wire.call("n4", "{}").code()).isEqualTo(-32602);
    assertThat(ask("prompts/get", "\"name\":\"n4\"").code()).isEqualTo(-32602);
  }
}
