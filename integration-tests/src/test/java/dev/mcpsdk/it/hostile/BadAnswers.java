package dev.mcpsdk.it.hostile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What a bad server says to a request, by the name of the tool that is called: the messages, each
 * character a byte. Needs no class of the SDK, so that a child process starts soon.
 */
final class BadAnswers {

  static final int LIMIT = 100_000;
  private static final Map<String, Function<String, List<String>>> ALL = new LinkedHashMap<>();

  private BadAnswers() {}

  static {
    String deep = "[".repeat(20_000) + "]".repeat(20_000);
    ALL.put("good", id -> List.of(good(id)));
    ALL.put("silence", id -> List.of());
    ALL.put("wrongId", id -> List.of(good("4711")));
    ALL.put("idAsText", id -> List.of(good("\"" + id + "\"")));
    ALL.put("idNull", id -> List.of(good("null")));
    ALL.put("noId", id -> List.of(good(id).replace("\"id\":" + id + ",", "")));
    ALL.put("twice", id -> List.of(good(id), good(id), error(id, "1", "\"late\"")));
    ALL.put("othersFirst", id -> List.of(good("4711"), error("-1", "1", "\"x\""), good(id)));
    ALL.put("unknownType", id -> List.of(result(id, "{\"resultType\":\"weird\",\"content\":[]}")));
    ALL.put("typeNumber", id -> List.of(result(id, "{\"resultType\":1,\"content\":[]}")));
    ALL.put("noContent", id -> List.of(result(id, "{}")));
    ALL.put("contentNumber", id -> List.of(result(id, "{\"content\":5}")));
    ALL.put("blockNumber", id -> List.of(result(id, "{\"content\":[5]}")));
    ALL.put("resultNumber", id -> List.of(result(id, "5")));
    ALL.put("resultNull", id -> List.of(result(id, "null")));
    ALL.put("resultArray", id -> List.of(result(id, "[]")));
    ALL.put("both", id -> List.of(good(id).replace("\"result\"", "\"error\":{},\"result\"")));
    ALL.put("neither", id -> List.of("{\"jsonrpc\":\"2.0\",\"id\":" + id + "}"));
    ALL.put("errorWithoutCode", id -> List.of(raw(id, "\"error\":{\"message\":\"m\"}")));
    ALL.put("errorCodeText", id -> List.of(error(id, "\"x\"", "\"m\"")));
    ALL.put("errorCodeHuge", id -> List.of(error(id, "99999999999", "\"m\"")));
    ALL.put("errorMessageNumber", id -> List.of(error(id, "-32000", "5")));
    ALL.put("error", id -> List.of(error(id, "-32000", "\"not today\"")));
    ALL.put("noVersion", id -> List.of(good(id).replace("\"jsonrpc\":\"2.0\",", "")));
    ALL.put("batch", id -> List.of("[" + good(id) + "]"));
    ALL.put("deep", id -> List.of(result(id, "{\"content\":[],\"x\":" + deep + "}")));
    ALL.put(
        "hugeNumber",
        id -> List.of(result(id, "{\"content\":[],\"x\":" + "9".repeat(10_000) + "}")));
    ALL.put("duplicate", id -> List.of(result(id, "{\"content\":[],\"content\":[]}")));
    ALL.put(
        "badUtf8",
        id -> List.of(result(id, "{\"content\":[{\"type\":\"text\",\"text\":\"\u00ff\"}]}")));
    ALL.put("cut", id -> List.of(good(id).substring(0, good(id).length() - 3)));
    ALL.put("rubbish", id -> List.of("Welcome to my server!", "\u0000\u0001\u00fe", good(id)));
    ALL.put(
        "huge",
        id -> List.of(result(id, "{\"content\":[],\"x\":\"" + "x".repeat(2 * LIMIT) + "\"}")));
    ALL.put(
        "requests",
        id ->
            List.of(
                request(id, "ping"),
                request("1", "sampling/createMessage"),
                request("\"r\"", "roots/list"),
                request("2", "elicitation/create"),
                good(id)));
    ALL.put(
        "notifications",
        id ->
            List.of(
                notification("no/such", "{}"),
                notification("notifications/progress", "{\"progressToken\":999,\"progress\":1}"),
                notification("notifications/progress", "{\"progress\":\"x\"}"),
                notification("notifications/progress", "[]"),
                notification("notifications/cancelled", "{\"requestId\":" + id + "}"),
                notification("notifications/message", "{\"level\":\"loud\"}"),
                notification("notifications/resources/updated", "{}"),
                good(id)));
    ALL.put(
        "askForEver",
        id -> List.of(result(id, "{\"resultType\":\"input_required\",\"requestState\":\"s\"}")));
    ALL.put(
        "askUnknown",
        id ->
            List.of(
                result(
                    id,
                    "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":{\"method\":\"no/such\",\"params\":{}}}}")));
    ALL.put(
        "askUndeclared",
        id ->
            List.of(
                result(
                    id,
                    "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":{\"method\":\"elicitation/create\",\"params\":{\"message\":\"m\",\"requestedSchema\":{\"type\":\"object\",\"properties\":{}}}}}}")));
    ALL.put("askNothing", id -> List.of(result(id, "{\"resultType\":\"input_required\"}")));
  }

  /** Null for a tool that is about something else than messages. */
  static List<String> of(String tool, String id) {
    Function<String, List<String>> answer = ALL.get(tool);
    return answer == null ? null : answer.apply(id);
  }

  private static String raw(String id, String members) {
    return "{\"jsonrpc\":\"2.0\",\"id\":" + id + "," + members + "}";
  }

  static String result(String id, String result) {
    return raw(id, "\"result\":" + result);
  }

  static String good(String id) {
    return result(
        id, "{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\"fine\"}]}");
  }

  private static String error(String id, String code, String message) {
    return raw(id, "\"error\":{\"code\":" + code + ",\"message\":" + message + "}");
  }

  private static String request(String id, String method) {
    return raw(id, "\"method\":\"" + method + "\",\"params\":{}");
  }

  static String notification(String method, String params) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"" + method + "\",\"params\":" + params + "}";
  }

  /** What stands behind this name in a request of the client. */
  static String member(String request, String name) {
    int at = request.indexOf("\"" + name + "\":");
    if (at < 0) {
      return "";
    }
    int start = at + name.length() + 3;
    int end = start;
    while (",}".indexOf(request.charAt(end)) < 0) {
      end++;
    }
    return request.substring(start, end).replace("\"", "");
  }
}
