package dev.mcpsdk.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;

/**
 * Something the server sent.
 *
 * @param status of the HTTP response it came in; 0 on other transports
 */
public record Message(JsonObject json, int status) {

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
