package dev.mcpsdk.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** Requests as JSON text. */
final class Messages {

  static final String VERSION = "2026-07-28";
  static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{},"
          + "\"io.modelcontextprotocol/clientInfo\":{\"name\":\"t\",\"version\":\"1\"}}";

  private static final List<String> TELL_TALES =
      List.of("Exception", "java.", "at dev.mcpsdk", "dev.mcpsdk.", "org.eclipse", "\\tat ");

  private Messages() {}

  /**
   * @param id as JSON
   * @param params members without braces; may be empty
   */
  static String request(String id, String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\""
        + method
        + "\",\"params\":{"
        + (params.isEmpty() ? "" : params + ",")
        + META
        + "}}";
  }

  static String call(String id, String tool, String arguments) {
    return request(id, "tools/call", "\"name\":\"" + tool + "\",\"arguments\":" + arguments);
  }

  static String echo(String id, String text) {
    return call(id, "echo", "{\"message\":\"" + text + "\"}");
  }

  static String notification(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":{" + params + "}}";
  }

  static String cancel(String id) {
    return notification("notifications/cancelled", "\"requestId\":" + id);
  }

  static String progressToken(String token) {
    return META.substring(0, META.length() - 1) + ",\"progressToken\":" + token + "}";
  }

  /** Nothing of how the server is made may be read from what it says. */
  static String assertTellsNothing(String text) {
    for (String word : TELL_TALES) {
      assertThat(text).doesNotContain(word);
    }
    return text;
  }
}
