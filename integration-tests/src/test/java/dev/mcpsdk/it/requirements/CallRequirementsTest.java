package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens during a call: logging, progress, cancellation. */
class CallRequirementsTest extends RequirementTest {

  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  private String event() throws InterruptedException {
    return events.poll(20, TimeUnit.SECONDS);
  }

  private void addLogger() {
    builder.tool(
        "log",
        "Logs at every level",
        ctx -> {
          for (LoggingLevel level : LoggingLevel.values()) {
            ctx.log(level, "it", RawJson.of("{\"level\":\"" + level + "\"}"));
          }
          return "logged";
        });
  }

  private static Ask log(String level) {
    return Ask.tool("log", "{}").meta("\"io.modelcontextprotocol/logLevel\":\"" + level + "\"");
  }

  @OnEveryTransport
  @Requirement({"LOG-01", "LOG-02", "LOG-05"})
  void logsComeFromTheLevelOnThatTheRequestNames(Cell cell) {
    addLogger();
    serve(cell);
    assertThat(ask("server/discover").result().getJsonObject("capabilities"))
        .containsKey("logging");
    String[] levels = {
      "debug", "info", "notice", "warning", "error", "critical", "alert", "emergency"
    };
    for (int i = 0; i < levels.length; i++) {
      Exchange call = wire.send(log(levels[i]));
      assertThat(call.answer().text()).isEqualTo("logged");
      List<String> seen = new ArrayList<>();
      for (Message each : call.notifications()) {
        assertThat(each.method()).isEqualTo("notifications/message");
        assertThat(each.params().getString("logger")).isEqualTo("it");
        assertThat(each.params().getJsonObject("data")).containsKey("level");
        seen.add(each.params().getString("level"));
      }
      assertThat(seen).containsExactly(java.util.Arrays.copyOfRange(levels, i, levels.length));
    }
  }

  @OnEveryTransport
  @Requirement("LOG-04")
  void withoutALevelNothingIsLogged(Cell cell) {
    addLogger();
    serve(cell);
    assertThat(wire.ask(log("debug")).text()).isEqualTo("logged");
    Exchange call = wire.send(Ask.tool("log", "{}"));
    assertThat(call.answer().text()).isEqualTo("logged");
    assertThat(call.notifications()).isEmpty();
  }

  @OnEveryTransport
  @Requirement({"LOG-05", "PRG-04", "SUB-06"})
  void whatBelongsToARequestNeverComesOnAListenStream(Cell cell) {
    addLogger();
    builder.tool(
        "work",
        "Reports",
        ctx -> {
          ctx.progress(1);
          ctx.progress(2);
          return "worked";
        });
    serve(cell);
    Exchange listening =
        wire.send(
            Ask.of("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}")
                .meta("\"io.modelcontextprotocol/logLevel\":\"debug\",\"progressToken\":\"L\""));
    assertThat(listening.next().method()).isEqualTo("notifications/subscriptions/acknowledged");
    Exchange work = wire.send(Ask.tool("work", "{}").id("5000").meta("\"progressToken\":5000"));
    assertThat(work.answer().text()).isEqualTo("worked");
    assertThat(work.notifications()).hasSize(2);
    if (cell == Cell.HTTP) {
      // A shared channel has no streams, and its log messages no owner.
      assertThat(wire.ask(log("debug")).text()).isEqualTo("logged");
    }
    server.tools().remove("work");
    Message next = listening.next();
    assertThat(next.method()).isEqualTo("notifications/tools/list_changed");
    assertThat(listening.isQuiet()).isTrue();
    listening.cancel();
  }

  @OnEveryRevision
  @Requirement("PRG-02")
  void progressGrowsAndComesBeforeTheAnswer(Cell cell, Revision revision) {
    builder.tool(
        "steps",
        "Reports",
        ctx -> {
          for (double done : new double[] {0.5, 1, 1, 0.7, 2.25, 3}) {
            ctx.progress(done, 3.0, "at " + done);
          }
          return "done";
        });
    serve(cell, revision);
    for (String token : List.of("6001", "\"6001\"")) {
      Exchange call =
          wire.send(Ask.tool("steps", "{}").id(token).meta("\"progressToken\":" + token));
      assertThat(call.answer().text()).isEqualTo("done");
      List<Double> seen = new ArrayList<>();
      for (Message each : call.notifications()) {
        assertThat(each.method()).isEqualTo("notifications/progress");
        assertThat(each.params().get("progressToken").toString()).isEqualTo(token);
        assertThat(each.params().getInt("total")).isEqualTo(3);
        assertThat(each.params().containsKey("message")).isEqualTo(revision.since(Revision.R2));
        seen.add(each.params().getJsonNumber("progress").doubleValue());
      }
      assertThat(seen).containsExactly(0.5, 1.0, 2.25, 3.0);
      assertThat(call.isQuiet()).isTrue();
    }
    Exchange silent = wire.send(Ask.tool("steps", "{}"));
    assertThat(silent.answer().text()).isEqualTo("done");
    assertThat(silent.notifications()).isEmpty();
  }

  private void addWaiting() {
    builder.tool(
        "wait",
        "Waits to be cancelled",
        ctx -> {
          ctx.onCancel(() -> events.add("told"));
          events.add("waiting");
          try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
            return "nobody came";
          } catch (InterruptedException e) {
            events.add("interrupted");
            ctx.progress(99);
            throw e;
          }
        });
  }

  @OnEveryRevision
  @Requirement({"CAN-01", "CAN-02", "CAN-08", "STD-06"})
  void aCancelledCallIsInterruptedAndNotAnswered(Cell cell, Revision revision) throws Exception {
    addWaiting();
    serve(cell, revision);
    Exchange call = wire.send(Ask.tool("wait", "{}").id("7000").meta("\"progressToken\":7000"));
    assertThat(event()).isEqualTo("waiting");
    call.cancel();
    assertThat(List.of(event(), event())).containsExactlyInAnyOrder("told", "interrupted");
    // Whatever could still come for it would come before this.
    assertThat(ask("tools/list").result()).isNotNull();
    assertThat(call.isQuiet()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"MEMORY", "STDIO", "HTTP"})
  @Requirement({"CAN-02", "CAN-08"})
  void theEndOfTheConnectionCancelsWhatRunsOnIt(Cell cell) throws Exception {
    addWaiting();
    serve(cell);
    wire.send(Ask.tool("wait", "{}"));
    wire.send(Ask.tool("wait", "{}"));
    assertThat(event()).isEqualTo("waiting");
    assertThat(event()).isEqualTo("waiting");
    wire.close();
    assertThat(List.of(event(), event(), event(), event()))
        .containsExactlyInAnyOrder("told", "told", "interrupted", "interrupted");
    wire = cell.connect(server);
  }

  @OnEveryRevision
  @Requirement("CAN-04")
  void aServerNeverSendsCancelledForACall(Cell cell, Revision revision) throws Exception {
    addWaiting();
    builder.closeTimeout(java.time.Duration.ofMillis(1));
    serve(cell, revision);
    Exchange call = wire.send(Ask.tool("wait", "{}"));
    assertThat(event()).isEqualTo("waiting");
    closeServer();
    assertThat(List.of(event(), event())).containsExactlyInAnyOrder("told", "interrupted");
    assertThat(call.isQuiet()).isTrue();
  }
}
