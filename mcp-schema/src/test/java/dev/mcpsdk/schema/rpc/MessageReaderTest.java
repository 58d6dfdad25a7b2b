package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.json.RawJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageReaderTest {

  private static final ExpectedResults CALLS = Bytes.expecting("tools/call");

  @Test
  void idsKeepTheirJsonType() {
    assertThat(request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}").id())
        .isEqualTo(RequestId.of(1))
        .isNotEqualTo(RequestId.of("1"));
    assertThat(request("{\"jsonrpc\":\"2.0\",\"id\":\"1\",\"method\":\"ping\"}").id())
        .isEqualTo(RequestId.of("1"));
    assertThat(request("{\"jsonrpc\":\"2.0\",\"id\":\"\",\"method\":\"ping\"}").id())
        .isEqualTo(RequestId.of(""));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"params\":{\"name\":\"x\"},\"method\":\"tools/call\",\"id\":1,\"jsonrpc\":\"2.0\"}",
        "{\"method\":\"tools/call\",\"params\":{\"name\":\"x\"},\"jsonrpc\":\"2.0\",\"id\":1}",
        "{\"id\":1,\"params\":{\"name\":\"x\"},\"jsonrpc\":\"2.0\",\"method\":\"tools\\/call\"}"
      })
  void orderOfTheEnvelopeDoesNotMatter(String text) {
    JsonRpcRequest request = request(text);
    assertThat(request.request()).isEqualTo(new CallToolRequest("x", null));
    assertThat(request.id()).isEqualTo(RequestId.of(1));
    assertThat(request.method()).isSameAs(Methods.TOOLS_CALL.name());
    assertThat(request.rawParams()).isNull();
  }

  @Test
  void resultMayComeBeforeItsId() {
    JsonRpcResult result =
        result("{\"result\":{\"content\":[]},\"jsonrpc\":\"2.0\",\"id\":\"a\"}", CALLS);
    assertThat(result.result()).isEqualTo(CallToolResult.of());
    assertThat(result.frame().isComplete()).isTrue();
    assertThat(result.raw()).isNull();
  }

  @Test
  void faultyParamsKeepIdMethodAndMeta() {
    JsonRpcRequest request =
        request(
            "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"arguments\":{},\"name\":5,"
                + "\"_meta\":{\"progressToken\":3,\"a\":[1],"
                + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}},\"id\":9}");
    assertThat(request.id()).isEqualTo(RequestId.of(9));
    assertThat(request.method()).isEqualTo("tools/call");
    assertThat(request.request()).isNull();
    assertThat(request.fault())
        .isEqualTo(
            new ParamsFault(
                "expected a string at $.params.name but found a number", "$.params.name"));
    RequestFrame frame = request.frame();
    assertThat(frame.progressToken()).isEqualTo(ProgressToken.of(3));
    assertThat(frame.protocolVersion()).isEqualTo("2026-07-28");
    assertThat(frame.meta().get("a")).isEqualTo(RawJson.of("[1]"));
  }

  @Test
  void faultyMetaIsAFaultButItsUsableKeysAreKept() {
    JsonRpcRequest request =
        request(
            "{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"ping\",\"params\":{\"_meta\":{"
                + "\"progressToken\":1.5,\"io.modelcontextprotocol/logLevel\":\"loud\","
                + "\"io.modelcontextprotocol/clientCapabilities\":{\"roots\":{}},"
                + "\"io.modelcontextprotocol/clientInfo\":{\"name\":1},"
                + "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}}");
    assertThat(request.fault()).isNotNull();
    assertThat(request.fault().path()).isEqualTo("$.params._meta.progressToken");
    RequestFrame frame = request.frame();
    assertThat(frame.progressToken()).isNull();
    assertThat(frame.logLevel()).isNull();
    assertThat(frame.clientInfo()).isNull();
    assertThat(frame.clientCapabilities()).isNotNull();
    assertThat(frame.protocolVersion()).isEqualTo("2026-07-28");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1]|$.params",
        "null|$.params",
        "{\"_meta\":5}|$.params._meta",
        "{\"name\":\"x\",\"_meta\":[]}|$.params._meta",
        "{\"name\":\"x\",\"arguments\":[]}|$.params.arguments",
        "{\"name\":\"x\",\"inputResponses\":[]}|$.params.inputResponses",
        "{\"name\":\"x\",\"requestState\":{}}|$.params.requestState",
        "{\"name\":\"x\",\"_meta\":{\"io.modelcontextprotocol/logLevel\":\"x\"}}"
            + "|$.params._meta.io.modelcontextprotocol/logLevel",
        "{}|$.params.name"
      })
  void faultNamesThePlace(String params, String path) {
    JsonRpcRequest request =
        request(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":" + params + "}");
    assertThat(request.fault()).isNotNull();
    assertThat(request.fault().path()).isEqualTo(path);
    assertThat(request.fault().message()).contains(path);
    assertThat(request.request()).isNull();
  }

  @Test
  void absentParamsAreEmptyOnesWhereThatIsEnough() {
    assertThat(request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}").request())
        .isNotNull();
    JsonRpcRequest call = request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"}");
    assertThat(call.fault()).isNotNull();
    assertThat(call.fault().path()).isEqualTo("$.params");
  }

  @Test
  void unknownMethodKeepsItsParamsAndFrame() {
    JsonRpcRequest request =
        request(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x/y\",\"params\":{\"a\":1,\"_meta\":{"
                + "\"io.modelcontextprotocol/protocolVersion\":\"v\"}}}");
    assertThat(request.request()).isNull();
    assertThat(request.fault()).isNull();
    assertThat(request.rawParams()).isNotNull();
    assertThat(request.rawParams().member("a")).isEqualTo(RawJson.number(1));
    assertThat(request.frame().protocolVersion()).isEqualTo("v");
  }

  @Test
  void aNotificationsNameWithAnIdIsAnUnknownRequest() {
    JsonRpcRequest request =
        request("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"notifications/initialized\"}");
    assertThat(request.request()).isNull();
    assertThat(request.fault()).isNull();
  }

  @Test
  void aRequestsNameWithoutAnIdIsAnUnknownNotification() {
    JsonRpcNotification notification =
        (JsonRpcNotification) Bytes.read("{\"jsonrpc\":\"2.0\",\"method\":\"tools/list\"}");
    assertThat(notification.notification()).isNull();
    assertThat(notification.method()).isEqualTo("tools/list");
  }

  @Test
  void faultyNotificationIsAMessageWithoutContent() {
    JsonRpcNotification notification =
        (JsonRpcNotification)
            Bytes.read(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":{"
                    + "\"progressToken\":1,\"_meta\":{"
                    + "\"io.modelcontextprotocol/subscriptionId\":\"L\"}}}");
    assertThat(notification.notification()).isNull();
    assertThat(notification.subscriptionId()).isEqualTo(RequestId.of("L"));
  }

  @Test
  void cancellationMayLackItsRequestAsIn2025() {
    JsonRpcNotification notification =
        (JsonRpcNotification)
            Bytes.read(
                "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}");
    assertThat(notification.notification()).isEqualTo(new CancelledNotification(null, null));
  }

  @Test
  void resultOfAnExtensionIsKeptRaw() {
    for (String text :
        new String[] {
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"resultType\":\"task\",\"taskId\":\"t\"}}",
          "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":5,\"taskId\":\"t\","
              + "\"resultType\":\"task\"}}",
          "{\"result\":{\"taskId\":\"t\",\"resultType\":\"task\"},\"jsonrpc\":\"2.0\",\"id\":1}"
        }) {
      JsonRpcResult result = result(text, CALLS);
      assertThat(result.result()).isNull();
      assertThat(result.frame().resultType()).isEqualTo("task");
      assertThat(result.frame().isComplete()).isFalse();
      assertThat(result.raw()).isNotNull();
      assertThat(result.raw().member("taskId")).isEqualTo(RawJson.string("t"));
    }
  }

  @Test
  void resultOfAnUnknownRequestIsKeptRaw() {
    JsonRpcResult result =
        result("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":[1]}", ExpectedResults.NONE);
    assertThat(result.result()).isNull();
    assertThat(result.raw()).isEqualTo(RawJson.of("[1]"));
  }

  @Test
  void requiredInputReplacesTheResult() {
    JsonRpcResult result =
        result(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"requestState\":\"s\","
                + "\"resultType\":\"input_required\"}}",
            CALLS);
    assertThat(result.result()).isNull();
    assertThat(result.frame().inputRequired()).isNotNull();
    assertThat(result.frame().inputRequired().requestState()).isEqualTo("s");
    assertThat(result.frame().resultType()).isEqualTo(ResultFrame.INPUT_REQUIRED);
  }

  @Test
  void malformedServerInfoCountsAsAbsent() {
    for (String info : new String[] {"5", "{}", "{\"name\":1,\"version\":2}", "null", "[[]]"}) {
      JsonRpcResult result =
          result(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[],\"_meta\":{"
                  + "\"io.modelcontextprotocol/serverInfo\":"
                  + info
                  + ",\"a\":1}}}",
              CALLS);
      assertThat(result.frame().serverInfo()).isNull();
      assertThat(result.result()).isNotNull();
      assertThat(result.result().meta().get("a")).isEqualTo(RawJson.number(1));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"ttlMs\":5,\"cacheScope\":\"public\"|5|PUBLIC",
        "\"ttlMs\":-5,\"cacheScope\":\"public\"|0|PUBLIC",
        "\"ttlMs\":5.9,\"cacheScope\":\"all\"|5|PRIVATE",
        "\"ttlMs\":\"5\"|0|PRIVATE",
        "\"cacheScope\":\"public\"|0|PUBLIC",
        "\"ttlMs\":null,\"cacheScope\":null|0|PRIVATE"
      })
  void cachingHintsAreReadCarefully(String members, long ttlMs, CacheScope scope) {
    JsonRpcResult result =
        result(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[]," + members + "}}",
            Bytes.expecting("tools/list"));
    assertThat(((ListToolsResult) result.result()).cache()).isEqualTo(new CacheHint(ttlMs, scope));
  }

  @Test
  void absentHintsAndCursorsAreNull() {
    JsonRpcResult result =
        result(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"tools\":[],\"nextCursor\":null}}",
            Bytes.expecting("tools/list"));
    ListToolsResult page = (ListToolsResult) result.result();
    assertThat(page.cache()).isNull();
    assertThat(page.nextCursor()).isNull();
  }

  @Test
  void nullStructuredContentIsNotAbsent() {
    String head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]";
    CallToolResult withNull =
        (CallToolResult) result(head + ",\"structuredContent\":null}}", CALLS).result();
    CallToolResult without = (CallToolResult) result(head + "}}", CALLS).result();
    assertThat(withNull.structuredContent()).isEqualTo(RawJson.NULL);
    assertThat(without.structuredContent()).isNull();
  }

  @Test
  void contentTypeMayComeLastAndUnknownKindsSurvive() {
    JsonRpcResult result =
        result(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":["
                + "{\"text\":\"a\",\"x\":{\"type\":\"image\"},\"type\":\"text\"},"
                + "{\"data\":{\"deep\":[1]},\"type\":\"hologram\"}]}}",
            CALLS);
    CallToolResult call = (CallToolResult) result.result();
    assertThat(call.content())
        .containsExactly(
            TextContent.of("a"),
            new UnknownContent(
                "hologram", RawJson.of("{\"data\":{\"deep\":[1]},\"type\":\"hologram\"}")));
    assertThat(Bytes.write(result)).contains("{\"data\":{\"deep\":[1]},\"type\":\"hologram\"}");
  }

  @Test
  void errorWithoutOrWithNullIdIsAMessage() {
    for (String id : new String[] {"", ",\"id\":null"}) {
      JsonRpcError error =
          (JsonRpcError)
              Bytes.read(
                  "{\"jsonrpc\":\"2.0\",\"error\":{\"code\":-32700,\"message\":\"m\",\"data\":[]}"
                      + id
                      + "}");
      assertThat(error.id()).isNull();
      assertThat(error.error().data()).isEqualTo(RawJson.of("[]"));
    }
  }

  @Test
  void keptBytesDoNotChangeWithTheBuffer() {
    byte[] buffer =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"x\",\"arguments\":{\"a\":1}}}"
            .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    JsonRpcRequest request =
        (JsonRpcRequest)
            MessageReader.read(
                buffer,
                0,
                buffer.length,
                dev.mcpsdk.schema.json.JsonLimits.DEFAULT,
                ExpectedResults.NONE);
    java.util.Arrays.fill(buffer, (byte) ' ');
    assertThat(request.request()).isEqualTo(new CallToolRequest("x", RawJson.of("{\"a\":1}")));
  }

  private static JsonRpcRequest request(String text) {
    return (JsonRpcRequest) Bytes.read(text);
  }

  private static JsonRpcResult result(String text, ExpectedResults expected) {
    return (JsonRpcResult) Bytes.read(text, expected);
  }
}
