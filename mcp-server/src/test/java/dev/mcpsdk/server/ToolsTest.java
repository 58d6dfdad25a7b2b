package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ToolsTest {

  record Add(int a, int b) {}

  record Sum(long sum) {}

  record Text(String text) {}

  private static final RawJson OPEN = RawJson.of("{\"type\":\"object\"}");

  private static Peer serve(McpServerBuilder builder) {
    return ServerFixture.shared(builder).peer();
  }

  private static McpServerBuilder builder() {
    return ServerFixture.builder();
  }

  @Test
  @Requirement({"TOOL-02", "TOOL-04", "TOOL-17"})
  void listsToolsInTheOrderOfRegistration() {
    Peer peer =
        serve(
            builder()
                .tool("zebra", "z", ctx -> "z")
                .tool("add", "adds", Add.class, Sum.class, (in, ctx) -> new Sum(in.a() + in.b())));
    JsonArray tools = peer.ask("tools/list", "").result().getJsonArray("tools");
    assertThat(tools).hasSize(2);
    assertThat(tools.getJsonObject(0))
        .isEqualTo(
            Peer.json(
                """
                {"name":"zebra","description":"z",
                 "inputSchema":{"type":"object","additionalProperties":false}}
                """));
    JsonObject add = tools.getJsonObject(1);
    assertThat(add.getString("name")).isEqualTo("add");
    assertThat(add.getJsonObject("inputSchema").getJsonObject("properties"))
        .containsOnlyKeys("a", "b");
    assertThat(add.getJsonObject("outputSchema").getJsonObject("properties"))
        .containsOnlyKeys("sum");
  }

  @Test
  @Requirement({"META-13", "META-16", "META-12", "TOOL-21"})
  void listsWhatTheSpecAdds() {
    Peer peer =
        serve(
            builder()
                .tool(
                    ToolSpec.of("t", "d", ctx -> "x")
                        .title("T")
                        .icons(List.of(Icon.of("https://example.com/i.png")))
                        .annotations(ToolAnnotations.builder().readOnlyHint(true).build())
                        .meta(Meta.of("com.example/k", RawJson.number(1)))));
    assertThat(peer.ask("tools/list", "").result().getJsonArray("tools").getJsonObject(0))
        .isEqualTo(
            Peer.json(
                """
                {"name":"t","title":"T","description":"d",
                 "icons":[{"src":"https://example.com/i.png"}],
                 "inputSchema":{"type":"object","additionalProperties":false},
                 "annotations":{"readOnlyHint":true},"_meta":{"com.example/k":1}}
                """));
  }

  @Test
  @Requirement("TOOL-18")
  void listsARawSchemaAsItWasWritten() {
    String schema =
        """
        {"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
         "$defs":{"a":{"$anchor":"x","type":"string"}},"properties":{"p":{"$ref":"#/$defs/a"}},
         "allOf":[{"anyOf":[{"required":["p"]}]}],"if":{"required":["q"]},"then":{},
         "x-own":[1,{}],"additionalProperties":false}
        """;
    Peer peer =
        serve(
            builder().tool(Tool.builder("t", RawJson.of(schema)).build(), (arguments, ctx) -> "x"));
    assertThat(
            peer.ask("tools/list", "")
                .result()
                .getJsonArray("tools")
                .getJsonObject(0)
                .getJsonObject("inputSchema"))
        .isEqualTo(Peer.json(schema));
  }

  @Test
  @Requirement({"TOOL-05", "TOOL-11", "TOOL-13", "RPC-10"})
  void callsATypedTool() {
    Peer peer =
        serve(
            builder()
                .anonymous()
                .tool("add", "adds", Add.class, Sum.class, (in, ctx) -> new Sum(in.a() + in.b())));
    assertThat(peer.call("add", "{\"a\":2,\"b\":3}").result())
        .isEqualTo(
            Peer.json(
                """
                {"resultType":"complete","content":[{"type":"text","text":"{\\"sum\\":5}"}],
                 "structuredContent":{"sum":5}}
                """));
  }

  @Test
  @Requirement("TOOL-09")
  void takesWhatAHandlerReturns() {
    Peer peer =
        serve(
            builder()
                .tool("text", "t", ctx -> "plain")
                .tool("nothing", "n", ctx -> null)
                .tool("number", "n", ctx -> 42)
                .tool("image", "i", ctx -> ImageContent.of(new byte[] {1, 2}, "image/png"))
                .tool("whole", "w", ctx -> CallToolResult.error("no")));
    assertThat(peer.call("text", "{}").text()).isEqualTo("plain");
    assertThat(peer.call("nothing", "{}").result().getJsonArray("content")).isEmpty();
    assertThat(peer.call("number", "{}").text()).isEqualTo("42");
    assertThat(peer.call("image", "{}").result().getJsonArray("content").getJsonObject(0))
        .isEqualTo(Peer.json("{\"type\":\"image\",\"data\":\"AQI=\",\"mimeType\":\"image/png\"}"));
    assertThat(peer.call("whole", "{}").isError()).isTrue();
  }

  @Test
  @Requirement("TOOL-05")
  void argumentsMayBeAbsent() {
    Peer peer =
        serve(
            builder()
                .tool(Tool.builder("raw", OPEN).build(), (arguments, ctx) -> arguments.toString()));
    assertThat(peer.ask("tools/call", "\"name\":\"raw\"").text()).isEqualTo("{}");
  }

  @Test
  @Requirement("TOOL-05")
  void anUnknownToolIsInvalidParams() {
    Peer.Came came = serve(builder().tool("t", "t", ctx -> "x")).call("other", "{}");
    assertThat(came.code()).isEqualTo(-32602);
    assertThat(came.error().getString("message")).isEqualTo("unknown tool: other");
    assertThat(came.disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  @Requirement("TOOL-06")
  void invalidArgumentsAreForTheModelToReadAndNeverReachTheHandler() {
    AtomicInteger calls = new AtomicInteger();
    Peer peer =
        serve(
            builder()
                .tool(
                    "add",
                    "adds",
                    Add.class,
                    (in, ctx) -> {
                      calls.incrementAndGet();
                      return "x";
                    }));
    for (String arguments :
        List.of(
            "{}", "{\"a\":1,\"b\":\"2\"}", "{\"a\":1.5,\"b\":2}", "{\"a\":3000000000,\"b\":2}")) {
      Peer.Came came = peer.call("add", arguments);
      assertThat(came.isError()).as(arguments).isTrue();
      assertThat(came.text())
          .as(arguments)
          .startsWith("invalid arguments: ")
          .containsAnyOf("a", "b");
    }
    assertThat(calls).hasValue(0);
  }

  @Test
  @Requirement({"TOOL-06", "TOOL-24"})
  void whatOnlyTheSchemaForbidsDoesNotReachTheHandler() {
    AtomicInteger calls = new AtomicInteger();
    RawJson schema = RawJson.of("{\"type\":\"object\",\"maxProperties\":1}");
    Peer peer =
        serve(
            builder()
                .tool(
                    Tool.builder("raw", schema).build(),
                    (arguments, ctx) -> "x" + calls.incrementAndGet()));
    assertThat(peer.call("raw", "{\"a\":1,\"b\":2}").isError()).isTrue();
    assertThat(calls).hasValue(0);
    assertThat(peer.call("raw", "{\"a\":1}").text()).isEqualTo("x1");
  }

  @Test
  @Requirement({"TOOL-07", "TOOL-24"})
  void onlyAToolExceptionsTextReachesTheModel() {
    Peer peer =
        serve(
            builder()
                .tool(
                    "known",
                    "k",
                    ctx -> {
                      throw new ToolException("no such city");
                    })
                .tool(
                    "strange",
                    "s",
                    ctx -> {
                      throw new IllegalStateException("password=hunter2");
                    })
                .tool(
                    "error",
                    "e",
                    ctx -> {
                      throw new StackOverflowError("secret");
                    })
                .tool(
                    "protocol",
                    "p",
                    ctx -> {
                      throw new ProtocolException(4711, "mine", RawJson.bool(true));
                    })
                .tool(
                    "received",
                    "r",
                    ctx -> {
                      throw ProtocolException.received(
                          new UnsupportedVersionException("secret", List.of("1")));
                    }));
    Peer.Came known = peer.call("known", "{}");
    assertThat(known.isError()).isTrue();
    assertThat(known.text()).isEqualTo("no such city");
    Peer.Came strange = peer.call("strange", "{}");
    assertThat(strange.isError()).isTrue();
    assertThat(strange.text()).matches("internal error, id [0-9a-f]{16}");
    Peer.Came error = peer.call("error", "{}");
    assertThat(error.isError()).isTrue();
    assertThat(error.text()).matches("internal error, id [0-9a-f]{16}");
    Peer.Came received = peer.call("received", "{}");
    assertThat(received.isError()).isTrue();
    assertThat(received.text()).matches("internal error, id [0-9a-f]{16}");
    Peer.Came protocol = peer.call("protocol", "{}");
    assertThat(protocol.error())
        .isEqualTo(Peer.json("{\"code\":4711,\"message\":\"mine\",\"data\":true}"));
    assertThat(protocol.disposition()).isEqualTo(Disposition.HANDLED);
  }

  @Test
  @Requirement({"TOOL-11", "TOOL-15"})
  void resultsThatBreakTheOutputSchemaAreWithheld() {
    Tool definition =
        Tool.builder("t", OPEN)
            .outputSchema(RawJson.of("{\"type\":\"array\",\"maxItems\":1}"))
            .build();
    Peer peer =
        serve(
            builder()
                .tool(
                    definition,
                    (arguments, ctx) -> {
                      RawJson value = arguments.member("give");
                      return value == null
                          ? CallToolResult.text("forgot")
                          : new CallToolResult(List.of(), value, false, Meta.EMPTY);
                    }));
    JsonObject good = peer.call("t", "{\"give\":[7]}").result();
    assertThat(good.getJsonArray("structuredContent").getInt(0)).isEqualTo(7);
    assertThat(good.getJsonArray("content").getJsonObject(0).getString("text")).isEqualTo("[7]");
    for (String bad : List.of("{\"give\":[7,8]}", "{\"give\":null}", "{}")) {
      Peer.Came came = peer.call("t", bad);
      assertThat(came.isError()).as(bad).isTrue();
      assertThat(came.text()).as(bad).startsWith("internal error, id ");
      assertThat(came.result()).as(bad).doesNotContainKey("structuredContent");
    }
  }

  @Test
  @Requirement("TOOL-15")
  void structuredContentMayBeNull() {
    Tool definition =
        Tool.builder("t", OPEN).outputSchema(RawJson.of("{\"type\":\"null\"}")).build();
    Peer peer =
        serve(builder().tool(definition, (a, ctx) -> CallToolResult.structured(RawJson.NULL)));
    assertThat(peer.call("t", "{}").result())
        .containsEntry("structuredContent", jakarta.json.JsonValue.NULL);
  }

  @Test
  @Requirement("TOOL-13")
  void contentThatTheHandlerSetStays() {
    Peer peer =
        serve(
            builder()
                .tool(
                    Tool.builder("t", OPEN).build(),
                    (a, ctx) ->
                        new CallToolResult(
                            List.of(TextContent.of("seven")),
                            RawJson.number(7),
                            false,
                            Meta.EMPTY)));
    assertThat(peer.call("t", "{}").text()).isEqualTo("seven");
  }

  @Test
  void answersAsynchronously() {
    CompletableFuture<Sum> sum = new CompletableFuture<>();
    ServerFixture fixture =
        ServerFixture.shared(
            builder()
                .toolAsync("later", "l", Text.class, Sum.class, (in, ctx) -> sum)
                .tool("now", "n", ctx -> "x"));
    Peer peer = fixture.peer();
    peer.sendRaw(
        Peer.request("\"a\"", "tools/call", "\"name\":\"later\",\"arguments\":{\"text\":\"\"}"));
    assertThat(peer.call("now", "{}").text()).isEqualTo("x");
    sum.complete(new Sum(9));
    assertThat(peer.take().result().getJsonObject("structuredContent").getInt("sum")).isEqualTo(9);
  }

  @Test
  void aFailedStageIsLikeAThrownException() {
    Peer peer =
        serve(
            builder()
                .toolAsync(
                    Tool.builder("known", OPEN).build(),
                    (in, ctx) -> CompletableFuture.failedStage(new ToolException("sorry")))
                .toolAsync(
                    Tool.builder("strange", OPEN).build(),
                    (in, ctx) ->
                        CompletableFuture.supplyAsync(
                            () -> {
                              throw new IllegalStateException("secret");
                            }))
                .toolAsync(Tool.builder("null", OPEN).build(), (in, ctx) -> null));
    assertThat(peer.call("known", "{}").text()).isEqualTo("sorry");
    assertThat(peer.call("strange", "{}").text()).startsWith("internal error, id ");
    assertThat(peer.call("null", "{}").text()).startsWith("internal error, id ");
  }

  @Test
  void anInlineToolRunsOnTheThreadThatRead() {
    Peer peer =
        serve(
            builder()
                .tool(ToolSpec.of("in", "i", ctx -> Thread.currentThread().getName()).inline())
                .tool("out", "o", ctx -> Thread.currentThread().getName()));
    assertThat(peer.call("in", "{}").text()).isEqualTo(Thread.currentThread().getName());
    assertThat(peer.call("out", "{}").text()).isNotEqualTo(Thread.currentThread().getName());
  }

  @Test
  @Requirement({"TOOL-17", "JSC-04", "JSC-06", "HDR-13"})
  void whatCannotBeServedIsRefusedWhenItIsRegistered() {
    for (String schema :
        List.of(
            "{}",
            "{\"type\":\"string\"}",
            "true",
            "{\"type\":\"object\",\"properties\":7}",
            "{\"type\":\"object\",\"$ref\":\"https://example.com/schema\"}",
            "{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}")) {
      McpServerBuilder builder =
          builder().tool(Tool.builder("bad", RawJson.of(schema)).build(), (a, ctx) -> "x");
      assertThatThrownBy(builder::build)
          .as(schema)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("tool bad: ");
    }
    assertThatThrownBy(
            () -> builder().tool("t", "d", ctx -> "x").tool("t", "d", ctx -> "x").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("tool t is described twice");
    assertThatThrownBy(() -> builder().tool("", "d", ctx -> "x").build())
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moreCallsThanTheLimitAreBusy() throws Exception {
    CompletableFuture<String> go = new CompletableFuture<>();
    CompletableFuture<Void> inside = new CompletableFuture<>();
    Peer peer =
        serve(
            builder()
                .maxRunningCalls(1)
                .tool(
                    "wait",
                    "w",
                    ctx -> {
                      inside.complete(null);
                      return go.get();
                    })
                .tool(ToolSpec.of("quick", "q", ctx -> "q").inline()));
    peer.sendRaw(Peer.request("\"w\"", "tools/call", "\"name\":\"wait\""));
    inside.get();
    Peer.Came busy = peer.call("wait", "{}");
    assertThat(busy.code()).isEqualTo(-32603);
    assertThat(busy.error().getString("message")).isEqualTo("server is busy");
    assertThat(busy.disposition()).isEqualTo(Disposition.BUSY);
    assertThat(peer.call("quick", "{}").text()).isEqualTo("q");
    go.complete("done");
    assertThat(peer.take().text()).isEqualTo("done");
  }

  @Test
  void asynchronousCallsCountToo() {
    CompletableFuture<String> go = new CompletableFuture<>();
    Peer peer =
        serve(
            builder()
                .maxRunningCalls(1)
                .toolAsync(Tool.builder("wait", OPEN).build(), (in, ctx) -> go));
    peer.sendRaw(Peer.request("\"w\"", "tools/call", "\"name\":\"wait\""));
    // The first has handed its thread back when the second is told that there is no room.
    Peer.Came busy = peer.call("wait", "{}");
    assertThat(busy.disposition()).isEqualTo(Disposition.BUSY);
    go.complete("done");
    assertThat(peer.take().text()).isEqualTo("done");
  }

  @Test
  void aResultThatCannotBeWrittenIsAnsweredAllTheSame() {
    Annotations impossible = new Annotations(List.of(), Double.NaN, null);
    ToolSpec tool = ToolSpec.of("t", "d", ctx -> new TextContent("x", impossible, Meta.EMPTY));
    for (ToolSpec each : List.of(tool, tool.inline())) {
      Peer.Came came = serve(builder().tool(each)).call("t", "{}");
      assertThat(came.code()).isEqualTo(-32603);
      assertThat(came.error().getString("message")).startsWith("internal error, id ");
    }
  }
}
