package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;

/**
 * What came back for one message.
 *
 * @param status of HTTP; 0 elsewhere
 * @param headers of HTTP, names in lower case
 * @param text the JSON-RPC message, the only one if there were several; empty if there was none
 */
record Answer(int status, Map<String, String> headers, String text) {

  static Answer line(String text) {
    return new Answer(0, Map.of(), text);
  }

  RawJson json() {
    return RawJson.of(text);
  }

  /** As JSON; null if it is absent. */
  String id() {
    RawJson id = json().member("id");
    return id == null ? null : id.toString();
  }

  /** 0 for a result. */
  int code() {
    RawJson error = json().member("error");
    return error == null ? 0 : error.member("code").reader().int32();
  }

  /** The code, 0 also for what is no message. */
  int code0() {
    return text.startsWith("{") ? code() : 0;
  }

  String message() {
    return json().member("error").member("message").reader().string();
  }

  RawJson result() {
    RawJson result = json().member("result");
    assertThat(result).as("a result in %s", text).isNotNull();
    return result;
  }

  boolean isToolError() {
    RawJson flag = result().member("isError");
    return flag != null && flag.toString().equals("true");
  }
}
