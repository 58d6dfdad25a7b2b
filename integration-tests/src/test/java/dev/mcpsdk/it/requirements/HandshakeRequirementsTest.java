package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ToolSpec;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a session begins with, and what only sessions have. */
class HandshakeRequirementsTest extends RequirementTest {

  private void serveSome(Cell cell, Revision revision) {
    builder
        .instructions("Be kind")
        .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "a")
        .resource(Resource.builder("demo://b", "b").build(), (uri, ctx) -> "b")
        .prompt(Prompt.builder("p").build(), (arguments, ctx) -> "p")
        .tool(
            "log",
            "Logs at every level",
            ctx -> {
              for (LoggingLevel level : LoggingLevel.values()) {
                ctx.log(level, "it", RawJson.string(level.toString()));
              }
              return "logged";
            });
    serve(cell, revision);
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({
    "LIFE-01", "LIFE-02", "LIFE-03", "LIFE-07", "VER-11", "VER-26", "TOOL-01", "RES-01"
  })
  void aSessionBeginsWithWhatTheServerIsAndCanDo(Cell cell, Revision revision) {
    serveSome(cell, revision);
    JsonObject said = wire.peer().initialized();
    assertThat(said.getString("protocolVersion")).isEqualTo(revision.text());
    assertThat(said.getJsonObject("serverInfo").getString("name")).isEqualTo("matrix");
    assertThat(said.getString("instructions")).isEqualTo("Be kind");
    assertThat(capabilities()).containsKeys("tools", "prompts", "resources", "logging");
    assertThat(capabilities()).doesNotContainKeys("extensions", "tasks");
    assertThat(capabilities().getJsonObject("resources").getBoolean("subscribe")).isTrue();
    assertThat(ask("prompts/list").result().getJsonArray("prompts")).hasSize(1);
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"VER-26", "VER-27"})
  void whatIsNotServedIsAnsweredWithTheNewestThatIs(Cell cell, Revision revision) {
    serve(cell);
    for (String asked : List.of("2026-07-28", "2023-01-01", "nonsense")) {
      Wire other = cell.connect(server);
      other.expect(revision);
      String text = Wire.initialize(revision, "{}").replace(revision.text(), asked);
      JsonObject said = other.send(text).answer().json().getJsonObject("result");
      assertThat(said.getString("protocolVersion")).isEqualTo("2025-11-25");
      other.close();
    }
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"LIFE-10", "RPC-02", "RPC-05"})
  void pingIsAnsweredWithNothing(Cell cell, Revision revision) {
    serve(cell, revision);
    assertThat(wire.ask(Ask.of("ping").id("\"p\"")).result()).isEmpty();
    assertThat(wire.ask(Ask.of("ping").id("7")).id()).hasToString("7");
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"RPC-21", "LIFE-06"})
  void methodsOfOtherRevisionsDoNotExist(Cell cell, Revision revision) {
    serveSome(cell, revision);
    for (String method :
        List.of("subscriptions/listen", "tasks/list", "tasks/update", "no/such", "roots/list")) {
      Message refused = ask(method);
      assertThat(refused.code()).as(method).isEqualTo(-32601);
      assertThat(refused.status()).isEqualTo(cell == Cell.HTTP ? 200 : 0);
    }
  }

  @OnEveryRevision(from = Revision.R5)
  @Requirement({"LIFE-12", "RPC-21"})
  void methodsOfSessionsDoNotExistWithoutThem(Cell cell, Revision revision) {
    serveSome(cell, revision);
    for (String method :
        List.of("ping", "logging/setLevel", "resources/subscribe", "resources/unsubscribe")) {
      assertThat(ask(method, "\"uri\":\"demo://a\",\"level\":\"info\"").code()).isEqualTo(-32601);
    }
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"RES-09", "SUB-14", "RES-10"})
  void whoSubscribesIsToldOfUpdates(Cell cell, Revision revision) {
    serveSome(cell, revision);
    server.resourceUpdated("demo://a");
    assertThat(ask("resources/subscribe", "\"uri\":\"demo://a\"").result()).isEmpty();
    server.resourceUpdated("demo://b");
    server.resourceUpdated("demo://a");
    Message told = wire.peer().nextUnsolicited();
    assertThat(told.method()).isEqualTo("notifications/resources/updated");
    assertThat(told.params().getString("uri")).isEqualTo("demo://a");
    assertThat(ask("resources/unsubscribe", "\"uri\":\"demo://a\"").result()).isEmpty();
    server.resourceUpdated("demo://a");
    server.tools().add(ToolSpec.of("late", "Comes later", ctx -> "here"));
    assertThat(wire.peer().nextUnsolicited().method())
        .isEqualTo("notifications/tools/list_changed");
    assertThat(wire.peer().isQuiet()).isTrue();
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"TOOL-22", "RES-11", "PRM-06", "SUB-14", "LIFE-05"})
  void changesAreToldToEachSessionOnce(Cell cell, Revision revision) {
    serveSome(cell, revision);
    Wire second = cell == Cell.HTTP ? null : cell.connect(server);
    if (second != null) {
      second.open(revision, "{}");
    }
    server.tools().add(ToolSpec.of("late", "Comes later", ctx -> "here"));
    assertThat(wire.peer().nextUnsolicited().method())
        .isEqualTo("notifications/tools/list_changed");
    server.prompts().remove("p");
    assertThat(wire.peer().nextUnsolicited().method())
        .isEqualTo("notifications/prompts/list_changed");
    server.resources().remove("demo://b");
    assertThat(wire.peer().nextUnsolicited().method())
        .isEqualTo("notifications/resources/list_changed");
    assertThat(wire.peer().isQuiet()).isTrue();
    if (second != null) {
      for (int i = 0; i < 3; i++) {
        assertThat(second.peer().nextUnsolicited().method()).endsWith("list_changed");
      }
      second.close();
    }
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"LOG-01", "LOG-02", "LOG-03"})
  void logsComeFromTheLevelOnThatTheSessionSet(Cell cell, Revision revision) {
    serveSome(cell, revision);
    String[] levels = {
      "debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"
    };
    for (int i = 0; i < levels.length; i++) {
      assertThat(ask("logging/setLevel", "\"level\":\"" + levels[i] + "\"").result()).isEmpty();
      Exchange call = wire.send(Ask.tool("log", "{}"));
      assertThat(call.answer().text()).isEqualTo("logged");
      List<String> seen = new ArrayList<>();
      call.notifications().forEach(each -> seen.add(each.params().getString("level")));
      assertThat(seen).containsExactly(java.util.Arrays.copyOfRange(levels, i, levels.length));
    }
    assertThat(ask("logging/setLevel", "\"level\":\"loud\"").code()).isEqualTo(-32602);
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"LIFE-09", "STD-10", "H25-15"})
  void withoutASessionThereIsOnlyTheWayIntoOne(Cell cell, Revision revision) {
    serve(cell);
    Message refused =
        wire.send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}").answer();
    assertThat(refused.code()).isEqualTo(-32602);
    if (cell != Cell.HTTP) {
      assertThat(refused.error().getString("message")).contains("initialize", revision.text());
    }
  }

  @OnEveryRevision(
      to = Revision.R4,
      on = {Cell.STDIO, Cell.WEBSOCKET})
  @Requirement({"RPC-06", "RPC-07", "RPC-20", "WS-07"})
  void anErrorWithoutAReadableIdIsWrittenAsTheRevisionHasIt(Cell cell, Revision revision) {
    serve(cell, revision);
    Message refused = wire.send("{\"jsonrpc\":\"2.0\",").answer();
    assertThat(refused.code()).isEqualTo(-32700);
    if (revision.since(Revision.R4)) {
      assertThat(refused.json()).doesNotContainKey("id");
    } else {
      assertThat(refused.json().get("id")).isEqualTo(JsonValue.NULL);
    }
    assertThat(ask("ping").result()).isEmpty();
  }

  @OnEveryRevision(
      to = Revision.R4,
      on = {Cell.HTTP})
  @Requirement({"H26-18", "H26-19", "VER-11"})
  void anEnvelopeWinsOverASession(Cell cell, Revision revision) {
    serveSome(cell, revision);
    HttpWire http = (HttpWire) wire;
    Map<String, String> headers = new HashMap<>();
    headers.put("Mcp-Session-Id", http.session());
    headers.put("MCP-Protocol-Version", Ask.VERSION);
    headers.put("Mcp-Method", "server/discover");
    HttpResponse<String> modern = http.post(Ask.of("server/discover").toString(), headers);
    assertThat(modern.statusCode()).isEqualTo(200);
    assertThat(modern.body()).contains("\"resultType\":\"complete\"");
    assertThat(modern.headers().firstValue("Mcp-Session-Id")).isEmpty();
    assertThat(ask("ping").result()).isEmpty();
  }

  @OnEveryRevision(
      to = Revision.R4,
      on = {Cell.HTTP})
  @Requirement({"H25-15", "H25-16", "H25-20"})
  void aSessionThatWasEndedIsUnknown(Cell cell, Revision revision) {
    serve(cell, revision);
    HttpWire http = (HttpWire) wire;
    String ended = http.session();
    assertThat(http.delete()).isEqualTo(204);
    HttpResponse<String> late =
        http.post(of("ping", "").in(revision), Map.of("Mcp-Session-Id", ended));
    assertThat(late.statusCode()).isEqualTo(404);
    wire = cell.connect(server);
    wire.open(revision, "{}");
    assertThat(((HttpWire) wire).session()).isNotEqualTo(ended);
    assertThat(ask("ping").result()).isEmpty();
  }
}
