package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.ElicitAction;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.ListRootsRequest;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same handlers that ask by results are served by requests in sessions. */
@Requirement("MRTR-19")
class LiveQuestionsTest {

  record Party(int guests) {}

  record Consent(boolean confirm) {}

  private static final String CELLS = "dev.mcpsdk.server.SessionClient$Cell#all";
  private static final String ELICITING = "dev.mcpsdk.server.SessionClient$Cell#eliciting";
  private static final String ALL =
      "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{},\"roots\":{}}";
  private static final Question<Elicited<Party>> PARTY = Question.form(Party.class, "How many?");
  private static final Question<Elicited<Consent>> CONSENT =
      Question.form(Consent.class, "Book it?");
  private static final Question<?> SAMPLE =
      Question.sampling(
          CreateMessageRequest.builder(List.of(SamplingMessage.user("hi")), 10).build());

  private final AtomicInteger runs = new AtomicInteger();
  private final AtomicInteger deposits = new AtomicInteger();

  private String book(CallContext ctx) throws Exception {
    runs.incrementAndGet();
    ctx.progress(runs.get() == 1 ? 5 : runs.get());
    int guests = ctx.ask("party", PARTY).orElseThrow().guests();
    String receipt = ctx.once("deposit", String.class, key -> "r" + deposits.incrementAndGet());
    boolean sure = ctx.ask("consent", CONSENT).orElseThrow().confirm();
    ctx.progress(9);
    return guests + " " + receipt + " " + sure;
  }

  private static String accept(String content) {
    return "{\"action\":\"accept\",\"content\":" + content + "}";
  }

  private McpServerBuilder booking() {
    return ServerFixture.builder().tool("book", "b", this::book);
  }

  @ParameterizedTest
  @MethodSource(ELICITING)
  @Requirement({"ELI-01", "ELI-03", "ELI-07", "RPC-03", "PRG-02"})
  void theHandlerRunsAgainFromTheTopWithEachAnswer(SessionClient.Cell cell) {
    SessionClient client = cell.begin(booking(), "{\"elicitation\":{}}");
    Peer call = client.send("tools/call", "\"name\":\"book\",\"_meta\":{\"progressToken\":\"t\"}");
    assertThat(call.take().params().getJsonNumber("progress").doubleValue()).isEqualTo(5);
    Peer.Came party = call.take();
    assertThat(party.method()).isEqualTo("elicitation/create");
    assertThat(party.params().getString("message")).isEqualTo("How many?");
    assertThat(party.params()).containsKey("requestedSchema");
    client.answer(party, accept("{\"guests\":4}"));
    Peer.Came consent = call.take();
    assertThat(consent.params().getString("message"))
        .as("no progress before")
        .isEqualTo("Book it?");
    assertThat(consent.json().get("id")).isNotEqualTo(party.json().get("id"));
    client.answer(consent, accept("{\"confirm\":true}"));
    assertThat(call.take().params().getJsonNumber("progress").doubleValue()).isEqualTo(9);
    assertThat(call.take().text()).isEqualTo("4 r1 true");
    assertThat(runs).hasValue(3);
    assertThat(call.inbox()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(ELICITING)
  @Requirement({"ELI-08", "ELI-17"})
  void anAnswerThatBreaksItsSchemaIsAskedAgain(SessionClient.Cell cell) {
    SessionClient client = cell.begin(booking(), "{\"elicitation\":{}}");
    Peer call = client.sendCall("book", "{}");
    client.answer(call.take(), accept("{\"guests\":\"many\"}"));
    Peer.Came again = call.take();
    assertThat(again.params().getString("message")).isEqualTo("How many?");
    client.answer(again, "{\"unheard\":true}");
    client.answer(call.take(), "{\"action\":\"decline\"}");
    Peer.Came came = call.take();
    assertThat(came.isError()).isTrue();
    assertThat(came.text()).contains("declined");
  }

  @ParameterizedTest
  @MethodSource(ELICITING)
  void roundsAreBounded(SessionClient.Cell cell) {
    SessionClient client =
        cell.begin(booking().asking(Asking.standard().withMaxRounds(2)), "{\"elicitation\":{}}");
    Peer call = client.sendCall("book", "{}");
    client.answer(call.take(), "{}");
    client.answer(call.take(), "{}");
    Peer.Came came = call.take();
    assertThat(came.code()).isEqualTo(-32603);
    assertThat(came.error().getString("message")).contains("maxRounds");
  }

  private static McpServerBuilder several() {
    return ServerFixture.builder()
        .tool(
            "several",
            "s",
            ctx -> {
              Map<String, Question<?>> questions = new LinkedHashMap<>();
              questions.put("roots", Question.roots());
              questions.put("sample", SAMPLE);
              Answers answers = ctx.askAll(questions);
              return answers == null ? "none" : "answered";
            });
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"SAM-02", "ROOT-02", "CAN-05"})
  void questionsOfOneRoundAreAskedTogether(SessionClient.Cell cell) {
    SessionClient client = cell.begin(several(), "{\"sampling\":{},\"roots\":{}}");
    Peer call = client.sendCall("several", "{}");
    Map<String, Peer.Came> asked = Map.of("1", call.take(), "2", call.take());
    assertThat(asked.get("1").method()).isEqualTo("roots/list");
    assertThat(asked.get("2").method()).isEqualTo("sampling/createMessage");
    client.answer(
        asked.get("2"),
        "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"x\"},\"model\":\"m\"}");
    client.answer(asked.get("1"), "{\"roots\":[]}");
    assertThat(call.take().text()).isEqualTo("answered");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"SAM-09", "ROOT-04", "CAN-05", "ELI-17"})
  void aClientsErrorEndsTheCallWithoutItsWords(SessionClient.Cell cell) {
    SessionClient client = cell.begin(several(), "{\"sampling\":{},\"roots\":{}}");
    Peer call = client.sendCall("several", "{}");
    Peer.Came roots = call.take();
    client.answerError(call.take(), -1);
    Peer.Came cancelled = call.take();
    assertThat(cancelled.method()).as("of the sibling").isEqualTo("notifications/cancelled");
    assertThat(cancelled.params().get("requestId")).isEqualTo(roots.json().get("id"));
    Peer.Came came = call.take();
    assertThat(came.isError()).isTrue();
    assertThat(came.text()).contains("-1").doesNotContain("ignore");
    client.answer(roots, "{\"roots\":[]}");
    assertThat(client.ask("ping", "").result()).as("too late is no harm").isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void promptsAndResourcesAreRefusedWithAnError(SessionClient.Cell cell) {
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .prompt(
                    Prompt.builder("p").build(), (a, ctx) -> "" + ctx.ask("r", Question.roots()))
                .resource(
                    Resource.builder("a:b", "b").build(),
                    (uri, ctx) -> ctx.ask("r", Question.roots()).roots().toString()),
            "{\"roots\":{}}");
    Peer prompt = client.send("prompts/get", "\"name\":\"p\"");
    client.answerError(prompt.take(), -32601);
    assertThat(prompt.take().code()).isEqualTo(-32603);
    Peer resource = client.send("resources/read", "\"uri\":\"a:b\"");
    client.answer(resource.take(), "{\"roots\":[{\"uri\":\"file:///x\"}]}");
    assertThat(resource.take().result().toString()).contains("file:///x");
    SessionClient mute =
        cell.begin(
            ServerFixture.builder()
                .prompt(
                    Prompt.builder("p").build(), (a, ctx) -> "" + ctx.ask("r", Question.roots())),
            "{}");
    Peer.Came came = mute.ask("prompts/get", "\"name\":\"p\"");
    assertThat(came.code()).isEqualTo(-32603);
    assertThat(came.error().getString("message")).contains("roots/list");
  }

  private static McpServerBuilder asking(Question<?> question) {
    return ServerFixture.builder()
        .tool("can", "c", ctx -> ctx.canAsk(question))
        .tool("ask", "a", ctx -> String.valueOf(ctx.ask("q", question)));
  }

  private static void assertRefused(SessionClient client, String why) {
    assertThat(client.call("can", "{}").text()).isEqualTo("false");
    Peer call = client.sendCall("ask", "{}");
    Peer.Came came = call.take();
    assertThat(came.isError()).isTrue();
    assertThat(came.text()).contains(why);
    assertThat(call.inbox()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"ELI-02", "SAM-04", "SAM-07", "ROOT-06"})
  void whatWasNotDeclaredIsNotAsked(SessionClient.Cell cell) {
    assertRefused(cell.begin(asking(PARTY), "{\"roots\":{}}"), "elicitation/create");
    assertRefused(
        cell.begin(asking(Question.url("https://x.example/y", "go")), "{\"elicitation\":{}}"),
        "elicitation/create");
    assertRefused(cell.begin(asking(SAMPLE), "{\"roots\":{}}"), "sampling/createMessage");
    assertRefused(cell.begin(asking(Question.roots()), "{\"sampling\":{}}"), "roots/list");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"SAM-10", "ELI-05", "LIFE-06"})
  void whatTheRevisionCannotSayIsNotAsked(SessionClient.Cell cell) {
    boolean users = SessionClient.Cell.eliciting().anyMatch(cell::equals);
    boolean newest = cell.version().equals("2025-11-25");
    if (!users) {
      assertRefused(cell.begin(asking(PARTY), ALL), "elicitation/create");
    }
    if (!newest) {
      assertRefused(
          cell.begin(asking(Question.url("https://x.example/y", "go")), ALL), "elicitation");
    }
    if (cell.version().startsWith("2024")) {
      Question<?> audio =
          Question.sampling(
              CreateMessageRequest.builder(
                      List.of(
                          new SamplingMessage(
                              Role.USER, List.of(AudioContent.of(new byte[] {1}, "audio/wav")))),
                      10)
                  .build());
      assertRefused(cell.begin(asking(audio), ALL), "cannot be sent");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"2024-11-05", "2025-03-26", "2025-06-18", "2025-11-25"})
  void withoutASessionNobodyIsAsked(String version) {
    ServerFixture fixture =
        ServerFixture.sessions(
            asking(Question.roots())
                .tool(
                    "returns",
                    "r",
                    ctx -> new InputRequired(Map.of("r", new ListRootsRequest()), null)));
    for (String tool : List.of("ask", "returns")) {
      Peer peer = fixture.peer();
      fixture
          .wire()
          .deliver(
              peer,
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":{\"name\":\"%s\"}}"
                  .formatted(tool),
              Headers.NONE,
              EdgeRules.NONE,
              new SessionClaim.Alone(version));
      Peer.Came came = peer.take();
      assertThat(came.isError()).isTrue();
      assertThat(came.text()).contains("cannot be asked");
    }
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void aReturnedInputRequiredIsAskedToo(SessionClient.Cell cell) {
    AtomicInteger count = new AtomicInteger();
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    "returns",
                    "r",
                    ctx ->
                        count.getAndIncrement() == 0
                            ? new InputRequired(Map.of("r", new ListRootsRequest()), null)
                            : ctx.ask("r", Question.roots()).roots().size() + " roots"),
            "{\"roots\":{}}");
    Peer call = client.sendCall("returns", "{}");
    client.answer(call.take(), "{\"roots\":[]}");
    assertThat(call.take().text()).isEqualTo("0 roots");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"CAN-08", "CAN-05"})
  void aCancelledCallTakesItsQuestionsBack(SessionClient.Cell cell) {
    SessionClient client = cell.begin(several(), ALL);
    Peer call = client.sendCall("several", "{}");
    Set<Object> asked =
        new HashSet<>(List.of(call.take().json().get("id"), call.take().json().get("id")));
    client.tell("notifications/cancelled", "\"requestId\":" + client.lastId());
    Set<Object> takenBack =
        new HashSet<>(
            List.of(call.take().params().get("requestId"), call.take().params().get("requestId")));
    assertThat(takenBack).isEqualTo(asked);
    assertThat(client.ask("ping", "").result()).isEmpty();
    assertThat(call.inbox()).as("never answered").isEmpty();
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void theEndOfTheSessionEndsWhatWaits(SessionClient.Cell cell) throws Exception {
    CompletableFuture<Boolean> cancelled = new CompletableFuture<>();
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    "t",
                    "t",
                    ctx -> {
                      ctx.onCancel(() -> cancelled.complete(ctx.isCancelled()));
                      return "" + ctx.ask("r", Question.roots());
                    }),
            ALL);
    Peer call = client.sendCall("t", "{}");
    assertThat(call.take().method()).isEqualTo("roots/list");
    client.close();
    assertThat(cancelled.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(call.inbox()).as("no answer").noneMatch(came -> came.json().containsKey("id"));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void questionsHaveATimeLimit(boolean shared) {
    SessionClient.Cell cell = new SessionClient.Cell("2025-03-26", shared);
    SessionClient client =
        cell.begin(several().asking(Asking.standard().withLifetime(Duration.ofSeconds(1))), ALL);
    Peer call = client.sendCall("several", "{}");
    call.take();
    call.take();
    assertThat(call.take().method()).isEqualTo("notifications/cancelled");
    Peer.Came next = call.take();
    if (next.json().containsKey("method")) {
      // The other question was taken back before; its own time may be up just now, too.
      assertThat(next.method()).isEqualTo("notifications/cancelled");
      next = call.take();
    }
    assertThat(next.text()).contains("in time");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement({"ELI-16", "RPC-05"})
  void onlyWhoWasAskedCanAnswer(SessionClient.Cell cell) {
    ServerFixture fixture = cell.serve(asking(Question.roots()));
    SessionClient one = cell.connect(fixture);
    SessionClient other = cell.connect(fixture);
    one.begin(ALL);
    other.begin(ALL);
    Peer call = one.sendCall("ask", "{}");
    Peer.Came question = call.take();
    other.answer(question, "{\"roots\":[{\"uri\":\"file:///foreign\"}]}");
    other.answerError(question, -1);
    one.answer(question, "{\"roots\":[{\"uri\":\"file:///own\"}]}");
    assertThat(call.take().text()).contains("own").doesNotContain("foreign");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  @Requirement("LIFE-05")
  void nothingIsAskedBeforeTheClientIsInitialized(SessionClient.Cell cell) {
    CompletableFuture<String> asking = new CompletableFuture<>();
    SessionClient client =
        cell.connect(
            cell.serve(
                ServerFixture.builder()
                    .tool(
                        "t",
                        "t",
                        ctx -> {
                          ctx.progress(1);
                          asking.complete("now");
                          return "" + ctx.ask("r", Question.roots());
                        })));
    client.ask("initialize", SessionClient.initialize(cell.version(), ALL)).result();
    Peer call = client.send("tools/call", "\"name\":\"t\",\"_meta\":{\"progressToken\":1}");
    asking.join();
    client.tell("notifications/initialized", "");
    assertThat(call.take().method()).isEqualTo("roots/list");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"ELI-09", "ELI-12", "ELI-13"})
  void aPageHasAnIdAndCanBeSaidToBeDone(boolean shared) {
    String url = "https://pay.example/42";
    ServerFixture fixture =
        new SessionClient.Cell("2025-11-25", shared)
            .serve(
                ServerFixture.builder()
                    .tool(
                        "pay",
                        "p",
                        ctx ->
                            ctx.ask("page", Question.url(url, "Pay")) == ElicitAction.ACCEPT
                                ? "sent"
                                : "stayed"));
    SessionClient client = new SessionClient.Cell("2025-11-25", shared).connect(fixture);
    SessionClient other = new SessionClient.Cell("2025-11-25", shared).connect(fixture);
    client.begin(ALL);
    other.begin(ALL);
    Peer call = client.sendCall("pay", "{}");
    Peer.Came page = call.take();
    assertThat(page.params().getString("mode")).isEqualTo("url");
    assertThat(page.params().getString("url")).isEqualTo(url);
    String id = page.params().getString("elicitationId");
    assertThat(id).hasSizeGreaterThan(20);
    client.answer(page, "{\"action\":\"accept\"}");
    assertThat(call.take().text()).isEqualTo("sent");
    fixture.server().elicitationCompleted("https://pay.example/43");
    fixture.server().elicitationCompleted(url);
    fixture.server().elicitationCompleted(url);
    Peer.Came done = client.unsolicited().take();
    assertThat(done.method()).isEqualTo("notifications/elicitation/complete");
    assertThat(done.params())
        .isEqualTo(Json.createObjectBuilder().add("elicitationId", id).build());
    assertThat(client.unsolicited().inbox()).isEmpty();
    assertThat(other.unsolicited().inbox()).isEmpty();
  }

  private static McpServerBuilder barred(String url, AtomicBoolean paid) {
    return ServerFixture.builder()
        .tool(
            "pay",
            "p",
            ctx -> {
              if (!paid.get()) {
                throw new UrlElicitationRequiredException(
                    "Pay first", List.of(new ElicitUrlRequest("Pay", url)));
              }
              return "served";
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  @Requirement({"ELI-13", "ELI-14", "ERR-06", "ERR-07"})
  void aHandlerMayWantPagesVisitedFirst(boolean shared) {
    String url = "https://pay.example/42";
    AtomicBoolean paid = new AtomicBoolean();
    ServerFixture fixture = new SessionClient.Cell("2025-11-25", shared).serve(barred(url, paid));
    SessionClient client = new SessionClient.Cell("2025-11-25", shared).connect(fixture);
    client.begin(ALL);
    JsonObject error = client.sendCall("pay", "{}").take().json().getJsonObject("error");
    assertThat(error.getInt("code")).isEqualTo(-32042);
    assertThat(error.getString("message")).isEqualTo("Pay first");
    JsonArray pages = error.getJsonObject("data").getJsonArray("elicitations");
    assertThat(pages).hasSize(1);
    JsonObject page = pages.getJsonObject(0);
    assertThat(page.keySet()).containsExactlyInAnyOrder("mode", "message", "url", "elicitationId");
    assertThat(page.getString("mode")).isEqualTo("url");
    assertThat(page.getString("url")).isEqualTo(url);
    String id = page.getString("elicitationId");
    assertThat(id).hasSizeGreaterThan(20);
    // The same visit, however often it is missed.
    JsonObject again = client.sendCall("pay", "{}").take().json().getJsonObject("error");
    assertThat(again).isEqualTo(error);
    paid.set(true);
    fixture.server().elicitationCompleted(url);
    assertThat(client.unsolicited().take().params().getString("elicitationId")).isEqualTo(id);
    assertThat(client.sendCall("pay", "{}").take().text()).isEqualTo("served");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2025-11-25 | {}",
        "2025-11-25 | {\"elicitation\":{}}",
        "2025-06-18 | {\"elicitation\":{\"form\":{},\"url\":{}}}",
        "2024-11-05 | {}"
      })
  @Requirement({"ELI-02", "ELI-14", "ERR-07"})
  void whoCannotShowPagesIsToldSo(String version, String capabilities) {
    SessionClient.Cell cell = new SessionClient.Cell(version, true);
    SessionClient client = cell.connect(cell.serve(barred("https://a.b/", new AtomicBoolean())));
    client.begin(capabilities);
    JsonObject answer = client.sendCall("pay", "{}").take().json();
    assertThat(answer.getJsonObject("result").getBoolean("isError")).isTrue();
    assertThat(answer.toString()).contains("the client cannot be asked");
  }

  @Test
  @Requirement({"RPC-20", "ERR-05"})
  void aMalformedAnswerFailsItsQuestion() {
    SessionClient client =
        new SessionClient.Cell("2025-11-25", true).begin(asking(Question.roots()), ALL);
    Peer call = client.sendCall("ask", "{}");
    JsonObject question = call.take().json();
    client.sendRaw(
        "{\"jsonrpc\":\"2.0\",\"id\":%s,\"error\":{\"code\":\"x\"}}".formatted(question.get("id")));
    assertThat(call.take().text()).contains("could not be asked");
  }

  @ParameterizedTest
  @MethodSource(CELLS)
  void asynchronousHandlersGoOnToo(SessionClient.Cell cell) {
    SessionClient client =
        cell.begin(
            ServerFixture.builder()
                .tool(
                    ToolSpec.async(
                        "a",
                        "a",
                        Party.class,
                        Party.class,
                        (in, ctx) ->
                            CompletableFuture.completedFuture(
                                new Party(ctx.ask("r", Question.roots()).roots().size())))),
            ALL);
    Peer call = client.sendCall("a", "{\"guests\":1}");
    client.answer(call.take(), "{\"roots\":[]}");
    assertThat(call.take().text()).isEqualTo("{\"guests\":0}");
  }
}
