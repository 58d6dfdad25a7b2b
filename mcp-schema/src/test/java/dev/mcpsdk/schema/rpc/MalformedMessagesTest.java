package dev.mcpsdk.schema.rpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** RPC-02, RPC-05, RPC-18, RPC-20: what is no message, with the code and id that answer it. */
class MalformedMessagesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "{",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"} {}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"\\u0069d\":2,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"x\",\"params\":{\"a\":1,\"a\":2}}",
        "{\"jsonrpc\":\"2.0\",\"id\":01,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":5,\"x\":}}",
        "{'jsonrpc':'2.0'}",
        "nul",
        "[1,"
      })
  void isNotJson(String text) {
    MalformedMessageException e = malformed(text);
    assertThat(e.code()).isEqualTo(-32700);
    assertThat(e.id()).isNull();
  }

  @Test
  void invalidUtf8IsNotJson() {
    byte[] bytes =
        "{\"jsonrpc\":\"2.0\",\"id\":\"?\",\"method\":\"ping\"}"
            .getBytes(StandardCharsets.US_ASCII);
    bytes[new String(bytes, StandardCharsets.US_ASCII).indexOf('?')] = (byte) 0xC0;
    assertThat(malformed(bytes, JsonLimits.DEFAULT).code()).isEqualTo(-32700);
  }

  @Test
  void depthAndSizesAreBounded() {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    String head = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":";
    assertThat(malformed(head + deep + "}}").getMessage()).contains("maxDepth");
    assertThat(malformed(head + "\"x\",\"arguments\":{\"a\":" + deep + "}}}").getMessage())
        .contains("maxDepth");
    assertThat(malformed(head + "\"x\",\"unknown\":" + deep + "}}").getMessage())
        .contains("maxDepth");
    assertThat(malformed(head + "1" + "0".repeat(1000) + "}}").getMessage())
        .contains("maxNumberLength");
    byte[] text = (head + "\"" + "x".repeat(200) + "\"}}").getBytes(StandardCharsets.UTF_8);
    assertThat(malformed(text, JsonLimits.DEFAULT.withMaxStringBytes(100)).getMessage())
        .contains("maxStringBytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}]",
        "1",
        "null",
        "\"x\"",
        "{}",
        "{\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"2.0\",\"params\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":1e400,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":9223372036854775808,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":{\"a\":1},\"method\":\"ping\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":[1],\"method\":\"ping\"}"
      })
  void isNoMessageAndHasNoId(String text) {
    MalformedMessageException e = malformed(text);
    assertThat(e.code()).isEqualTo(-32600);
    assertThat(e.id()).isNull();
    assertThat(e.response()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":7}",
        "{\"id\":7,\"method\":\"ping\"}",
        "{\"jsonrpc\":2.0,\"id\":7,\"method\":\"ping\"}",
        "{\"jsonrpc\":\"1.0\",\"id\":7,\"method\":\"ping\"}",
        "{\"method\":\"ping\",\"jsonrpc\":null,\"id\":7}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":5}",
        "{\"jsonrpc\":\"2.0\",\"method\":null,\"params\":{},\"id\":7}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"ping\",\"error\":{\"code\":1,\"message\":\"\"}}"
      })
  void isNoMessageButHasAnId(String text) {
    MalformedMessageException e = malformed(text);
    assertThat(e.code()).isEqualTo(-32600);
    assertThat(e.id()).isEqualTo(RequestId.of(7));
    assertThat(e.response()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{},\"error\":{\"code\":1,\"message\":\"\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":5}",
        "{\"result\":{\"content\":{}},\"id\":7,\"jsonrpc\":\"2.0\"}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":5,\"resultType\":\"complete\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"resultType\":\"input_required\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"resultType\":5,\"content\":[]}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":1.5,\"message\":\"x\"}}",
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"error\":{\"code\":1}}",
        "{\"jsonrpc\":\"2.0\",\"error\":\"x\",\"id\":7}"
      })
  void isAFaultyResponse(String text) {
    MalformedMessageException e = malformed(text);
    assertThat(e.code()).isEqualTo(-32600);
    assertThat(e.id()).isEqualTo(RequestId.of(7));
    assertThat(e.response()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"jsonrpc\":\"2.0\",\"result\":{\"content\":[]}}",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"result\":{\"content\":[]}}",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"result\":{\"content\":[]}}"
      })
  void isAResponseToNothing(String text) {
    MalformedMessageException e = malformed(text);
    assertThat(e.code()).isEqualTo(-32600);
    assertThat(e.id()).isNull();
    assertThat(e.response()).isTrue();
  }

  @Test
  void aFaultyResultNamesThePlaceAndNoValue() {
    String secret =
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{\"content\":[{\"type\":\"text\",\"text\":42}]}}";
    assertThat(malformed(secret).getMessage())
        .isEqualTo("expected a string at $.result.content[0].text but found a number");
  }

  @Test
  void readsAPartOfABufferOnly() {
    byte[] text =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}".getBytes(StandardCharsets.UTF_8);
    byte[] buffer = new byte[text.length + 20];
    Arrays.fill(buffer, (byte) 'x');
    System.arraycopy(text, 0, buffer, 10, text.length);
    JsonRpcMessage message =
        MessageReader.read(buffer, 10, text.length, JsonLimits.DEFAULT, ExpectedResults.NONE);
    assertThat(((JsonRpcRequest) message).method()).isEqualTo("ping");
  }

  private static MalformedMessageException malformed(String text) {
    return malformed(text.getBytes(StandardCharsets.UTF_8), JsonLimits.DEFAULT);
  }

  private static MalformedMessageException malformed(byte[] bytes, JsonLimits limits) {
    ExpectedResults calls = Bytes.expecting("tools/call");
    @Nullable MalformedMessageException e =
        catchThrowableOfType(
            MalformedMessageException.class,
            () -> MessageReader.read(bytes, 0, bytes.length, limits, calls));
    assertThat(e).isNotNull();
    return e;
  }
}
