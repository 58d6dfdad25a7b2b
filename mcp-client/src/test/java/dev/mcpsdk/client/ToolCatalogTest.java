package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class ToolCatalogTest {

  record Sum(int sum) {}

  private static final String MARKED =
      "{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
          + "\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"},"
          + "\"level\":{\"type\":\"integer\",\"x-mcp-header\":\"Level\"},"
          + "\"other\":{\"type\":\"string\"}}}}";
  private static final String FAULTY =
      "{\"name\":\"bad\",\"inputSchema\":{\"type\":\"object\",\"properties\":{"
          + "\"a\":{\"type\":\"number\",\"x-mcp-header\":\"A\"}}}}";
  private static final String ADD =
      "{\"name\":\"add\",\"inputSchema\":{\"type\":\"object\"},\"outputSchema\":{\"type\":\"object\","
          + "\"required\":[\"sum\"],\"properties\":{\"sum\":{\"type\":\"integer\"}}}}";
  private static final CallToolRequest CALL =
      new CallToolRequest("t", RawJson.of("{\"region\":\" é\",\"level\":5,\"other\":\"x\"}"));

  private static String list(String... tools) {
    return "{\"resultType\":\"complete\",\"tools\":[" + String.join(",", tools) + "]}";
  }

  private static String result(String structured) {
    return "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"words\"}]"
        + structured
        + "}";
  }

  @Test
  @DisplayName("HDR-06 HDR-07 marked arguments of a listed tool go out as plain header values")
  void mirrorsArguments() {
    ScriptedServer server = ScriptedServer.perRequest().on("tools/list", sent -> list(MARKED));
    try (McpClient client = server.client()) {
      client.listTools();
      client.sendAsync(CALL);

      assertThat(server.take().headers())
          .isEqualTo(Map.of("Mcp-Param-Region", " é", "Mcp-Param-Level", "5"));
      client.sendAsync(new CallToolRequest("t", RawJson.of("{\"region\":null}")));
      assertThat(server.take().headers()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "HDR-12 HDR-11 without the definition no header is sent; -32020 fetches it for one more try")
  void recoversFromMismatch() {
    ScriptedServer server = ScriptedServer.perRequest();
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      Sent first = server.take("tools/call");
      assertThat(first.headers()).isEmpty();
      server.error(first, -32020, "null");
      server.result(server.take("tools/list"), list(ADD).replace("]}", "],\"nextCursor\":\"c\"}"));
      server.result(server.take("tools/list"), list(MARKED));

      Sent second = server.take("tools/call");
      assertThat(second.headers()).containsOnlyKeys("Mcp-Param-Region", "Mcp-Param-Level");
      assertThat(second.id()).isNotEqualTo(first.id());
      server.result(second, result(""));
      get(call);
    }
  }

  @Test
  @DisplayName("HDR-11 there is one such try")
  void recoversOnce() {
    ScriptedServer server = ScriptedServer.perRequest().on("tools/list", sent -> list(MARKED));
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.error(server.take("tools/call"), -32020, "null");
      server.error(server.take("tools/call"), -32020, "null");

      assertThat(failure(call))
          .asInstanceOf(type(ProtocolException.class))
          .satisfies(e -> assertThat(e.code()).isEqualTo(-32020));
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("HDR-08 tools with faulty marks are left out where parameters travel as headers")
  void leavesOutFaultyTools() {
    ScriptedServer server =
        ScriptedServer.perRequest().on("tools/list", sent -> list(FAULTY, MARKED));
    try (McpClient client = server.client()) {
      assertThat(client.listTools()).extracting(Tool::name).containsExactly("t");
      assertThat(client.listTools((String) null).tools())
          .extracting(Tool::name)
          .containsExactly("t");
    }
  }

  @Test
  @DisplayName("HDR-09 elsewhere marks mean nothing")
  void ignoresMarksElsewhere() {
    ScriptedServer server = ScriptedServer.shared().on("tools/list", sent -> list(FAULTY, MARKED));
    try (McpClient client = server.client()) {
      assertThat(client.listTools()).hasSize(2);
      CompletableFuture<?> call = client.sendAsync(CALL);
      Sent sent = server.take("tools/call");
      assertThat(sent.headers()).isEmpty();
      server.error(sent, -32020, "null");
      assertThat(failure(call)).isInstanceOf(ProtocolException.class);
    }
  }

  @Test
  @DisplayName(
      "HDR-07 an integer that no header can carry exactly is refused before anything is sent")
  void refusesUnsafeIntegers() {
    ScriptedServer server = ScriptedServer.perRequest().on("tools/list", sent -> list(MARKED));
    try (McpClient client = server.client()) {
      client.listTools();

      assertThatThrownBy(() -> client.callTool("t", RawJson.of("{\"level\":9007199254740993}")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("TOOL-12 results that break the output schema of a listed tool fail")
  void validatesOutput() {
    ScriptedServer server =
        ScriptedServer.shared()
            .on("tools/list", sent -> list(ADD))
            .on("tools/call", sent -> result(",\"structuredContent\":{\"sum\":\"3\"}"));
    try (McpClient client = server.client()) {
      client.callTool("add", null);
      client.listTools();

      assertThatThrownBy(() -> client.callTool("add", null))
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("add")
          .hasMessageContaining("/sum");
      assertThat(failure(client.sendAsync(new CallToolRequest("add", null))))
          .isInstanceOf(InvalidResponseException.class);
      server.notify("notifications/tools/list_changed", "{}");
      client.callTool("add", null);
    }
  }

  @Test
  @DisplayName(
      "TOOL-12 absent structured content breaks the promise too; an error need not keep it")
  void missingStructuredContent() {
    ScriptedServer server = ScriptedServer.shared().on("tools/list", sent -> list(ADD));
    try (McpClient client = server.client()) {
      client.listTools();
      server.on("tools/call", sent -> result(""));
      assertThatThrownBy(() -> client.callTool("add", null))
          .isInstanceOf(InvalidResponseException.class);

      server.on("tools/call", sent -> result(",\"isError\":true"));
      assertThat(client.callTool("add", null).isError()).isTrue();
    }
  }

  @Test
  @DisplayName(
      "TOOL-12 the check can be switched off, and a schema that cannot be used checks nothing")
  void checkIsOptional() {
    String strange =
        ADD.replace(
            "\"type\":\"object\",\"required\"", "\"$ref\":\"https://example.com/s\",\"required\"");
    ScriptedServer server =
        ScriptedServer.shared()
            .on("tools/list", sent -> list(ADD))
            .on("tools/call", sent -> result(",\"structuredContent\":[]"));
    try (McpClient lax =
        McpClient.builder("x", "1")
            .protocolVersion("2026-07-28")
            .validateOutput(false)
            .connect(server)) {
      lax.listTools();
      assertThat(lax.callTool("add", null).structuredContent()).isEqualTo(RawJson.of("[]"));
    }
    server.on("tools/list", sent -> list(strange));
    try (McpClient client = server.client()) {
      client.listTools();
      assertThat(client.callTool("add", null).structuredContent()).isEqualTo(RawJson.of("[]"));
    }
  }

  @Test
  @DisplayName("TOOL-08 a typed call reads the structured content, and throws what the tool says")
  void typedCalls() {
    ScriptedServer server =
        ScriptedServer.shared()
            .on("tools/call", sent -> result(",\"structuredContent\":{\"sum\":3}"));
    try (McpClient client = server.client()) {
      assertThat(client.callTool("add", Map.of("a", 1), Sum.class)).isEqualTo(new Sum(3));

      server.on("tools/call", sent -> result(",\"isError\":true"));
      assertThatThrownBy(() -> client.callTool("add", null, Sum.class))
          .isInstanceOf(ToolException.class)
          .hasMessage("words");
    }
  }

  @ParameterizedTest
  @DisplayName("TOOL-12 a typed call whose result has another shape fails as an invalid response")
  @ValueSource(
      strings = {"", ",\"structuredContent\":{\"sum\":\"3\"}", ",\"structuredContent\":null"})
  void typedCallsOfOtherShapes(String structured) {
    ScriptedServer server = ScriptedServer.shared().on("tools/call", sent -> result(structured));
    try (McpClient client = server.client()) {
      assertThatThrownBy(() -> client.callTool("add", null, Sum.class))
          .isInstanceOf(InvalidResponseException.class)
          .hasMessageContaining("add");
    }
  }

  @Test
  @DisplayName("TOOL-05 arguments are written by the binder; without any the member is absent")
  void writesArguments() {
    ScriptedServer server = ScriptedServer.shared();
    try (McpClient client = server.client()) {
      CompletableFuture.runAsync(() -> client.callTool("t", Map.of("sum", 3)));
      assertThat(server.take().param("arguments")).isEqualTo(RawJson.of("{\"sum\":3}"));
      CompletableFuture.runAsync(() -> client.callTool("t", null));
      assertThat(server.take().hasParam("arguments")).isFalse();
    }
  }

  @Test
  @DisplayName("HDR-12 a definition given with the call does instead of a list")
  void takesTheDefinitionOfTheCall() {
    ScriptedServer server = ScriptedServer.perRequest();
    Tool region = definition("{\"region\":{\"type\":\"string\",\"x-mcp-header\":\"Region\"}}");
    try (McpClient client = server.client()) {
      CompletableFuture<?> call = client.sendAsync(CALL, CallOptions.NONE.tool(region));
      Sent first = server.take("tools/call");
      assertThat(first.headers()).containsOnlyKeys("Mcp-Param-Region");
      // It is outdated: the server's own counts from now on.
      server.error(first, -32020, "null");
      server.result(server.take("tools/list"), list(MARKED));
      Sent second = server.take("tools/call");
      assertThat(second.headers()).containsOnlyKeys("Mcp-Param-Region", "Mcp-Param-Level");
      server.result(second, result(""));
      get(call);
    }
  }

  @Test
  @DisplayName("HDR-12 a definition must be the tool's own, and its marks must be usable")
  void refusesOtherDefinitions() {
    ScriptedServer server = ScriptedServer.perRequest();
    Tool faulty = definition("{\"a\":{\"type\":\"object\",\"x-mcp-header\":\"A\"}}");
    try (McpClient client = server.client()) {
      assertThatThrownBy(() -> client.callTool("u", null, CallOptions.NONE.tool(faulty)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("t");
      assertThatThrownBy(() -> client.callTool("t", null, CallOptions.NONE.tool(faulty)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(server.peek().method()).isEmpty();
    }
  }

  private static Tool definition(String properties) {
    RawJson schema = RawJson.of("{\"type\":\"object\",\"properties\":" + properties + "}");
    return Tool.builder("t", schema).build();
  }
}
