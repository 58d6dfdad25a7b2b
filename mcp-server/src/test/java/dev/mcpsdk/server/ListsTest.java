package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.ListPromptsRequest;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListsTest {

  private static McpServerBuilder numbered(int count) {
    McpServerBuilder builder = ServerFixture.builder().pageSize(3);
    for (int i = 0; i < count; i++) {
      builder
          .tool("n" + i, "d", ctx -> "x")
          .prompt(Prompt.builder("n" + i).build(), (arguments, ctx) -> "x")
          .resource(Resource.builder("a://" + i, "n" + i).build(), (uri, ctx) -> "x")
          .resourceTemplate(
              ResourceTemplate.builder("b://" + i + "/{x}", "n" + i).build(), (match, ctx) -> "x");
    }
    return builder;
  }

  /** The names on each page. */
  private static List<List<String>> walk(Peer peer, String method, String member) {
    List<List<String>> pages = new ArrayList<>();
    String cursor = null;
    do {
      JsonObject result =
          peer.ask(method, cursor == null ? "" : "\"cursor\":\"" + cursor + "\"").result();
      pages.add(
          result.getJsonArray(member).stream()
              .map(JsonValue::asJsonObject)
              .map(entry -> entry.getString("name"))
              .toList());
      cursor = result.getString("nextCursor", null);
    } while (cursor != null && pages.size() < 20);
    return pages;
  }

  @ParameterizedTest
  @CsvSource({
    "tools/list, tools",
    "prompts/list, prompts",
    "resources/list, resources",
    "resources/templates/list, resourceTemplates"
  })
  @Requirement({"PAG-02", "PAG-03", "TOOL-04"})
  void pagesCoverTheListOnce(String method, String member) {
    Peer peer = ServerFixture.shared(numbered(7)).peer();
    List<List<String>> expected =
        List.of(List.of("n0", "n1", "n2"), List.of("n3", "n4", "n5"), List.of("n6"));
    assertThat(walk(peer, method, member)).isEqualTo(expected);
    assertThat(walk(peer, method, member)).as("from the kept pages").isEqualTo(expected);
  }

  @Test
  @Requirement("PAG-01")
  void aFullLastPageIsTheLast() {
    Peer peer = ServerFixture.shared(numbered(6)).peer();
    assertThat(walk(peer, "tools/list", "tools")).hasSize(2);
  }

  @Test
  @Requirement("PAG-02")
  void aWalkSurvivesChanges() {
    ServerFixture fixture = ServerFixture.shared(numbered(7));
    Peer peer = fixture.peer();
    String cursor = peer.ask("tools/list", "").result().getString("nextCursor");
    fixture.server().tools().remove("n2");
    fixture.server().tools().remove("n3");
    fixture.server().tools().add(ToolSpec.of("new", "d", ctx -> "x"));
    fixture.server().tools().add(ToolSpec.of("n1", "changed", ctx -> "x"));
    JsonObject second = peer.ask("tools/list", "\"cursor\":\"" + cursor + "\"").result();
    assertThat(second.getJsonArray("tools").getValuesAs(JsonObject.class))
        .extracting(tool -> tool.getString("name"))
        .containsExactly("n4", "n5", "n6");
    assertThat(fixture.server().tools().names())
        .as("a replaced one keeps its place")
        .containsExactly("n0", "n1", "n4", "n5", "n6", "new");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAA", "not base64 at all!!!!!", "0"})
  @Requirement("PAG-02")
  void refusesCursorsItDidNotMake(String cursor) {
    Peer peer = ServerFixture.shared(numbered(7)).peer();
    assertThat(peer.ask("tools/list", "\"cursor\":\"" + cursor + "\"").code()).isEqualTo(-32602);
  }

  @Test
  @Requirement("PAG-02")
  void refusesCursorsOfAnotherListAndChangedOnes() {
    Peer peer = ServerFixture.shared(numbered(7)).peer();
    String cursor = peer.ask("tools/list", "").result().getString("nextCursor");
    assertThat(peer.ask("prompts/list", "\"cursor\":\"" + cursor + "\"").code()).isEqualTo(-32602);
    for (int i = 0; i < cursor.length(); i++) {
      char other = cursor.charAt(i) == 'B' ? 'C' : 'B';
      String changed = cursor.substring(0, i) + other + cursor.substring(i + 1);
      assertThat(peer.ask("tools/list", "\"cursor\":\"" + changed + "\"").code())
          .as(changed)
          .isEqualTo(-32602);
    }
  }

  @Test
  @Requirement({"TOOL-03", "CACHE-13"})
  void eachCallerSeesFullPagesOfItsOwn() {
    McpServerBuilder builder =
        numbered(20)
            .visible(
                (feature, caller) ->
                    caller.principal().equals("all") || feature.name().endsWith("7"));
    ServerFixture fixture = ServerFixture.shared(builder);
    assertThat(walk(fixture.peer("all"), "tools/list", "tools")).hasSize(7);
    assertThat(walk(fixture.peer("few"), "tools/list", "tools"))
        .isEqualTo(List.of(List.of("n7", "n17")));
    assertThat(walk(fixture.peer("all"), "tools/list", "tools")).hasSize(7);
  }

  @Test
  void interceptedListsReadTheSame() {
    Peer plain = ServerFixture.shared(numbered(7)).peer();
    Peer intercepted =
        ServerFixture.shared(numbered(7).intercept((request, ctx, next) -> next.proceed())).peer();
    for (String method :
        List.of("tools/list", "prompts/list", "resources/list", "resources/templates/list")) {
      assertThat(intercepted.ask(method, "").result()).isEqualTo(plain.ask(method, "").result());
    }
  }

  @Test
  void pagesAreKeptForOneWalkOnly() {
    Registry<RegisteredPrompt> registry = new Registry<>((feature, caller) -> true);
    registry.addAll(
        IntStream.range(0, 100)
            .mapToObj(i -> PromptSpec.of(Prompt.builder("p" + i).build(), (a, ctx) -> "x"))
            .map(RegisteredPrompt::of)
            .toList());
    Cursors cursors = new Cursors("demo", "prompts/list");
    ListOperation<RegisteredPrompt> list =
        new ListOperation<>(registry, cursors, 40, true, Pages.prompts(CacheHint.NONE));
    for (long position = 1; position < 100; position++) {
      list.page(
          new ListPromptsRequest(cursors.encode(position)),
          Caller.ANONYMOUS,
          dev.mcpsdk.schema.codec.Wire.LATEST);
    }
    assertThat(registry.snapshot().pages(dev.mcpsdk.schema.codec.Wire.LATEST)).hasSize(3);
  }
}
