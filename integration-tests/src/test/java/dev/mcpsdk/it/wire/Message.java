package dev.mcpsdk.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.util.Set;

/**
 * Something the server sent.
 *
 * @param status of the HTTP response it came in; 0 on other transports
 */
public record Message(JsonObject json, int status) {

  /** The codes the protocol has, and may use in this revision. */
  private static final Set<Integer> CODES =
      Set.of(-32700, -32600, -32601, -32602, -32603, -32020, -32021, -32022);

  /**
   * What holds for everything a server sends, whatever it is about (RPC-01, RPC-05, RPC-08, RPC-10,
   * RPC-13, RPC-14, ERR-01 to ERR-04).
   */
  Message checked() {
    assertThat(json.getString("jsonrpc")).isEqualTo("2.0");
    if (!isResponse()) {
      assertThat(json).as("a notification, never a request").doesNotContainKey("id");
      return this;
    }
    assertThat(json.containsKey("result")).isNotEqualTo(json.containsKey("error"));
    if (json.containsKey("result")) {
      assertThat(json).containsKey("id");
      assertThat(result().getString("resultType")).isIn("complete", "input_required");
    } else {
      assertThat(error().get("message")).isInstanceOf(JsonString.class);
      JsonNumber code = error().getJsonNumber("code");
      assertThat(code.isIntegral()).isTrue();
      if (code.intValue() >= -32768 && code.intValue() <= -32000) {
        assertThat(CODES).contains(code.intValue());
      }
    }
    return this;
  }

  public boolean isResponse() {
    return !json.containsKey("method");
  }

  public JsonValue id() {
    return json.getOrDefault("id", JsonValue.NULL);
  }

  public JsonObject result() {
    assertThat(json).as("a result").containsKey("result");
    return json.getJsonObject("result");
  }

  public JsonObject error() {
    assertThat(json).as("an error").containsKey("error");
    return json.getJsonObject("error");
  }

  public int code() {
    return error().getInt("code");
  }

  /** The text of the only content block of a tool's result. */
  public String text() {
    assertThat(result().getJsonArray("content")).as("content").hasSize(1);
    return result().getJsonArray("content").getJsonObject(0).getString("text");
  }

  public boolean isError() {
    return result().getBoolean("isError", false);
  }

  public String method() {
    return json.getString("method");
  }

  public JsonObject params() {
    return json.getJsonObject("params");
  }
}
