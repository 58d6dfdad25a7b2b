package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.server.ask.Question;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The experimental tasks of 2025-11-25. */
class TasksTest {

  private static final String RELATED = "io.modelcontextprotocol/related-task";

  private final CompletableFuture<String> go = new CompletableFuture<>();
  private final CompletableFuture<String> hanging = new CompletableFuture<>();
  private final CompletableFuture<String> cancelled = new CompletableFuture<>();
  private TaskSettings settings = TaskSettings.standard();

  private static SessionClient.Cell cell(boolean shared) {
    return new SessionClient.Cell("2025-11-25", shared);
  }

  private McpServerBuilder builder() {
    return ServerFixture.builder()
        .experimentalTasks(settings)
        .pageSize(2)
        .tool(tool("slow", ctx -> go.get()).taskSupport(TaskSupport.OPTIONAL))
        .tool(tool("must", ctx -> "done").taskSupport(TaskSupport.REQUIRED))
        .tool(tool("never", ctx -> "done"))
        .tool(
            tool(
                    "error",
                    ctx -> {
                      throw new ProtocolException(-5, "five");
                    })
                .taskSupport(TaskSupport.OPTIONAL))
        .tool(
            tool(
                    "asks",
                    ctx -> {
                      ctx.progress(1);
                      return ctx.ask("r", Question.roots()).roots().size() + " roots";
                    })
                .taskSupport(TaskSupport.OPTIONAL))
        .tool(
            tool(
                    "hangs",
                    ctx -> {
                      ctx.onCancel(() -> cancelled.complete("yes"));
                      hanging.complete("yes");
                      return new CompletableFuture<String>().get();
                    })
                .taskSupport(TaskSupport.OPTIONAL));
  }

  private static ToolSpec tool(String name, ToolAction<?> action) {
    return ToolSpec.of(name, "t", action);
  }

  private static Peer.Came start(SessionClient client, String tool, String more) {
    return client.ask("tools/call", "\"name\":\"" + tool + "\",\"task\":{}" + more);
  }

  private static String id(Peer.Came came) {
    return came.result().getJsonObject("task").getString("taskId");
  }

  private static String byId(String id) {
    return "\"taskId\":\"" + id + "\"";
  }

  private static String status(SessionClient client, String id) {
    return client.ask("tasks/get", byId(id)).result().getString("status");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"T25-01", "T25-04", "T25-05", "T25-06"})
  void aCallGoesOnAfterItsAnswer(boolean shared) {
    SessionClient client = cell(shared).connect(cell(shared).serve(builder()));
    assertThat(client.begin("{}").getJsonObject("capabilities").getJsonObject("tasks"))
        .isEqualTo(Peer.json("{\"list\":{},\"cancel\":{},\"requests\":{\"tools\":{\"call\":{}}}}"));
    JsonObject task =
        client
            .ask("tools/call", "\"name\":\"slow\",\"task\":{\"ttl\":60000}")
            .result()
            .getJsonObject("task");
    assertThat(task.getString("status")).isEqualTo("working");
    assertThat(task.getInt("ttl")).isEqualTo(60000);
    assertThat(task).containsKeys("createdAt", "lastUpdatedAt", "pollInterval");
    String id = task.getString("taskId");
    assertThat(status(client, id)).isEqualTo("working");
    Peer waiting = client.send("tasks/result", byId(id));
    assertThat(client.ask("ping", "").result()).isEmpty();
    go.complete("done");
    Peer.Came came = waiting.take();
    assertThat(came.text()).isEqualTo("done");
    assertThat(came.result().getJsonObject("_meta").getJsonObject(RELATED).getString("taskId"))
        .isEqualTo(id);
    assertThat(status(client, id)).isEqualTo("completed");
    assertThat(client.ask("tasks/result", byId(id)).text()).as("again").isEqualTo("done");
    assertThat(client.ask("tasks/cancel", byId(id)).code()).as("ended").isEqualTo(-32602);
  }

  @Test
  @Requirement({"T25-02", "T25-03"})
  void toolsSayHowTheyAreCalled() {
    SessionClient client = cell(false).begin(builder(), "{}");
    assertThat(client.call("must", "{}").code()).isEqualTo(-32601);
    assertThat(start(client, "never", "").code()).isEqualTo(-32601);
    assertThat(start(client, "none", "").code()).isEqualTo(-32602);
    assertThat(client.ask("tools/call", "\"name\":\"must\",\"task\":7").code()).isEqualTo(-32602);
    assertThat(client.ask("tasks/result", byId(id(start(client, "must", "")))).text())
        .isEqualTo("done");
    SessionClient without =
        cell(false)
            .begin(
                ServerFixture.builder()
                    .tool(tool("must", ctx -> "done").taskSupport(TaskSupport.REQUIRED)),
                "{}");
    assertThat(start(without, "must", "").text()).as("not declared, so ignored").isEqualTo("done");
    assertThat(without.ask("tasks/list", "").code()).isEqualTo(-32601);
    SessionClient older = new SessionClient.Cell("2025-06-18", false).begin(builder(), "{}");
    assertThat(start(older, "never", "").text()).isEqualTo("done");
    assertThat(older.ask("tasks/list", "").code()).isEqualTo(-32601);
  }

  @Test
  @Requirement({"T25-06", "T25-12"})
  void failuresAreThoseOfTheCall() {
    SessionClient client = cell(false).begin(builder(), "{}");
    String error = id(start(client, "error", ""));
    Peer.Came came = client.ask("tasks/result", byId(error));
    assertThat(came.code()).isEqualTo(-5);
    assertThat(status(client, error)).isEqualTo("failed");
    String invalid = id(start(client, "slow", ",\"arguments\":{\"x\":1}"));
    assertThat(client.ask("tasks/result", byId(invalid)).isError()).isTrue();
    assertThat(status(client, invalid)).isEqualTo("failed");
    for (String method : new String[] {"tasks/get", "tasks/result", "tasks/cancel"}) {
      assertThat(client.ask(method, byId("none")).code()).as(method).isEqualTo(-32602);
    }
    assertThat(client.ask("tasks/list", "\"cursor\":\"x\"").code()).isEqualTo(-32602);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"T25-07", "T25-08", "PRG-07"})
  void questionsOfATaskComeToWhoWaitsForIt(boolean shared) {
    SessionClient client = cell(shared).begin(builder(), "{\"roots\":{}}");
    String id = id(start(client, "asks", ",\"_meta\":{\"progressToken\":\"p\"}"));
    Peer.Came progress = client.unsolicited().take();
    assertThat(progress.params().getString("progressToken")).isEqualTo("p");
    assertThat(progress.params().getJsonObject("_meta").getJsonObject(RELATED).getString("taskId"))
        .isEqualTo(id);
    Peer.Came question = client.unsolicited().take();
    assertThat(question.method()).isEqualTo("roots/list");
    assertThat(question.params().getJsonObject("_meta").getJsonObject(RELATED).getString("taskId"))
        .isEqualTo(id);
    assertThat(status(client, id)).isEqualTo("input_required");
    Peer waiting = client.send("tasks/result", byId(id));
    client.answer(question, "{\"roots\":[]}");
    assertThat(waiting.take().text()).isEqualTo("0 roots");
    assertThat(status(client, id)).isEqualTo("completed");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"T25-10", "CAN-07"})
  void aCancelledTaskStaysCancelled(boolean shared) {
    SessionClient client = cell(shared).begin(builder(), "{}");
    Peer.Came started = start(client, "hangs", "");
    String id = id(started);
    client.tell("notifications/cancelled", "\"requestId\":" + started.json().get("id"));
    assertThat(status(client, id)).isEqualTo("working");
    Peer waiting = client.send("tasks/result", byId(id));
    Peer cancel = client.send("tasks/cancel", byId(id));
    Peer.Came one = waiting.take();
    Peer.Came other = cancel.take();
    boolean answeredFirst = one.json().containsKey("result");
    Peer.Came answer = answeredFirst ? one : other;
    assertThat(answer.result().getString("status")).isEqualTo("cancelled");
    assertThat((answeredFirst ? other : one).code()).isEqualTo(-32603);
    assertThat(status(client, id)).isEqualTo("cancelled");
    assertThat(client.ask("tasks/cancel", byId(id)).code()).isEqualTo(-32602);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"T25-09", "T25-13"})
  void tasksBelongToTheirCaller(boolean shared) {
    ServerFixture fixture = cell(shared).serve(builder());
    SessionClient ada = cell(shared).connect(fixture, Caller.of("ada"));
    SessionClient adaToo = cell(shared).connect(fixture, Caller.of("ada"));
    SessionClient bob = cell(shared).connect(fixture, Caller.of("bob"));
    SessionClient anyone = cell(shared).connect(fixture);
    SessionClient another = cell(shared).connect(fixture);
    for (SessionClient each : new SessionClient[] {ada, adaToo, bob, anyone, another}) {
      each.begin("{}");
    }
    String id = id(start(ada, "must", ""));
    start(ada, "must", "").result();
    start(adaToo, "must", "").result();
    assertThat(adaToo.ask("tasks/result", byId(id)).text()).isEqualTo("done");
    JsonObject page = adaToo.ask("tasks/list", "").result();
    assertThat(page.getJsonArray("tasks")).hasSize(2);
    assertThat(page.getJsonArray("tasks").getJsonObject(0).getString("taskId")).isEqualTo(id);
    JsonObject rest =
        ada.ask("tasks/list", "\"cursor\":\"" + page.getString("nextCursor") + "\"").result();
    assertThat(rest.getJsonArray("tasks")).hasSize(1);
    assertThat(rest).doesNotContainKey("nextCursor");
    assertThat(bob.ask("tasks/list", "").result().getJsonArray("tasks")).isEmpty();
    for (String method : new String[] {"tasks/get", "tasks/result", "tasks/cancel"}) {
      assertThat(bob.ask(method, byId(id)).code()).as(method).isEqualTo(-32602);
    }
    String own = id(start(anyone, "must", ""));
    assertThat(anyone.ask("tasks/result", byId(own)).text()).isEqualTo("done");
    assertThat(another.ask("tasks/get", byId(own)).code()).isEqualTo(-32602);
  }

  @Test
  void theEndOfAnAnonymousSessionEndsItsTasks() throws Exception {
    SessionClient client = cell(false).begin(builder(), "{}");
    assertThat(id(start(client, "hangs", ""))).isNotEmpty();
    hanging.get(10, TimeUnit.SECONDS);
    client.close();
    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isEqualTo("yes");
  }

  @Test
  void tasksAreBounded() {
    settings = TaskSettings.standard().withMaxTasksPerCaller(1);
    SessionClient client = cell(false).begin(builder(), "{}");
    start(client, "must", "").result();
    Peer.Came full = start(client, "must", "");
    assertThat(full.code()).isEqualTo(-32603);
    assertThat(full.error().getString("message")).contains("maxTasksPerCaller");
    settings = TaskSettings.standard().withMaxTasks(1);
    client = cell(false).begin(builder(), "{}");
    start(client, "must", "").result();
    assertThat(start(client, "must", "").error().getString("message")).contains("maxTasks");
  }

  @Test
  @Requirement("T25-12")
  void aTaskIsForgottenAfterItsTime() {
    SessionClient client = cell(false).begin(builder(), "{}");
    String id = id(client.ask("tools/call", "\"name\":\"hangs\",\"task\":{\"ttl\":200}"));
    assertThat(client.ask("tasks/result", byId(id)).code()).isIn(-32602, -32603);
    assertThat(client.ask("tasks/get", byId(id)).code()).isEqualTo(-32602);
  }
}
