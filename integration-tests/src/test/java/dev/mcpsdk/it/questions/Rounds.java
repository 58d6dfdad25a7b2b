package dev.mcpsdk.it.questions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Message;
import jakarta.json.JsonObject;

/** What a client that answers questions writes and reads, by hand. */
final class Rounds {

  static final String FORMS = "{\"elicitation\":{\"form\":{}}}";
  static final String EVERYTHING =
      "{\"elicitation\":{\"form\":{},\"url\":{}},"
          + "\"sampling\":{\"tools\":{},\"context\":{}},\"roots\":{}}";

  private Rounds() {}

  /** A tool call of a client that can be asked everything. */
  static Ask call(String tool, String arguments) {
    return Ask.tool(tool, arguments).capabilities(EVERYTHING);
  }

  /** An accepted form, as a member of {@code inputResponses}. */
  static String accept(String key, String content) {
    return "\"" + key + "\":{\"action\":\"accept\",\"content\":" + content + "}";
  }

  /** The next round: the first request again, with answers to what was asked. */
  static Ask next(Ask first, Message asked, String... answers) {
    return first.again(answers(answers) + ",\"requestState\":\"" + state(asked) + "\"");
  }

  static String answers(String... answers) {
    return "\"inputResponses\":{" + String.join(",", answers) + "}";
  }

  static String state(Message asked) {
    JsonObject result = asked.result();
    assertThat(result.getString("resultType")).as("%s", result).isEqualTo("input_required");
    return result.getString("requestState");
  }

  static void assertAsks(Message message, String... keys) {
    state(message);
    assertThat(message.result().getJsonObject("inputRequests")).containsOnlyKeys(keys);
  }

  /** The text of a form that was asked. */
  static String question(Message asked, String key) {
    return asked
        .result()
        .getJsonObject("inputRequests")
        .getJsonObject(key)
        .getJsonObject("params")
        .getString("message");
  }
}
