package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.BadMessage.failed;
import static dev.mcpsdk.it.hostile.BadMessage.good;
import static dev.mcpsdk.it.hostile.BadMessage.noMessage;
import static dev.mcpsdk.it.hostile.BadMessage.notJson;
import static dev.mcpsdk.it.hostile.BadMessage.refused;
import static dev.mcpsdk.it.hostile.BadMessage.spliced;
import static dev.mcpsdk.it.hostile.Messages.META;
import static dev.mcpsdk.it.hostile.Messages.call;
import static dev.mcpsdk.it.hostile.Messages.echo;
import static dev.mcpsdk.it.hostile.Messages.request;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Messages that are wrong in one way each, for transports of all kinds. */
final class BadMessages {

  private static final String HEAD = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\"";
  private static final String GOOD = echo("1", "hello");

  private BadMessages() {}

  static Stream<BadMessage> all() {
    List<BadMessage> all = new ArrayList<>();
    all.addAll(syntax());
    all.addAll(encoding());
    all.addAll(depth());
    all.addAll(numbers());
    all.addAll(duplicates());
    all.addAll(envelope());
    all.addAll(ids());
    all.addAll(params());
    all.addAll(meta());
    all.addAll(methods());
    return all.stream();
  }

  private static List<BadMessage> syntax() {
    return List.of(
        notJson("truncated in a string", GOOD.substring(0, GOOD.indexOf("echo") + 2)),
        notJson("truncated at the last brace", GOOD.substring(0, GOOD.length() - 1)),
        notJson("a word", "nonsense"),
        notJson("a brace", "{"),
        notJson("trailing word", GOOD + " x"),
        notJson("trailing brace", GOOD + "}"),
        notJson("two messages", GOOD + GOOD),
        notJson("a comma before the end", GOOD.substring(0, GOOD.length() - 1) + ",}"),
        notJson("a comment", "/* hello */" + GOOD),
        notJson("single quotes", "{'jsonrpc':'2.0','id':1,'method':'server/discover'}"),
        notJson("a bare name", "{jsonrpc:\"2.0\",\"id\":1,\"method\":\"server/discover\"}"),
        notJson("NaN", call("1", "add", "{\"a\":NaN,\"b\":1}")),
        notJson("a sign", call("1", "add", "{\"a\":+1,\"b\":1}")),
        notJson("a leading zero", call("1", "add", "{\"a\":01,\"b\":1}")),
        notJson("no digit after the point", call("1", "add", "{\"a\":1.,\"b\":1}")),
        notJson("an escape that is none", echo("1", "\\x41")),
        notJson("half an escape", echo("1", "\\u12")),
        good("half a surrogate pair, which RFC 8259 allows", echo("1", "\\ud800"), "1"),
        good("surrogates in the wrong order", echo("1", "\\udc00\\ud800"), "1"),
        notJson("a tab in a string", echo("1", "\t")),
        notJson("a zero byte in a string", echo("1", "\0")),
        notJson("HTTP", "GET / HTTP/1.1"),
        notJson("XML", "<?xml version=\"1.0\"?><methodCall/>"));
  }

  private static List<BadMessage> encoding() {
    String text = echo("1", "@");
    return List.of(
        notJson("a continuation byte alone", spliced(text, 0x80)),
        notJson("a sequence cut short", spliced(text, 0xE2, 0x82)),
        notJson("an overlong slash", spliced(text, 0xC0, 0xAF)),
        notJson("an overlong zero", spliced(text, 0xE0, 0x80, 0x80)),
        notJson("an overlong of four bytes", spliced(text, 0xF0, 0x80, 0x80, 0x80)),
        notJson("an encoded surrogate", spliced(text, 0xED, 0xA0, 0x80)),
        notJson("beyond the last code point", spliced(text, 0xF4, 0x90, 0x80, 0x80)),
        notJson("a byte that is never used", spliced(text, 0xFF)),
        notJson("Latin-1", spliced(text, 0xE9)),
        notJson("in a member's name", spliced(call("1", "any", "{\"@\":1}"), 0xC3)),
        notJson("in what nobody reads", spliced("{\"x\":\"@\"," + GOOD.substring(1), 0xFE)),
        notJson("between tokens", spliced("{@" + GOOD.substring(1), 0xC2, 0xA0)),
        notJson("a byte order mark", spliced("@" + GOOD, 0xEF, 0xBB, 0xBF)),
        notJson("UTF-16", spliced("@", 0xFE, 0xFF, 0, '{', 0, '}')));
  }

  private static List<BadMessage> depth() {
    String open = "[".repeat(20_000);
    String close = "]".repeat(20_000);
    String objects = "{\"a\":".repeat(20_000);
    return List.of(
        notJson("20,000 arrays", open + close),
        notJson("20,000 arrays that do not end", open),
        notJson("20,000 objects", objects + "1" + "}".repeat(20_000)),
        notJson("deep params", HEAD + ",\"params\":" + objects + "1" + "}".repeat(20_001)),
        notJson("deep arguments", call("1", "any", "{\"a\":" + open + close + "}")),
        notJson("deep where nobody reads", "{\"x\":" + open + close + "," + GOOD.substring(1)),
        notJson("a deep id", request(open + close, "server/discover", "")),
        good("as deep as allowed", call("1", "any", "{\"a\":" + nested(100) + "}"), "1"));
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }

  private static List<BadMessage> numbers() {
    return List.of(
        notJson("10,000 digits", call("1", "any", "{\"a\":" + "9".repeat(10_000) + "}")),
        notJson(
            "10,000 digits after the point",
            call("1", "any", "{\"a\":0." + "1".repeat(10_000) + "}")),
        notJson("10,000 digits of an id", request("1".repeat(10_000), "server/discover", "")),
        good("1e400", call("1", "any", "{\"a\":1e400}"), "1"),
        good("1e400 for an int", call("1", "add", "{\"a\":1e400,\"b\":1}"), "1"),
        good("an exponent of nine digits", call("1", "any", "{\"a\":1e999999999}"), "1"),
        good("such an exponent for an int", call("1", "add", "{\"a\":1e999999999,\"b\":1}"), "1"),
        good("and a negative one", call("1", "add", "{\"a\":1e-999999999,\"b\":1}"), "1"),
        notJson("exponent overflow", call("1", "add", "{\"a\":1e99999999999,\"b\":1}")),
        notJson("exponent underflow", call("1", "any", "{\"a\":-1e-99999999999}")),
        good("2^31 for an int", call("1", "add", "{\"a\":2147483648,\"b\":1}"), "1"),
        noMessage("1e400 as id", request("1e400", "server/discover", ""), null),
        noMessage("1e999999999 as id", request("1e999999999", "server/discover", ""), null),
        noMessage("2^63 as id", request("9223372036854775808", "server/discover", ""), null),
        refused(
            "a huge progress token",
            meta(META.substring(8, META.length() - 1) + ",\"progressToken\":1e999999999}"),
            -32602,
            "1"));
  }

  private static List<BadMessage> duplicates() {
    return List.of(
        notJson("id twice", "{\"id\":2," + GOOD.substring(1)),
        notJson("method twice", "{\"method\":\"server/discover\"," + GOOD.substring(1)),
        notJson("jsonrpc twice", "{\"jsonrpc\":\"2.0\"," + GOOD.substring(1)),
        notJson("params twice", "{\"params\":{}," + GOOD.substring(1)),
        notJson("unknown members twice", "{\"x\":1,\"x\":1," + GOOD.substring(1)),
        notJson(
            "name twice", GOOD.replace("\"name\":\"echo\"", "\"name\":\"add\",\"name\":\"echo\"")),
        notJson("_meta twice", GOOD.replace(META, META + "," + META)),
        notJson("an argument twice", call("1", "echo", "{\"message\":\"a\",\"message\":\"b\"}")),
        notJson("escaped to look different", call("1", "any", "{\"a\":1,\"\\u0061\":2}")),
        notJson("deep in the arguments", call("1", "any", "{\"a\":[{\"b\":1,\"b\":1}]}")));
  }

  private static List<BadMessage> envelope() {
    return List.of(
        noMessage("an empty batch", "[]", null),
        noMessage("a batch", "[" + GOOD + "]", null),
        noMessage("a batch of nonsense", "[1,2,3]", null),
        noMessage("a string", "\"hello\"", null),
        noMessage("a number", "42", null),
        noMessage("true", "true", null),
        noMessage("null", "null", null),
        noMessage("an empty object", "{}", null),
        noMessage("no jsonrpc", GOOD.replace("\"jsonrpc\":\"2.0\",", ""), "1"),
        noMessage("jsonrpc 1.0", GOOD.replace("\"2.0\"", "\"1.0\""), "1"),
        noMessage("jsonrpc as a number", GOOD.replace("\"2.0\"", "2.0"), "1"),
        noMessage("no method", "{\"jsonrpc\":\"2.0\",\"id\":1}", "1"),
        noMessage("method null", "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":null}", "1"),
        noMessage("method as a number", "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":1}", "\"q\""),
        noMessage("request and answer", "{\"result\":{}," + GOOD.substring(1), "1"),
        noMessage("request and error", "{\"error\":{}," + GOOD.substring(1), "1"),
        good("unknown members", "{\"x\":[{}]," + GOOD.substring(1), "1"),
        good("the members in another order", reordered(), "1"));
  }

  private static String reordered() {
    return "{\"params\":{\"arguments\":{\"message\":\"m\"},\"name\":\"echo\","
        + META
        + "},\"method\":\"tools/call\",\"id\":1,\"jsonrpc\":\"2.0\"}";
  }

  private static List<BadMessage> ids() {
    return List.of(
        noMessage("id null", echo("null", "x"), null),
        noMessage("a fractional id", echo("1.5", "x"), null),
        noMessage("an id of a tiny fraction", echo("1.0000000000000000000001", "x"), null),
        noMessage("id true", echo("true", "x"), null),
        noMessage("an object as id", echo("{\"a\":1}", "x"), null),
        noMessage("an array as id", echo("[1]", "x"), null),
        good("a number", echo("1", "x"), "1"),
        good("a string of digits", echo("\"1\"", "x"), "\"1\""),
        good("an empty string", echo("\"\"", "x"), "\"\""),
        good("zero", echo("0", "x"), "0"),
        good("a negative number", echo("-7", "x"), "-7"),
        good("the largest number", echo("9223372036854775807", "x"), "9223372036854775807"),
        good("a string with quotes", echo("\"a\\\"b\\n\"", "x"), "\"a\\\"b\\n\""),
        good(
            "a long string",
            echo("\"" + "i".repeat(10_000) + "\"", "x"),
            "\"" + "i".repeat(10_000) + "\""));
  }

  private static List<BadMessage> params() {
    String withMeta = ",\"params\":{" + META;
    return List.of(
        refused("params as an array", HEAD + ",\"params\":[1]}", -32602, "1"),
        refused("params as a string", HEAD + ",\"params\":\"x\"}", -32602, "1"),
        refused("params null", HEAD + ",\"params\":null}", -32602, "1"),
        refused("no params", HEAD + "}", -32602, "1"),
        refused("no name", HEAD + withMeta + "}}", -32602, "1"),
        refused("name as a number", HEAD + withMeta + ",\"name\":1}}", -32602, "1"),
        refused("name null", HEAD + withMeta + ",\"name\":null}}", -32602, "1"),
        refused(
            "arguments as an array",
            HEAD + withMeta + ",\"name\":\"any\",\"arguments\":[]}}",
            -32602,
            "1"),
        refused(
            "arguments as a string",
            HEAD + withMeta + ",\"name\":\"any\",\"arguments\":\"x\"}}",
            -32602,
            "1"),
        failed("an unknown tool", call("1", "nosuch", "{}"), -32602, "1"),
        failed(
            "an unknown resource",
            request("1", "resources/read", "\"uri\":\"demo:/none\""),
            -32602,
            "1"),
        failed(
            "an unknown prompt", request("1", "prompts/get", "\"name\":\"nosuch\""), -32602, "1"),
        failed(
            "a cursor of nobody", request("1", "tools/list", "\"cursor\":\"AAAA\""), -32602, "1"),
        refused(
            "a cursor that is no string", request("1", "tools/list", "\"cursor\":5"), -32602, "1"),
        good("an argument that is missing", call("1", "echo", "{}"), "1"),
        good("arguments of the wrong kind", call("1", "echo", "{\"message\":5}"), "1"),
        good("a tool that throws", call("1", "crash", "{}"), "1"));
  }

  private static String meta(String members) {
    return HEAD + ",\"params\":{\"name\":\"any\",\"_meta\":" + members + "}}";
  }

  private static List<BadMessage> meta() {
    String prefix = "\"io.modelcontextprotocol/";
    String version = prefix + "protocolVersion\":\"2026-07-28\"";
    String capabilities = prefix + "clientCapabilities\":{}";
    return List.of(
        refused("no _meta", HEAD + ",\"params\":{\"name\":\"any\"}}", -32602, "1"),
        refused("_meta null", meta("null"), -32602, "1"),
        refused("_meta as an array", meta("[]"), -32602, "1"),
        refused("_meta empty", meta("{}"), -32602, "1"),
        refused("no version", meta("{" + capabilities + "}"), -32602, "1"),
        refused(
            "a version as a number",
            meta("{" + prefix + "protocolVersion\":20260728," + capabilities + "}"),
            -32602,
            "1"),
        refused(
            "a version of null",
            meta("{" + prefix + "protocolVersion\":null," + capabilities + "}"),
            -32602,
            "1"),
        refused("no capabilities", meta("{" + version + "}"), -32602, "1"),
        refused(
            "capabilities as an array",
            meta("{" + version + "," + prefix + "clientCapabilities\":[]}"),
            -32602,
            "1"),
        refused(
            "capabilities null",
            meta("{" + version + "," + prefix + "clientCapabilities\":null}"),
            -32602,
            "1"),
        refused(
            "a capability as a number",
            meta("{" + version + "," + prefix + "clientCapabilities\":{\"sampling\":1}}"),
            -32602,
            "1"),
        refused(
            "a client without a name",
            meta(
                "{"
                    + version
                    + ","
                    + capabilities
                    + ","
                    + prefix
                    + "clientInfo\":{\"version\":\"1\"}}"),
            -32602,
            "1"),
        refused(
            "a client as a string",
            meta("{" + version + "," + capabilities + "," + prefix + "clientInfo\":\"me\"}"),
            -32602,
            "1"),
        refused(
            "an unknown log level",
            meta("{" + version + "," + capabilities + "," + prefix + "logLevel\":\"loud\"}"),
            -32602,
            "1"),
        refused(
            "a token as an object",
            meta("{" + version + "," + capabilities + ",\"progressToken\":{}}"),
            -32602,
            "1"),
        refused(
            "a fractional token",
            meta("{" + version + "," + capabilities + ",\"progressToken\":1.5}"),
            -32602,
            "1"),
        good("no client", meta("{" + version + "," + capabilities + "}"), "1"),
        good("unknown keys", meta("{" + version + "," + capabilities + ",\"x/y\":[1]}"), "1"));
  }

  private static List<BadMessage> methods() {
    List<BadMessage> methods = new ArrayList<>();
    for (String method :
        List.of(
            "no/such",
            "x",
            "initialize",
            "ping",
            "logging/setLevel",
            "resources/subscribe",
            "resources/unsubscribe",
            "roots/list",
            "sampling/createMessage",
            "elicitation/create",
            "tasks/list",
            "tools/call/",
            "notifications/cancelled")) {
      methods.add(refused(method, request("1", method, ""), -32601, "1"));
    }
    methods.add(refused("Tools/Call", request("1", "Tools/Call", ""), -32601, "1"));
    methods.add(refused("an empty method", request("1", "", ""), -32601, "1"));
    return methods;
  }
}
