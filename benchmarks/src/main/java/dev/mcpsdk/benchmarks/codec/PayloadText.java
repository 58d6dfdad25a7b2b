package dev.mcpsdk.benchmarks.codec;

import java.nio.charset.StandardCharsets;

/**
 * Makes the messages as text, in the shape of 2025-11-25: the newest one that all subjects know.
 */
final class PayloadText {

  // One line in four goes beyond ASCII, by Latin letters, punctuation, CJK or a surrogate pair.
  private static final String[] LINES = {
    "The quick brown fox jumps over the lazy dog, then \\\"rests\\\" a while.\\n",
    "for (int i = 0; i < rows.size(); i++) { total += rows.get(i).price(); }\\n",
    "\\t2026-11-21T10:15:30Z INFO  request 4711 answered in 12 ms, path C:\\\\srv\\n",
    "Größe und Länge messen – “exactly”, naïvely, or 約三割 less 🚀 than before.\\n",
  };

  private PayloadText() {}

  static String smallCall() {
    return "{\"jsonrpc\":\"2.0\",\"id\":4711,\"method\":\"tools/call\",\"params\":"
        + "{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Berlin\",\"days\":3,\"hourly\":true}}}";
  }

  static String textResult() {
    String text =
        "Weather for Berlin, three days: Monday 12 degrees and rain until noon; Tuesday 14 degrees,"
            + " dry with some clouds; Wednesday 9 degrees and strong wind from the north-west, storm"
            + " warnings are possible.";
    return result("\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
  }

  static String longText(int bytes) {
    StringBuilder text = new StringBuilder(bytes + 128);
    int size = 0;
    for (int i = 0; size < bytes; i++) {
      String line = LINES[i % LINES.length];
      text.append(line);
      size += line.getBytes(StandardCharsets.UTF_8).length;
    }
    return result("\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]");
  }

  static String progress() {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/progress\",\"params\":"
        + "{\"progressToken\":\"import-20261121\",\"progress\":37.5,\"total\":100,"
        + "\"message\":\"37 of 100 files imported\"}}";
  }

  static String structured(int rows) {
    StringBuilder text = new StringBuilder(rows * 56);
    text.append("\"content\":[],\"structuredContent\":{\"rows\":[");
    for (int i = 0; i < rows; i++) {
      text.append(i == 0 ? "{\"id\":" : ",{\"id\":")
          .append(1000 + i)
          .append(",\"name\":\"row ")
          .append(i)
          .append("\",\"value\":")
          .append(i * 0.25)
          .append(",\"active\":")
          .append(i % 3 == 0)
          .append('}');
    }
    return result(text.append("]}").toString());
  }

  static String toolList(int tools) {
    StringBuilder text = new StringBuilder(tools * 850).append("\"tools\":[");
    for (int i = 0; i < tools; i++) {
      text.append(i == 0 ? "" : ",").append(tool(i));
    }
    return result(text.append("],\"nextCursor\":\"page-2\"").toString());
  }

  private static String tool(int i) {
    return "{\"name\":\"search_documents_"
        + i
        + "\",\"title\":\"Search documents "
        + i
        + "\",\"description\":\"Searches the documents of collection "
        + i
        + " and returns the best matches with their titles, scores and \\\"snippets\\\".\","
        + "\"inputSchema\":{\"type\":\"object\",\"properties\":{"
        + "\"query\":{\"type\":\"string\",\"description\":\"What to look for\",\"minLength\":1},"
        + "\"limit\":{\"type\":\"integer\",\"minimum\":1,\"maximum\":100,\"default\":10},"
        + "\"language\":{\"type\":\"string\",\"enum\":[\"en\",\"de\",\"fr\",\"ja\"]},"
        + "\"since\":{\"type\":\"string\",\"format\":\"date\",\"description\":\"Only newer ones\"},"
        + "\"threshold\":{\"type\":\"number\",\"minimum\":0,\"maximum\":1}},"
        + "\"required\":[\"query\"],\"additionalProperties\":false},"
        + "\"annotations\":{\"readOnlyHint\":true,\"idempotentHint\":true,\"openWorldHint\":false}}";
  }

  private static String result(String members) {
    return "{\"jsonrpc\":\"2.0\",\"id\":4711,\"result\":{" + members + "}}";
  }
}
