package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Exchange;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryRevision;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** One handler that asks, in every revision: by requests where there are sessions. */
class QuestionRequirementsTest extends RequirementTest {

  record Guests(int guests) {}

  private static final String FORM_ANSWER = "{\"action\":\"accept\",\"content\":{\"guests\":4}}";
  private static final String ROOTS_ANSWER = "{\"roots\":[{\"uri\":\"file:///home\"}]}";
  private static final String SAMPLE_ANSWER =
      "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"short\"},\"model\":\"m\"}";

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger deposits = new AtomicInteger();

  private static Question<?> sampling(String text) {
    return Question.sampling(
        CreateMessageRequest.builder(List.of(SamplingMessage.user(text)), 100).build());
  }

  private void serveAsking(Cell cell, Revision revision, String capabilities) {
    builder
        .tool(
            "book",
            "Asks twice",
            ctx -> {
              runs.incrementAndGet();
              Elicited<Guests> first = ctx.ask("g", Question.form(Guests.class, "How many?"));
              String receipt =
                  ctx.once("d", String.class, key -> "receipt " + deposits.incrementAndGet());
              Elicited<Guests> second = ctx.ask("h", Question.form(Guests.class, "Sure?"));
              return first.action() + " " + second.action() + " " + receipt;
            })
        .tool(
            "folders", "Asks for roots", ctx -> ctx.ask("r", Question.roots()).roots().get(0).uri())
        .tool("sample", "Asks for a sample", ctx -> String.valueOf(ctx.ask("s", sampling("Long"))))
        .tool(
            "both",
            "Asks two things at once",
            ctx -> {
              ctx.askAll(Map.of("r", Question.roots(), "s", sampling("Long")));
              return "both " + runs.incrementAndGet();
            })
        .prompt(
            Prompt.builder("p").build(),
            (arguments, ctx) -> ctx.ask("r", Question.roots()).roots().get(0).uri());
    serve(cell, revision, capabilities);
  }

  private static String answer(Message request) {
    return switch (request.method()) {
      case "elicitation/create" -> FORM_ANSWER;
      case "roots/list" -> ROOTS_ANSWER;
      default -> SAMPLE_ANSWER;
    };
  }

  @OnEveryRevision(from = Revision.R3, to = Revision.R4)
  @Requirement({"MRTR-19", "ELI-03", "ELI-07", "H25-05", "ELI-17"})
  void aFormIsARequestAndTheHandlerRunsAgain(Cell cell, Revision revision) {
    serveAsking(cell, revision, "{\"elicitation\":{}}");
    wire.peer().answer(QuestionRequirementsTest::answer);
    Message booked = wire.call("book", "{}");
    assertThat(booked.text()).isEqualTo("ACCEPT ACCEPT receipt 1");
    assertThat(runs).as("one run a round").hasValue(3);
    assertThat(deposits).hasValue(1);
    for (String message : List.of("How many?", "Sure?")) {
      Message asked = wire.peer().nextRequest();
      assertThat(asked.method()).isEqualTo("elicitation/create");
      assertThat(asked.params().getString("message")).isEqualTo(message);
      if (revision == Revision.R3 && cell != Cell.MEMORY) { // whose wire writes it again
        assertThat(asked.params()).as("unknown to it").doesNotContainKey("mode");
      }
      assertThat(asked.params().getJsonObject("requestedSchema").getString("type"))
          .isEqualTo("object");
    }
    assertThat(wire.peer().askedNothing()).isTrue();
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"MRTR-19", "SAM-01", "SAM-02", "SAM-03", "ROOT-01", "ROOT-02"})
  void rootsAndSamplesAreAskedInOneRound(Cell cell, Revision revision) {
    serveAsking(cell, revision, "{\"roots\":{\"listChanged\":true},\"sampling\":{}}");
    wire.peer().answer(QuestionRequirementsTest::answer);
    assertThat(wire.call("folders", "{}").text()).isEqualTo("file:///home");
    assertThat(wire.peer().nextRequest().method()).isEqualTo("roots/list");
    assertThat(wire.call("sample", "{}").text()).contains("short");
    Message asked = wire.peer().nextRequest();
    assertThat(asked.method()).isEqualTo("sampling/createMessage");
    assertThat(asked.params().getInt("maxTokens")).isEqualTo(100);
    assertThat(wire.call("both", "{}").text()).isEqualTo("both 1");
    assertThat(List.of(wire.peer().nextRequest().method(), wire.peer().nextRequest().method()))
        .containsExactlyInAnyOrder("roots/list", "sampling/createMessage");
    assertThat(ask("prompts/get", "\"name\":\"p\"").json().toString()).contains("file:///home");
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"ELI-02", "SAM-01", "ROOT-06", "MRTR-19"})
  void whoDeclaredNothingIsAskedNothing(Cell cell, Revision revision) {
    serveAsking(cell, revision, "{}");
    for (String tool : List.of("book", "folders", "sample", "both")) {
      Message refused = wire.call(tool, "{}");
      assertThat(refused.isError()).as(tool).isTrue();
      assertThat(refused.text()).contains("declare");
    }
    Message prompt = ask("prompts/get", "\"name\":\"p\"");
    assertThat(prompt.code()).isEqualTo(-32603);
    assertThat(wire.peer().askedNothing()).isTrue();
  }

  @OnEveryRevision(to = Revision.R2)
  @Requirement({"ELI-01", "MRTR-19"})
  void aRevisionWithoutFormsAsksForNone(Cell cell, Revision revision) {
    serveAsking(cell, revision, "{\"elicitation\":{}}");
    assertThat(wire.call("book", "{}").isError()).isTrue();
    assertThat(wire.peer().askedNothing()).isTrue();
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"SAM-09", "ROOT-04", "MRTR-19", "ELI-17"})
  void aClientThatRefusesEndsTheCall(Cell cell, Revision revision) {
    serveAsking(cell, revision, "{\"roots\":{},\"sampling\":{}}");
    wire.peer().answer(request -> "!{\"code\":-1,\"message\":\"secret words\"}");
    for (String tool : List.of("folders", "sample", "both")) {
      Message refused = wire.call(tool, "{}");
      assertThat(refused.isError()).as(tool).isTrue();
      assertThat(refused.json().toString()).doesNotContain("secret words");
    }
    assertThat(ask("prompts/get", "\"name\":\"p\"").code()).isEqualTo(-32603);
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"CAN-05", "CAN-08", "MRTR-19"})
  void cancellingTheCallTakesItsQuestionsBack(Cell cell, Revision revision) throws Exception {
    serveAsking(cell, revision, "{\"roots\":{},\"sampling\":{}}");
    Exchange call = wire.send(Ask.tool("folders", "{}").id("9000"));
    Message asked = wire.peer().nextRequest();
    assertThat(asked.method()).isEqualTo("roots/list");
    call.cancel();
    wire.peer().answer(QuestionRequirementsTest::answer);
    assertThat(wire.call("folders", "{}").text()).isEqualTo("file:///home");
    assertThat(call.notifications()).isEmpty();
  }

  @OnEveryRevision(to = Revision.R4)
  @Requirement({"LIFE-05", "MRTR-19"})
  void manyCallsWaitForPeopleWithoutHoldingThreads(Cell cell, Revision revision) throws Exception {
    serveAsking(cell, revision, "{\"roots\":{},\"sampling\":{}}");
    List<Exchange> waiting = new ArrayList<>();
    List<Message> questions = new ArrayList<>();
    // The server runs eight calls at once; a hundred wait for answers.
    for (int i = 0; i < 100; i++) {
      waiting.add(wire.send(Ask.tool("folders", "{}")));
      questions.add(wire.peer().nextRequest());
    }
    for (Message question : questions) {
      wire.tell(
          "{\"jsonrpc\":\"2.0\",\"id\":" + question.id() + ",\"result\":" + ROOTS_ANSWER + "}");
    }
    for (Exchange each : waiting) {
      assertThat(each.answer().text()).isEqualTo("file:///home");
    }
  }
}
