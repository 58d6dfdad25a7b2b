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
 * @param revision it should be of
 */
public record Message(JsonObject json, int status, Revision revision) {

  /** The codes the protocol has, and may use in the latest revision. */
  private static final Set<Integer> CODES =
      Set.of(-32700, -32600, -32601, -32602, -32603, -32020, -32021, -32022);

  /** Those that it may use before; the last one only on 2025-11-25. */
  private static final Set<Integer> HANDSHAKE_CODES =
      Set.of(-32700, -32600, -32601, -32602, -32603, -32002, -32042);

  /** What comes to a session, not to a request. */
  private static final Set<String> OF_SESSION =
      Set.of(
          "notifications/tools/list_changed",
          "notifications/prompts/list_changed",
          "notifications/resources/list_changed",
          "notifications/resources/updated",
          "notifications/elicitation/complete",
          "notifications/tasks/status");

  /**
   * What holds for everything a server sends, whatever it is about (RPC-01, RPC-05, RPC-08, RPC-10,
   * RPC-13, RPC-14, ERR-01 to ERR-04, ERR-06, CACHE-04).
   */
  Message checked() {
    assertThat(json.getString("jsonrpc")).isEqualTo("2.0");
    if (!isResponse()) {
      if (!revision.handshake()) {
        assertThat(json).as("a notification, never a request").doesNotContainKey("id");
      }
      return this;
    }
    assertThat(json.containsKey("result")).isNotEqualTo(json.containsKey("error"));
    if (json.containsKey("result")) {
      assertThat(json).containsKey("id");
      if (revision.handshake()) {
        assertThat(result()).doesNotContainKeys("resultType", "ttlMs", "cacheScope");
      } else {
        assertThat(result().getString("resultType")).isIn("complete", "input_required");
      }
    } else {
      assertThat(error().get("message")).isInstanceOf(JsonString.class);
      JsonNumber code = error().getJsonNumber("code");
      assertThat(code.isIntegral()).isTrue();
      if (code.intValue() >= -32768 && code.intValue() <= -32000) {
        assertThat(revision.handshake() ? HANDSHAKE_CODES : CODES).contains(code.intValue());
      }
    }
    return this;
  }

  public boolean isResponse() {
    return !json.containsKey("method");
  }

  /** Whether the server wants an answer. */
  public boolean isRequest() {
    return json.containsKey("method") && json.containsKey("id");
  }

  /** Whether it belongs to no request, in the handshake era. */
  boolean isOfSession() {
    return revision.handshake() && OF_SESSION.contains(method());
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
