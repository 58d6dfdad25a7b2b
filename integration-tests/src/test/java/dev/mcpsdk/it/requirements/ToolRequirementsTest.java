package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.jsonschema.JsonSchema;
import dev.mcpsdk.server.ToolSpec;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

class ToolRequirementsTest extends RequirementTest {

  record Terms(int a, int b) {}

  record Sum(int sum) {}

  private static final String SCHEMA =
      """
      {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
       "$defs":{"city":{"$anchor":"city","type":"string"}},
       "properties":{"from":{"$ref":"#city"},"to":{"$ref":"#/$defs/city"},"n":{"type":"integer"}},
       "oneOf":[{"required":["from"]},{"required":["to"]}],
       "if":{"required":["n"]},"then":{"required":["to"]},
       "x-vendor":{"order":[3,1,2],"z":1,"a":null}}
      """;

  @OnEveryRevision
  @Requirement({"TOOL-01", "TOOL-02", "TOOL-17", "TOOL-18", "META-12"})
  void toolsAreListedAsTheyWereDescribed(Cell cell, Revision revision) {
    builder
        .tool(
            Tool.builder("raw", RawJson.of(SCHEMA))
                .meta(Meta.EMPTY.with("com.example/k", RawJson.of("{\"deep\":[1,{\"x\":2}]}")))
                .build(),
            (arguments, ctx) -> "raw")
        .tool("add", "Adds", Terms.class, Sum.class, (in, ctx) -> new Sum(in.a() + in.b()));
    serve(cell, revision);
    assertThat(capabilities().getJsonObject("tools"))
        .isEqualTo(Json.object("{\"listChanged\":true}"));
    JsonArray tools = ask("tools/list").result().getJsonArray("tools");
    assertThat(tools)
        .extracting(t -> t.asJsonObject().getString("name"))
        .containsExactly("hold", "raw", "add");
    assertThat(tools.getJsonObject(1).getJsonObject("inputSchema")).isEqualTo(Json.object(SCHEMA));
    if (revision.since(Revision.R3)) {
      assertThat(tools.getJsonObject(1).getJsonObject("_meta"))
          .isEqualTo(Json.object("{\"com.example/k\":{\"deep\":[1,{\"x\":2}]}}"));
    } else {
      assertThat(tools.getJsonObject(1)).doesNotContainKey("_meta");
    }
    for (int i = 0; i < 3; i++) {
      JsonObject schema = tools.getJsonObject(i).getJsonObject("inputSchema");
      assertThat(schema.getString("type")).isEqualTo("object");
    }
    assertThat(tools.getJsonObject(2).containsKey("outputSchema"))
        .isEqualTo(revision.since(Revision.R3));
  }

  @OnEveryTransport
  @Requirement("TOOL-03")
  void listsDoNotDependOnWhatWasAskedBefore(Cell cell) {
    AtomicInteger calls = new AtomicInteger();
    builder.tool("t", "t", ctx -> "t" + calls.incrementAndGet());
    serve(cell);
    JsonArray before = ask("tools/list").result().getJsonArray("tools");
    wire.call("t", "{}");
    wire.ask(Ask.of("tools/list").capabilities("{\"sampling\":{},\"roots\":{}}"));
    wire.call("unknown", "{}");
    assertThat(ask("tools/list").result().getJsonArray("tools")).isEqualTo(before);
  }

  @OnEveryRevision
  @Requirement({"TOOL-05", "TOOL-24"})
  void callsAreChecked(Cell cell, Revision revision) {
    AtomicInteger calls = new AtomicInteger();
    builder.tool(
        "add",
        "Adds",
        Terms.class,
        Sum.class,
        (in, ctx) -> {
          calls.incrementAndGet();
          return new Sum(in.a() + in.b());
        });
    serve(cell, revision);
    Message unknown = wire.call("subtract", "{}");
    assertThat(unknown.code()).isEqualTo(-32602);
    assertThat(unknown.status()).isEqualTo(cell == Cell.HTTP ? 200 : 0);
    assertThat(ask("tools/call", "\"arguments\":{}").code()).isEqualTo(-32602);
    for (String arguments :
        List.of(
            "{}",
            "{\"a\":1}",
            "{\"a\":\"1\",\"b\":2}",
            "{\"a\":1.5,\"b\":2}",
            "{\"a\":3000000000,\"b\":2}",
            "{\"a\":null,\"b\":2}")) {
      Message invalid = wire.call("add", arguments);
      assertThat(invalid.isError()).as(arguments).isTrue();
      assertThat(invalid.text()).containsAnyOf("a", "b");
    }
    assertThat(calls).hasValue(0);
    Message good = wire.call("add", "{\"a\":2,\"b\":3.0}");
    if (revision.since(Revision.R3)) {
      assertThat(good.result().getJsonObject("structuredContent"))
          .isEqualTo(Json.object("{\"sum\":5}"));
    } else {
      assertThat(good.result()).doesNotContainKey("structuredContent");
    }
    assertThat(Json.object(good.text())).as("for older clients").hasSize(1);
  }

  @OnEveryRevision
  @Requirement({"TOOL-09", "META-12"})
  void contentOfEveryKindArrives(Cell cell, Revision revision) {
    byte[] bytes = {0, (byte) 0xFF, 0x7F, 'x'};
    builder
        .tool(
            "all",
            "All kinds",
            ctx ->
                CallToolResult.of(
                    TextContent.of("text"),
                    ImageContent.of(bytes, "image/png"),
                    AudioContent.of(bytes, "audio/wav"),
                    ResourceLink.of("demo://a", "a"),
                    EmbeddedResource.of(TextResourceContents.of("demo://b", "text/plain", "b"))))
        .tool("none", "Nothing", ctx -> null);
    serve(cell, revision);
    JsonArray content = wire.call("all", "{}").result().getJsonArray("content");
    assertThat(content)
        .extracting(block -> block.asJsonObject().getString("type"))
        .containsExactly(
            "text",
            "image",
            revision.since(Revision.R2) ? "audio" : "text",
            revision.since(Revision.R3) ? "resource_link" : "text",
            "resource");
    assertThat(content.getJsonObject(1))
        .isEqualTo(
            Json.object("{\"type\":\"image\",\"data\":\"AP9/eA==\",\"mimeType\":\"image/png\"}"));
    assertThat(content.getJsonObject(2).toString()).contains("audio/wav");
    assertThat(content.getJsonObject(3).toString()).contains("demo://a");
    assertThat(content.getJsonObject(4).getJsonObject("resource"))
        .isEqualTo(
            Json.object("{\"uri\":\"demo://b\",\"mimeType\":\"text/plain\",\"text\":\"b\"}"));
    assertThat(wire.call("none", "{}").result().getJsonArray("content")).isEmpty();
  }

  @OnEveryTransport
  @Requirement({"TOOL-11", "TOOL-15"})
  void structuredContentIsAnyJsonThatItsSchemaAllows(Cell cell) {
    String[] schemas = {
      "{\"type\":\"array\",\"items\":{\"type\":\"integer\"}}", "{\"type\":\"null\"}", "true"
    };
    String[] values = {"[1,2,3]", "null", "\"text\""};
    for (int i = 0; i < schemas.length; i++) {
      RawJson value = RawJson.of(values[i]);
      RawJson schema = RawJson.of(i == 2 ? "{\"type\":[\"string\",\"number\"]}" : schemas[i]);
      builder.tool(output("t" + i, schema), (arguments, ctx) -> CallToolResult.structured(value));
    }
    builder
        .tool(
            output("liar", RawJson.of("{\"type\":\"integer\"}")),
            (arguments, ctx) -> CallToolResult.structured(RawJson.of("\"secret text\"")))
        .tool(
            output("silent", RawJson.of("{\"type\":\"integer\"}")),
            (arguments, ctx) -> CallToolResult.text("no structure"));
    serve(cell);
    for (int i = 0; i < values.length; i++) {
      JsonObject result = wire.call("t" + i, "{}").result();
      assertThat(result).containsKey("structuredContent");
      assertThat(result.get("structuredContent").toString()).isEqualTo(values[i]);
    }
    for (String broken : List.of("liar", "silent")) {
      Message withheld = wire.call(broken, "{}");
      assertThat(withheld.isError()).isTrue();
      assertThat(withheld.result()).doesNotContainKey("structuredContent");
      assertThat(withheld.json().toString()).doesNotContain("secret text");
    }
  }

  @OnEveryRevision(from = Revision.R3, to = Revision.R4)
  @Requirement({"TOOL-14", "TOOL-16", "TOOL-13", "JSC-07"})
  void structuredContentThatIsNoObjectIsWrapped(Cell cell, Revision revision) {
    RawJson value = RawJson.of("[1,2,3]");
    RawJson list =
        RawJson.of(
            "{\"type\":\"array\",\"items\":{\"$ref\":\"#/$defs/n\"},\"$defs\":{\"n\":{\"type\":\"integer\"}}}");
    builder.tool(output("list", list), (arguments, ctx) -> CallToolResult.structured(value));
    serve(cell, revision);
    JsonObject listed = ask("tools/list").result().getJsonArray("tools").getJsonObject(1);
    JsonObject schema = listed.getJsonObject("outputSchema");
    assertThat(schema.getString("type")).isEqualTo("object");
    assertThat(schema.toString()).contains("\"result\"");
    JsonObject result = wire.call("list", "{}").result();
    assertThat(result.getJsonObject("structuredContent"))
        .isEqualTo(Json.object("{\"result\":[1,2,3]}"));
    // Who reads the schema as it is listed takes the content as it is sent.
    JsonSchema compiled = JsonSchema.compile(RawJson.of(schema.toString()));
    assertThat(compiled.accepts(RawJson.of("{\"result\":[1,2,3]}").tape())).isTrue();
    assertThat(compiled.accepts(RawJson.of("{\"result\":[\"x\"]}").tape())).isFalse();
    assertThat(result.getJsonArray("content").getJsonObject(0).getString("text"))
        .isEqualTo("[1,2,3]");
  }

  private static Tool output(String name, RawJson schema) {
    return Tool.builder(name, RawJson.of("{\"type\":\"object\"}")).outputSchema(schema).build();
  }

  @OnEveryRevision
  @Requirement({"TOOL-02", "TOOL-22"})
  void toolsComeAndGoWhileServed(Cell cell, Revision revision) {
    serve(cell, revision);
    server.tools().add(ToolSpec.of("late", "Comes later", ctx -> "here"));
    assertThat(wire.call("late", "{}").text()).isEqualTo("here");
    assertThat(ask("tools/list").result().getJsonArray("tools")).hasSize(2);
    server.tools().remove("late");
    assertThat(wire.call("late", "{}").code()).isEqualTo(-32602);
    assertThat(ask("tools/list").result().getJsonArray("tools")).hasSize(1);
  }
}
