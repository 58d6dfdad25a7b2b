package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What happens within sessions of 2024-11-05 to 2025-11-25. */
class SessionTest {

  private static final String CELLS = "dev.mcpsdk.server.SessionClient$Cell#all";

  private static ResourceSpec resource(String uri) {
    return ResourceSpec.of(Resource.builder(uri, "r").build(), (u, ctx) -> "text");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"RES-06", "ERR-06", "ERR-07"})
  void anUnknownResourceHasItsOwnCode(SessionClient.Cell cell) {
    SessionClient client = cell.begin(ServerFixture.builder().resource(resource("a:b")), "{}");
    Peer.Came came = client.ask("resources/read", "\"uri\":\"a:none\"");
    assertThat(came.code()).isEqualTo(-32002);
    assertThat(came.error().getJsonObject("data").getString("uri")).isEqualTo("a:none");
    assertThat(client.ask("resources/read", "\"uri\":\"a:b\"").result())
        .doesNotContainKeys("ttlMs", "cacheScope", "resultType");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"TOOL-02", "RES-02"})
  void listsHaveTheRevisionsForm(SessionClient.Cell cell) {
    McpServerBuilder builder =
        ServerFixture.builder()
            .tool(
                ToolSpec.of("t", "t", ctx -> "x").title("T").icons(List.of(Icon.of("https://i/i"))))
            .prompt(Prompt.builder("p").title("P").build(), (a, ctx) -> "x")
            .pageSize(1)
            .resource(resource("a:1"))
            .resource(resource("a:2"));
    SessionClient client = cell.begin(builder, "{}");
    for (int i = 0; i < 2; i++) {
      String tools = client.ask("tools/list", "").result().toString();
      assertThat(tools.contains("\"title\":\"T\""))
          .isEqualTo(cell.version().compareTo("2025-06") > 0);
      assertThat(tools.contains("\"icons\"")).isEqualTo(cell.version().startsWith("2025-11"));
      assertThat(tools).doesNotContain("ttlMs");
      assertThat(client.sendRaw(Peer.request("\"s\"", "tools/list", "")).take().result().toString())
          .contains("\"icons\"", "ttlMs");
    }
    String cursor = client.ask("resources/list", "").result().getString("nextCursor");
    assertThat(client.ask("resources/list", "\"cursor\":\"" + cursor + "\"").result().toString())
        .contains("a:2")
        .doesNotContain("nextCursor");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"LOG-01", "LOG-02", "LOG-03"})
  void theLogLevelIsTheSessions(SessionClient.Cell cell) {
    ServerFixture fixture =
        cell.serve(
            ServerFixture.builder()
                .tool(
                    "t",
                    "t",
                    ctx -> {
                      ctx.log(LoggingLevel.DEBUG, "d");
                      ctx.log(LoggingLevel.INFO, "i");
                      ctx.log(LoggingLevel.ERROR, "e");
                      return "done";
                    }));
    SessionClient client = cell.connect(fixture);
    client.begin("{}");
    assertThat(levels(client.sendCall("t", "{}"))).containsExactly("info", "error");
    assertThat(client.ask("logging/setLevel", "\"level\":\"debug\"").result()).isEmpty();
    assertThat(levels(client.sendCall("t", "{}"))).containsExactly("debug", "info", "error");
    assertThat(client.ask("logging/setLevel", "\"level\":\"loud\"").code()).isEqualTo(-32602);
    client.ask("logging/setLevel", "\"level\":\"emergency\"").result();
    assertThat(levels(client.sendCall("t", "{}"))).isEmpty();
    SessionClient other = cell.connect(fixture);
    other.begin("{}");
    assertThat(levels(other.sendCall("t", "{}"))).containsExactly("info", "error");
    SessionClient silent =
        cell.begin(ServerFixture.builder().logging(false).tool("t", "t", ctx -> "x"), "{}");
    assertThat(silent.ask("logging/setLevel", "\"level\":\"debug\"").code()).isEqualTo(-32601);
  }

  private static List<String> levels(Peer call) {
    List<String> levels = new ArrayList<>();
    Peer.Came came = call.take();
    while (came.json().containsKey("method")) {
      assertThat(came.method()).isEqualTo("notifications/message");
      levels.add(came.params().getString("level"));
      came = call.take();
    }
    assertThat(came.text()).isEqualTo("done");
    return levels;
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"CAN-08", "CAN-11"})
  void aCancelledCallIsInterruptedAndNotAnswered(SessionClient.Cell cell) throws Exception {
    CompletableFuture<String> entered = new CompletableFuture<>();
    CompletableFuture<String> interrupted = new CompletableFuture<>();
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    "w",
                    "w",
                    ctx -> {
                      entered.complete("");
                      try {
                        new CompletableFuture<String>().get();
                      } catch (InterruptedException e) {
                        interrupted.complete("yes");
                      }
                      return "late";
                    }),
            "{}");
    Peer call = client.sendCall("w", "{}");
    entered.get(10, TimeUnit.SECONDS);
    client.tell("notifications/cancelled", "\"requestId\":99");
    client.tell("notifications/cancelled", "\"requestId\":\"" + client.lastId() + "\"");
    client.tell("notifications/cancelled", "");
    client.tell("notifications/cancelled", "\"requestId\":" + client.lastId());
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
    assertThat(client.ask("ping", "").result()).isEmpty();
    assertThat(call.inbox()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("CAN-08")
  void oneSessionCannotCancelForAnother(SessionClient.Cell cell) {
    CompletableFuture<String> go = new CompletableFuture<>();
    ServerFixture fixture = cell.serve(ServerFixture.builder().tool("w", "w", ctx -> go.get()));
    SessionClient one = cell.connect(fixture);
    SessionClient other = cell.connect(fixture);
    one.begin("{}");
    other.begin("{}");
    Peer call = one.sendCall("w", "{}");
    other.tell("notifications/cancelled", "\"requestId\":" + one.lastId());
    go.complete("done");
    assertThat(call.take().text()).isEqualTo("done");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void theEndOfTheSessionCancelsItsCalls(SessionClient.Cell cell) throws Exception {
    CompletableFuture<String> entered = new CompletableFuture<>();
    CompletableFuture<String> cancelled = new CompletableFuture<>();
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    "w",
                    "w",
                    ctx -> {
                      ctx.onCancel(() -> cancelled.complete("yes"));
                      entered.complete("");
                      return new CompletableFuture<String>().get();
                    }),
            "{}");
    client.sendCall("w", "{}");
    entered.get(10, TimeUnit.SECONDS);
    client.close();
    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"SUB-14", "RES-11"})
  void oneChangeIsToldInBothEras(SessionClient.Cell cell) {
    ServerFixture fixture =
        cell.serve(ServerFixture.builder().tool("t", "t", ctx -> "x").resource(resource("a:b")));
    SessionClient client = cell.connect(fixture);
    client.begin("{}");
    SessionClient early = cell.connect(fixture);
    early.ask("initialize", SessionClient.initialize(cell.version(), "{}")).result();
    Peer listening = fixture.peer();
    listening.sendRaw(
        Peer.request(1, "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}"));
    assertThat(listening.take().method()).contains("acknowledged");
    fixture.server().tools().add(ToolSpec.of("u", "u", ctx -> "x"));
    assertThat(listening.take().method()).isEqualTo("notifications/tools/list_changed");
    Peer.Came told = client.unsolicited().take();
    assertThat(told.json())
        .isEqualTo(
            Peer.json("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}"));
    fixture.server().resources().remove("a:b");
    assertThat(client.unsolicited().take().method())
        .isEqualTo("notifications/resources/list_changed");
    assertThat(early.unsolicited().inbox()).as("not initialized yet").isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("SUB-14")
  void changesAreToldToThoseWhoMaySeeThem(SessionClient.Cell cell) {
    ServerFixture fixture =
        cell.serve(
            ServerFixture.builder()
                .tool("t", "t", ctx -> "x")
                .visible(
                    (feature, caller) ->
                        !feature.name().contains("secret") || caller.principal().equals("boss")));
    SessionClient boss = cell.connect(fixture, Caller.of("boss"));
    SessionClient clerk = cell.connect(fixture, Caller.of("clerk"));
    boss.begin("{}");
    clerk.begin("{}");
    fixture.server().tools().add(ToolSpec.of("secret", "s", ctx -> "x"));
    fixture.server().prompts().add(PromptSpec.of(Prompt.builder("p").build(), (a, ctx) -> "x"));
    assertThat(boss.unsolicited().take().method()).contains("tools/list_changed");
    assertThat(boss.unsolicited().take().method()).contains("prompts/list_changed");
    assertThat(clerk.unsolicited().take().method()).contains("prompts/list_changed");
    assertThat(boss.ask("tools/list", "").result().getJsonArray("tools")).hasSize(2);
    assertThat(clerk.ask("tools/list", "").result().getJsonArray("tools")).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"RES-09", "SUB-14"})
  void updatesOfResourcesAreToldToSubscribers(SessionClient.Cell cell) {
    ServerFixture fixture =
        cell.serve(
            ServerFixture.builder()
                .maxSubscribedResources(2)
                .resource(resource("a:1"))
                .resource(resource("a:2"))
                .resource(resource("a:3")));
    SessionClient client = cell.connect(fixture);
    SessionClient other = cell.connect(fixture);
    client.begin("{}");
    other.begin("{}");
    assertThat(client.ask("resources/subscribe", "\"uri\":\"a:1\"").result()).isEmpty();
    assertThat(client.ask("resources/subscribe", "\"uri\":\"a:1\"").result()).isEmpty();
    assertThat(client.ask("resources/subscribe", "\"uri\":\"a:2\"").result()).isEmpty();
    assertThat(client.ask("resources/subscribe", "\"uri\":\"a:3\"").code())
        .as("bounded")
        .isEqualTo(-32602);
    assertThat(client.ask("resources/subscribe", "\"uri\":\"a:none\"").code()).isEqualTo(-32002);
    fixture.server().resourceUpdated("a:3");
    fixture.server().resourceUpdated("a:1");
    Peer.Came told = client.unsolicited().take();
    assertThat(told.method()).isEqualTo("notifications/resources/updated");
    assertThat(told.params().getString("uri")).isEqualTo("a:1");
    assertThat(client.ask("resources/unsubscribe", "\"uri\":\"a:1\"").result()).isEmpty();
    assertThat(client.ask("resources/unsubscribe", "\"uri\":\"a:none\"").result()).isEmpty();
    fixture.server().resourceUpdated("a:1");
    client.ask("resources/subscribe", "\"uri\":\"a:3\"").result();
    fixture.server().resourceUpdated("a:3");
    assertThat(client.unsolicited().take().params().getString("uri")).isEqualTo("a:3");
    client.close();
    fixture.server().resourceUpdated("a:3");
    assertThat(client.unsolicited().inbox()).isEmpty();
    assertThat(other.unsolicited().inbox()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void aSessionThatCannotTakeMoreKeepsNobodyElseWaiting(SessionClient.Cell cell) {
    ServerFixture fixture = cell.serve(ServerFixture.builder().tool("t", "t", ctx -> "x"));
    SessionClient slow = cell.connect(fixture);
    SessionClient quick = cell.connect(fixture);
    slow.begin("{}");
    quick.begin("{}");
    slow.unsolicited().full = true;
    fixture.server().tools().add(ToolSpec.of("u", "u", ctx -> "x"));
    assertThat(quick.unsolicited().take().method()).contains("list_changed");
    slow.unsolicited().full = false;
    assertThat(slow.call("u", "{}").text()).as("the session goes on").isEqualTo("x");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("H25-07")
  void aStreamCanBeClosedBeforeItsAnswer(SessionClient.Cell cell) {
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    "t",
                    "t",
                    ctx -> {
                      ctx.closeStream();
                      return "done";
                    }),
            "{}");
    Peer call = client.sendCall("t", "{}");
    assertThat(call.take().text()).isEqualTo("done");
    assertThat(call.carriersClosed()).isEqualTo(1);
    Peer stateless = client.sendRaw(Peer.request("\"s\"", "tools/call", "\"name\":\"t\""));
    assertThat(stateless.take().text()).isEqualTo("done");
    assertThat(stateless.carriersClosed()).isEqualTo(cell.shared() ? 1 : 0);
  }
}
