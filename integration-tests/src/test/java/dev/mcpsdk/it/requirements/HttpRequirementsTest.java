package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import jakarta.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The server behind Streamable HTTP. */
class HttpRequirementsTest extends RequirementTest {

  private static final String MIRRORED =
      """
      {"type":"object","properties":{
        "region":{"type":"string","x-mcp-header":"Region"},
        "count":{"type":"integer","x-mcp-header":"Count"},
        "flag":{"type":"boolean","x-mcp-header":"Flag"}}}
      """;

  private HttpWire http;

  @BeforeEach
  void start() {
    builder
        .tool("plain", "Answers", ctx -> "plain")
        .tool("w\u00f6rld", "Has a name beyond ASCII", ctx -> "w\u00f6rld")
        .tool(
            "steps",
            "Reports",
            ctx -> {
              ctx.progress(1);
              ctx.progress(2);
              return "done";
            })
        .tool(Tool.builder("mirror", RawJson.of(MIRRORED)).build(), (arguments, ctx) -> "ran")
        .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "a");
    serve(Cell.HTTP);
    http = (HttpWire) wire;
  }

  private HttpResponse<String> post(Ask request, Map<String, String> changed) {
    String body = request.toString();
    Map<String, String> headers = new LinkedHashMap<>(HttpWire.standardHeaders(body));
    changed.forEach(
        (name, value) -> {
          if (value.isEmpty()) {
            headers.remove(name);
          } else {
            headers.put(name, value);
          }
        });
    return http.post(body, headers);
  }

  private static JsonObject error(HttpResponse<String> response) {
    return Json.object(response.body()).getJsonObject("error");
  }

  private void assertMismatch(Ask request, Map<String, String> changed) {
    HttpResponse<String> response = post(request, changed);
    assertThat(response.statusCode()).as("%s %s", request, changed).isEqualTo(400);
    assertThat(error(response).getInt("code")).isEqualTo(-32020);
    assertThat(Json.object(response.body()).get("id").toString()).isEqualTo(request.id());
  }

  private void assertTaken(Ask request, Map<String, String> changed) {
    HttpResponse<String> response = post(request, changed);
    assertThat(response.statusCode()).as("%s: %s", changed, response.body()).isEqualTo(200);
    assertThat(Json.object(response.body())).containsKey("result");
  }

  private static String sentinel(String value) {
    byte[] text = value.getBytes(StandardCharsets.UTF_8);
    return "=?base64?" + Base64.getEncoder().encodeToString(text) + "?=";
  }

  @Test
  @Requirement({"H26-01", "H26-09"})
  void aRequestIsAnsweredByADocumentOrAStream() {
    HttpResponse<String> document = post(Ask.tool("plain", "{}"), Map.of());
    assertThat(document.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(document.headers().firstValue("Mcp-Session-Id")).isEmpty();

    Ask steps = Ask.tool("steps", "{}").meta("\"progressToken\":\"p\"");
    HttpResponse<String> stream = post(steps, Map.of());
    assertThat(stream.statusCode()).isEqualTo(200);
    assertThat(stream.headers().firstValue("Content-Type").orElse(""))
        .startsWith("text/event-stream");
    assertThat(stream.headers().firstValue("X-Accel-Buffering")).hasValue("no");
  }

  @Test
  @Requirement("H26-10")
  void aStreamHasNotificationsOfItsRequestThenTheAnswerAndEnds() {
    Ask steps = Ask.tool("steps", "{}").meta("\"progressToken\":\"p\"");
    Exchange call = http.send(steps);
    assertThat(call.answer().text()).isEqualTo("done");
    assertThat(call.notifications()).hasSize(2);
    call.awaitEnd();
    List<String> lines = post(steps.again(""), Map.of()).body().lines().toList();
    assertThat(lines).noneMatch(line -> line.startsWith("id:") || line.startsWith("retry:"));
    assertThat(lines.stream().filter(line -> line.startsWith("data:"))).hasSize(3);
  }

  @Test
  @Requirement({"H26-04", "HDR-03"})
  void headersMustRepeatTheBody() {
    Ask call = Ask.tool("plain", "{}").id("9001");
    assertTaken(call, Map.of());
    assertTaken(call, Map.of("Mcp-Name", "  plain\t"));
    for (String name : List.of("MCP-Protocol-Version", "Mcp-Method", "Mcp-Name")) {
      assertMismatch(call, Map.of(name, ""));
    }
    assertMismatch(call, Map.of("MCP-Protocol-Version", "2025-11-25"));
    assertMismatch(call, Map.of("Mcp-Method", "tools/list"));
    assertMismatch(call, Map.of("Mcp-Method", "Tools/Call"));
    assertMismatch(call, Map.of("Mcp-Name", "Plain"));
    assertMismatch(call, Map.of("Mcp-Name", "steps"));
    Ask read = Ask.of("resources/read", "\"uri\":\"demo://a\"").id("9002");
    assertTaken(read, Map.of());
    assertMismatch(read, Map.of("Mcp-Name", "demo://b"));
    assertMismatch(read, Map.of("Mcp-Name", ""));
  }

  @Test
  @Requirement({"HDR-03", "HDR-05"})
  void valuesBeyondAsciiComeInBase64() {
    Ask call = Ask.tool("w\u00f6rld", "{}").id("9003");
    assertTaken(call, Map.of("Mcp-Name", sentinel("w\u00f6rld")));
    assertTaken(Ask.tool("plain", "{}"), Map.of("Mcp-Name", sentinel("plain")));
    for (String bad :
        List.of(
            sentinel("w\u00f6rld") + "x",
            sentinel("world"),
            "=?base64?d/ZybGQ=?=",
            "=?base64?****?=",
            "=?base64?d8O2cmxk",
            "=?BASE64?d8O2cmxk?=")) {
      assertMismatch(call, Map.of("Mcp-Name", bad));
    }
  }

  @Test
  @Requirement({"HDR-10", "HDR-05"})
  void mirroredParametersMustAgree() {
    Ask call = Ask.tool("mirror", "{\"region\":\"eu\",\"count\":42,\"flag\":true}").id("9004");
    Map<String, String> good =
        Map.of(
            "Mcp-Param-Region", "eu",
            "Mcp-Param-Count", "42",
            "Mcp-Param-Flag", "true");
    assertTaken(call, good);
    assertTaken(call, with(good, "mcp-param-region", sentinel("eu")));
    assertTaken(Ask.tool("mirror", "{\"region\":null}"), Map.of());
    assertMismatch(call, Map.of());
    assertMismatch(call, with(good, "Mcp-Param-Region", "EU"));
    assertMismatch(call, with(good, "Mcp-Param-Region", sentinel("us")));
    assertMismatch(call, with(good, "Mcp-Param-Count", "43"));
    assertMismatch(call, with(good, "Mcp-Param-Flag", "True"));
    assertMismatch(call, with(good, "Mcp-Param-Flag", ""));
  }

  private static Map<String, String> with(Map<String, String> all, String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(all);
    changed.keySet().removeIf(each -> each.equalsIgnoreCase(name));
    changed.put(name, value);
    return changed;
  }

  @Test
  @Requirement({"H26-08", "RPC-09"})
  void notificationsAreAcceptedWithoutABody() {
    HttpResponse<String> response =
        http.post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                + "\"params\":{\"requestId\":1}}",
            Map.of("MCP-Protocol-Version", Ask.VERSION));
    assertThat(response.statusCode()).isEqualTo(202);
    assertThat(response.body()).isEmpty();
    HttpResponse<String> refused = http.post("{\"jsonrpc\":\"2.0\"}", Map.of());
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(Json.object(refused.body())).doesNotContainKey("id");
  }

  @Test
  @Requirement({"H26-08", "RPC-14"})
  void postedResponsesAreRefused() {
    HttpResponse<String> response =
        http.post("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", Map.of());
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(error(response).getInt("code")).isEqualTo(-32600);
  }

  @Test
  @Requirement("H26-14")
  void pagesOfOthersAreForbidden() {
    Ask call = Ask.tool("plain", "{}");
    assertTaken(call, Map.of());
    assertTaken(call, Map.of("Origin", "http://localhost:" + http.url().getPort()));
    for (String origin : List.of("https://evil.example", "null", "http://127.0.0.1.evil.example")) {
      HttpResponse<String> response = post(call, Map.of("Origin", origin));
      assertThat(response.statusCode()).as(origin).isEqualTo(403);
      assertThat(response.body()).doesNotContain("\"id\"");
    }
  }

  @Test
  @Requirement("H26-13")
  void sessionsOfOldAreIgnored() {
    assertTaken(Ask.tool("plain", "{}"), Map.of("Mcp-Session-Id", "old", "Last-Event-ID", "17"));
  }
}
