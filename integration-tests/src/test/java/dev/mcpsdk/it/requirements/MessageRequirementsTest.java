package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.server.CallContext;
import jakarta.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Messages, {@code _meta}, versions, discovery and error codes. */
class MessageRequirementsTest extends RequirementTest {

  record Text(String text) {}

  private void serveEcho(Cell cell) {
    builder.tool("echo", "Says it again", Text.class, (in, ctx) -> in.text());
    serve(cell);
  }

  @OnEveryTransport
  @Requirement({"RPC-01", "RPC-05", "RPC-10"})
  void textOfAllKindsComesBackAsItWas(Cell cell) {
    serveEcho(cell);
    String escaped = "caf\\u00e9 \\u4e16\\u754c \\ud83d\\ude00 \\u0000 \\u2028 \\\" \\\\ \\n\\r\\t";
    Message came = wire.call("echo", "{\"text\":\"" + escaped + "\"}");
    assertThat(came.text()).isEqualTo("caf\u00e9 \u4e16\u754c \ud83d\ude00 \0 \u2028 \" \\ \n\r\t");
    Message direct = wire.call("echo", "{\"text\":\"caf\u00e9 \u4e16\u754c \ud83d\ude00\"}");
    assertThat(direct.text()).isEqualTo("caf\u00e9 \u4e16\u754c \ud83d\ude00");
  }

  @OnEveryTransport
  @Requirement({"RPC-02", "RPC-05"})
  void idsComeBackAsTheyWere(Cell cell) {
    serveEcho(cell);
    for (String id :
        List.of("1", "\"1\"", "0", "-7", "9007199254740991", "\"\"", "\"a b\\n\u4e16\"")) {
      Message came = wire.ask(Ask.of("server/discover").id(id));
      JsonObject expected = Json.object("{\"id\":" + id + "}");
      assertThat(came.id()).as(id).isEqualTo(expected.get("id"));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"STDIO", "HTTP"})
  @Requirement({"RPC-02", "RPC-06", "RPC-18", "RPC-20", "ERR-01"})
  void whatIsNoMessageIsRefused(Cell cell) {
    serveEcho(cell);
    for (String[] each :
        new String[][] {
          {"{\"jsonrpc\":\"2.0\",\"id\":1,", "-32700"},
          {"nonsense", "-32700"},
          {"[]", "-32600"},
          {"[" + Ask.of("server/discover") + "]", "-32600"},
          {"17", "-32600"},
          {"{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"server/discover\"}", "-32600"},
          {"{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"server/discover\"}", "-32600"},
          {"{\"jsonrpc\":\"2.0\",\"id\":true,\"method\":\"server/discover\"}", "-32600"},
          {"{\"jsonrpc\":\"1.0\",\"method\":\"server/discover\"}", "-32600"},
        }) {
      Message came = malformed(cell, each[0]);
      assertThat(came.code()).as(each[0]).isEqualTo(Integer.parseInt(each[1]));
      assertThat(came.json()).as("an id nobody could read").doesNotContainKey("id");
      assertThat(came.status()).isEqualTo(cell == Cell.HTTP ? 400 : 0);
      assertThat(ask("server/discover").result()).isNotNull();
    }
  }

  private Message malformed(Cell cell, String text) {
    if (cell == Cell.HTTP) {
      return ((HttpWire) wire).send(text, Map.of()).answer();
    }
    return wire.send(text).answer();
  }

  @ParameterizedTest
  @EnumSource(names = {"MEMORY", "STDIO"})
  @Requirement("RPC-04")
  void anIdUnderWayIsTaken(Cell cell) throws Exception {
    CyclicBarrier door = new CyclicBarrier(2);
    builder.tool(
        "wait",
        "Waits",
        ctx -> {
          door.await(20, TimeUnit.SECONDS);
          return "waited" + door.await(20, TimeUnit.SECONDS);
        });
    serve(cell);
    Exchange first = wire.send(Ask.tool("wait", "{}").id("77"));
    door.await(20, TimeUnit.SECONDS);
    Message taken = wire.ask(Ask.of("server/discover").id("77"));
    assertThat(taken.code()).isEqualTo(-32600);
    assertThat(wire.ask(Ask.of("server/discover").id("\"77\"")).result()).isNotNull();
    // The refusal took the exchange's place on this side of the wire only.
    Exchange again = wire.send(Ask.of("server/discover").id("78"));
    assertThat(again.answer().result()).isNotNull();
    assertThat(first.isQuiet()).isTrue();
    door.await(20, TimeUnit.SECONDS);
  }

  @ParameterizedTest
  @EnumSource(names = {"STDIO", "HTTP"})
  @Requirement({"RPC-09", "RPC-14"})
  void notificationsAreNeverAnswered(Cell cell) {
    serveEcho(cell);
    for (String each :
        List.of(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/unknown\"}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{}}",
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\","
                + "\"params\":{\"requestId\":\"never sent\"}}")) {
      wire.tell(each);
    }
    Exchange next = wire.send(Ask.of("server/discover"));
    assertThat(next.answer().result()).isNotNull();
    assertThat(next.notifications()).isEmpty();
  }

  @OnEveryTransport
  @Requirement({"RPC-19", "VER-08", "VER-09"})
  void whatIsNotKnownIsIgnored(Cell cell) {
    serveEcho(cell);
    Ask call =
        Ask.of(
                "tools/call",
                "\"name\":\"echo\",\"arguments\":{\"text\":\"x\"},\"unheardOf\":{\"a\":[1]}")
            .capabilities(
                "{\"telepathy\":{},\"extensions\":{\"com.example/ext\":{\"v\":1}},"
                    + "\"elicitation\":{\"unheardOf\":true}}")
            .meta("\"com.example/key\":[1,2],\"io.modelcontextprotocol/future\":1");
    assertThat(wire.ask(call).text()).isEqualTo("x");
    // An extension that only the client has changes nothing; its methods do not exist.
    assertThat(wire.ask(Ask.of("tasks/get", "\"taskId\":\"1\"")).code()).isEqualTo(-32601);
  }

  @OnEveryTransport
  @Requirement({"RPC-21", "DISC-02", "LIFE-12", "H26-06"})
  void methodsThatAreNotServedDoNotExist(Cell cell) {
    serveEcho(cell);
    JsonObject capabilities = ask("server/discover").result().getJsonObject("capabilities");
    assertThat(capabilities).containsOnlyKeys("tools", "logging");
    for (Map.Entry<String, String> each :
        Map.of(
                "no/such", "",
                "ping", "",
                "logging/setLevel", "\"level\":\"info\"",
                "resources/subscribe", "\"uri\":\"demo://a\"",
                "resources/list", "",
                "prompts/get", "\"name\":\"p\"",
                "completion/complete",
                    "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},"
                        + "\"argument\":{\"name\":\"a\",\"value\":\"\"}")
            .entrySet()) {
      String method = each.getKey();
      Message refused = ask(method, each.getValue());
      assertThat(refused.code()).as(method).isEqualTo(-32601);
      assertThat(refused.status()).as(method).isEqualTo(cell == Cell.HTTP ? 404 : 0);
    }
    assertThat(ask("tools/list").result().getJsonArray("tools")).hasSize(2);
  }

  @OnEveryTransport
  @Requirement({"META-05", "VER-01", "H26-05"})
  void metaIsRequired(Cell cell) {
    serveEcho(cell);
    String whole = Ask.of("tools/list").id("5").toString();
    for (String missing :
        List.of(
            "\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\",",
            ",\"io.modelcontextprotocol/clientCapabilities\":{}")) {
      Message refused = wire.send(whole.replace(missing, "")).answer();
      assertThat(refused.code()).isEqualTo(-32602);
      assertThat(refused.error().getString("message"))
          .contains(missing.substring(missing.indexOf("io."), missing.indexOf("\":")));
      assertThat(refused.id().toString()).isEqualTo("5");
      assertThat(refused.status()).isEqualTo(cell == Cell.HTTP ? 400 : 0);
    }
    Message none =
        wire.send("{\"jsonrpc\":\"2.0\",\"id\":6,\"method\":\"tools/list\",\"params\":{}}")
            .answer();
    // Where one channel carries everything, a handshake might be what is missing.
    assertThat(none.code()).isEqualTo(cell == Cell.HTTP ? -32602 : -32600);
  }

  @OnEveryTransport
  @Requirement({"VER-02", "VER-03", "VER-06", "DISC-04", "ERR-02", "H26-05"})
  void versionsThatAreNotServedAreRefusedNamingThoseThatAre(Cell cell) {
    serveEcho(cell);
    JsonObject discovered = ask("server/discover").result();
    for (String method : List.of("server/discover", "tools/list", "no/such")) {
      for (String version : List.of("2025-11-25", "2099-01-01", "latest", "")) {
        String request = Ask.of(method).toString().replace(Ask.VERSION, version);
        Message refused = wire.send(request).answer();
        assertThat(refused.code()).as(request).isEqualTo(-32022);
        assertThat(refused.status()).isEqualTo(cell == Cell.HTTP ? 400 : 0);
        JsonObject data = refused.error().getJsonObject("data");
        assertThat(data.getString("requested")).isEqualTo(version);
        assertThat(data.getJsonArray("supported")).isNotEmpty();
        assertThat(discovered.getJsonArray("supportedVersions"))
            .containsAll(data.getJsonArray("supported"));
      }
    }
  }

  @OnEveryTransport
  @Requirement({"VER-06", "DISC-01", "DISC-03", "DISC-05", "META-08", "CACHE-01"})
  void discoverTellsWhatTheServerIs(Cell cell) {
    builder.instructions("Be kind.");
    serveEcho(cell);
    JsonObject result = ask("server/discover").result();
    assertThat(result)
        .containsOnlyKeys(
            "resultType",
            "supportedVersions",
            "capabilities",
            "instructions",
            "ttlMs",
            "cacheScope",
            "_meta");
    assertThat(result.getJsonArray("supportedVersions").getString(0)).isEqualTo(Ask.VERSION);
    assertThat(result.getInt("ttlMs")).isNotNegative();
    assertThat(result.getString("cacheScope")).isIn("public", "private");
    JsonObject identity =
        result.getJsonObject("_meta").getJsonObject("io.modelcontextprotocol/serverInfo");
    assertThat(identity.getString("name")).isEqualTo("matrix");
    assertThat(identity.getString("version")).isEqualTo("1.2.3");
  }

  @OnEveryTransport
  @Requirement({"RPC-22", "META-06"})
  void eachRequestStandsForItself(Cell cell) throws Exception {
    CyclicBarrier together = new CyclicBarrier(4);
    builder.tool(
        "facts",
        "Says what it knows of its caller",
        ctx -> {
          together.await(20, TimeUnit.SECONDS);
          return facts(ctx);
        });
    serve(cell);
    String[] capabilities = {"{}", "{\"roots\":{}}", "{\"sampling\":{}}", "{\"elicitation\":{}}"};
    List<Exchange> sent = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      sent.add(
          wire.send(
              Ask.tool("facts", "{}")
                  .capabilities(capabilities[i])
                  .meta(
                      "\"com.example/n\":"
                          + i
                          + ",\"io.modelcontextprotocol/clientInfo\":{\"name\":\"c"
                          + i
                          + "\",\"version\":\"1\"}")));
    }
    assertThat(sent.get(0).answer().text()).isEqualTo("0 c0 false false false");
    assertThat(sent.get(1).answer().text()).isEqualTo("1 c1 true false false");
    assertThat(sent.get(2).answer().text()).isEqualTo("2 c2 false true false");
    assertThat(sent.get(3).answer().text()).isEqualTo("3 c3 false false true");
  }

  private static String facts(CallContext ctx) {
    var capabilities = ctx.clientCapabilities();
    return ctx.meta().get("com.example/n")
        + " "
        + (ctx.clientInfo() == null ? "nobody" : ctx.clientInfo().name())
        + " "
        + (capabilities.roots() != null)
        + " "
        + (capabilities.sampling() != null)
        + " "
        + (capabilities.elicitation() != null);
  }

  @OnEveryTransport
  @Requirement({"ERR-01", "ERR-04", "LOG-07", "RPC-08", "TOOL-24"})
  void whatGoesWrongInsideStaysInside(Cell cell) {
    builder.tool(
        "crash",
        "Crashes",
        ctx -> {
          ctx.log(LoggingLevel.ERROR, "about to fail");
          throw new IllegalStateException("password=secret", new RuntimeException("at line 12"));
        });
    builder.intercept(
        (request, ctx, next) -> {
          if (ctx.meta().get("com.example/crash") != null) {
            throw new IllegalStateException("password=secret");
          }
          return next.proceed();
        });
    serveEcho(cell);
    Exchange call =
        wire.send(Ask.tool("crash", "{}").meta("\"io.modelcontextprotocol/logLevel\":\"debug\""));
    Message failed = call.answer();
    assertThat(failed.isError()).isTrue();
    assertThat(failed.text()).startsWith("internal error, id ");
    assertThat(call.notifications()).hasSize(1);
    assertThat(failed.json() + "" + call.notifications())
        .doesNotContain("secret", "line 12", "Exception", ".java");
    Message internal = wire.ask(Ask.of("tools/list").meta("\"com.example/crash\":1"));
    assertThat(internal.code()).isEqualTo(-32603);
    assertThat(internal.json().toString()).doesNotContain("secret", "Exception", ".java");
  }
}
