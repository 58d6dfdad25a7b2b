package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.infer.SchemaInference;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.ask.StateKeys;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Questions in the middle of calls, as a client sees them. */
@Requirement("MRTR-01")
class AskTest {

  record Book(String restaurant) {}

  record Party(int guests) {}

  record Consent(boolean confirm) {}

  private static final Question<Elicited<Party>> PARTY = Question.form(Party.class, "How many?");
  private static final Question<Elicited<Consent>> CONSENT =
      Question.form(Consent.class, "Book it?");

  private final List<String> deposits = new CopyOnWriteArrayList<>();
  private final Asking asking = Asking.standard().withKeys(StateKeys.of(new byte[32]));

  private String book(Book in, CallContext ctx) throws Exception {
    Party party = ctx.ask("party", PARTY).orElseThrow();
    String receipt =
        ctx.once(
            "deposit",
            String.class,
            key -> {
              deposits.add(key);
              return "r" + deposits.size();
            });
    Consent consent = ctx.ask("consent", CONSENT).orElseThrow();
    return in.restaurant() + " " + party.guests() + " " + receipt + " " + consent.confirm();
  }

  private McpServerBuilder builder() {
    return ServerFixture.builder()
        .asking(asking)
        .tool("book", "b", Book.class, this::book)
        .tool("other", "o", Book.class, this::book);
  }

  private static String request(String method, String body, String capabilities) {
    return """
        {"jsonrpc":"2.0","id":1,"method":"%s","params":{%s,"_meta":{
          "io.modelcontextprotocol/protocolVersion":"2026-07-28",
          "io.modelcontextprotocol/clientCapabilities":%s}}}
        """
        .formatted(method, body, capabilities);
  }

  private static final String FORMS = "{\"elicitation\":{\"form\":{}}}";
  private static final String BOOK = "\"name\":\"book\",\"arguments\":{\"restaurant\":\"Sol\"}";

  private static Peer.Came ask(Peer peer, String method, String body) {
    peer.sendRaw(request(method, body, FORMS));
    return peer.take();
  }

  private static Peer.Came call(Peer peer, String body) {
    return ask(peer, "tools/call", body);
  }

  private static String answer(String key, String content, String state) {
    return ",\"inputResponses\":{\""
        + key
        + "\":{\"action\":\"accept\",\"content\":"
        + content
        + "}}"
        + (state == null ? "" : ",\"requestState\":\"" + state + "\"");
  }

  private static String state(Peer.Came came) {
    JsonObject result = came.result();
    assertThat(result.getString("resultType")).isEqualTo("input_required");
    return result.getString("requestState");
  }

  private static void assertAsks(Peer.Came came, String... keys) {
    state(came);
    assertThat(came.result().getJsonObject("inputRequests")).containsOnlyKeys(keys);
  }

  @Test
  @Requirement({"MRTR-03", "MRTR-04", "MRTR-16", "MRTR-17", "TOOL-23", "CACHE-02"})
  void anInteractionGoesOnInAnotherProcess() {
    Peer one = ServerFixture.shared(builder()).peer();
    Peer two = ServerFixture.shared(builder()).peer();
    Peer.Came first = call(one, BOOK);
    assertAsks(first, "party");
    assertThat(first.result().getJsonObject("inputRequests").getJsonObject("party"))
        .containsOnlyKeys("method", "params")
        .containsEntry("method", Json.createValue("elicitation/create"));
    assertThat(first.result()).doesNotContainKeys("ttlMs", "content");
    Peer.Came second = call(two, BOOK + answer("party", "{\"guests\":4}", state(first)));
    assertAsks(second, "consent");
    Peer.Came third = call(one, BOOK + answer("consent", "{\"confirm\":true}", state(second)));
    assertThat(third.text()).isEqualTo("Sol 4 r1 true");
    assertThat(deposits).as("of the second round, remembered for the third").hasSize(1);
    call(one, BOOK + answer("party", "{\"guests\":4}", state(first)));
    assertThat(deposits).as("the shared store knows the repeated round").hasSize(1);
    Asking ownStore = Asking.standard().withKeys(StateKeys.of(new byte[32]));
    Peer three =
        ServerFixture.shared(
                ServerFixture.builder().asking(ownStore).tool("book", "b", Book.class, this::book))
            .peer();
    call(three, BOOK + answer("party", "{\"guests\":4}", state(first)));
    assertThat(deposits).as("without it, the idempotency key does").hasSize(2);
    assertThat(deposits.get(0)).isEqualTo(deposits.get(1));
  }

  private static final String PAGES = "{\"elicitation\":{\"url\":{}}}";

  private static Peer pagesFirst(AtomicBoolean visited) {
    return ServerFixture.shared(
            ServerFixture.builder()
                .tool(
                    "pay",
                    "p",
                    ctx -> {
                      if (!visited.get()) {
                        throw new UrlElicitationRequiredException(
                            "Pay first", List.of(new ElicitUrlRequest("Pay", "https://pay.ex/1")));
                      }
                      return "served";
                    }))
        .peer();
  }

  @Test
  @Requirement({"ELI-09", "ELI-12", "ELI-14", "ERR-03", "ERR-07"})
  void pagesThatAHandlerWantsVisitedAreAskedFor() {
    AtomicBoolean visited = new AtomicBoolean();
    Peer peer = pagesFirst(visited);
    peer.sendRaw(request("tools/call", "\"name\":\"pay\"", PAGES));
    Peer.Came first = peer.take();
    assertAsks(first, "#page1");
    assertThat(
            first
                .result()
                .getJsonObject("inputRequests")
                .getJsonObject("#page1")
                .getJsonObject("params"))
        .containsOnlyKeys("mode", "message", "url")
        .containsEntry("url", Json.createValue("https://pay.ex/1"));
    String go = ",\"inputResponses\":{\"#page1\":{\"action\":\"%s\"}},\"requestState\":\"%s\"";
    String agreed = "\"name\":\"pay\"" + go.formatted("accept", state(first));
    peer.sendRaw(request("tools/call", agreed, PAGES));
    Peer.Came second = peer.take();
    assertAsks(second, "#page1");
    visited.set(true);
    agreed = "\"name\":\"pay\"" + go.formatted("accept", state(second));
    peer.sendRaw(request("tools/call", agreed, PAGES));
    assertThat(peer.take().text()).isEqualTo("served");
  }

  @ParameterizedTest
  @Requirement({"ELI-07", "ELI-17"})
  @ValueSource(strings = {"decline", "cancel"})
  void aRefusedVisitEndsTheCall(String action) {
    Peer peer = pagesFirst(new AtomicBoolean());
    String given = ",\"inputResponses\":{\"#page1\":{\"action\":\"" + action + "\"}}";
    peer.sendRaw(request("tools/call", "\"name\":\"pay\"" + given, PAGES));
    Peer.Came refused = peer.take();
    assertThat(refused.result().getBoolean("isError")).isTrue();
    assertThat(refused.text()).contains("did not agree");
  }

  @Test
  @Requirement({"ELI-02", "ELI-14", "ERR-03"})
  void whoShowsNoPagesHasACapabilityMissing() {
    Peer peer = pagesFirst(new AtomicBoolean());
    peer.sendRaw(request("tools/call", "\"name\":\"pay\"", FORMS));
    assertThat(peer.take().json().getJsonObject("error").getInt("code")).isEqualTo(-32021);
  }

  @Test
  @Requirement({"MRTR-12", "MRTR-13"})
  void aStateThatWasNotMadeForTheRequestIsRefusedUniformly() {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer alice = fixture.peer("alice");
    String state = state(call(alice, BOOK));
    String good = answer("party", "{\"guests\":4}", state);
    String[] bad = {
      BOOK + answer("party", "{\"guests\":4}", state + "-TAMPERED"),
      BOOK + answer("party", "{\"guests\":4}", "x"),
      "\"name\":\"other\",\"arguments\":{\"restaurant\":\"Sol\"}" + good,
      "\"name\":\"book\",\"arguments\":{\"restaurant\":\"Luna\"}" + good,
    };
    String message = null;
    for (String body : bad) {
      Peer.Came came = call(alice, body);
      assertThat(came.code()).as(body).isEqualTo(-32602);
      message = message == null ? came.error().toString() : message;
      assertThat(came.error().toString()).isEqualTo(message);
    }
    Peer.Came foreign = call(fixture.peer("mallory"), BOOK + good);
    assertThat(foreign.error().toString()).isEqualTo(message);
    Peer elsewhere =
        ServerFixture.shared(
                McpServer.builder("elsewhere", "1")
                    .asking(asking)
                    .tool("book", "b", Book.class, this::book))
            .peer("alice");
    assertThat(call(elsewhere, BOOK + good).error().toString()).isEqualTo(message);
    assertAsks(call(alice, BOOK + good), "consent");
    assertThat(deposits).as("only the good one reached the handler").hasSize(1);
  }

  @Test
  @Requirement("MRTR-12")
  void aToolThatNeverAsksRefusesAForgedStateToo() {
    Peer peer = ServerFixture.shared(builder().tool("t", "t", ctx -> "x")).peer();
    assertThat(call(peer, "\"name\":\"t\",\"requestState\":\"forged\"").code()).isEqualTo(-32602);
  }

  @Test
  @Requirement({"MRTR-05", "META-07"})
  void aClientThatCannotBeAskedLearnsWhatItLacks() {
    Peer peer =
        ServerFixture.shared(builder().tool("can", "c", ctx -> String.valueOf(ctx.canAsk(PARTY))))
            .peer();
    peer.sendRaw(request("tools/call", BOOK, "{\"sampling\":{}}"));
    Peer.Came came = peer.take();
    assertThat(came.code()).isEqualTo(-32021);
    assertThat(came.error().getJsonObject("data").getJsonObject("requiredCapabilities"))
        .containsOnlyKeys("elicitation");
    assertThat(peer.call("can", "{}").text()).isEqualTo("false");
    assertThat(call(peer, "\"name\":\"can\"").text()).isEqualTo("true");
  }

  @Test
  @Requirement("MRTR-15")
  void badAndMissingAnswersAreAskedForAgain() {
    Peer peer = ServerFixture.shared(builder()).peer();
    assertAsks(
        call(peer, BOOK + ",\"inputResponses\":{\"wrong\":{\"action\":\"accept\"}}"), "party");
    assertAsks(call(peer, BOOK + ",\"inputResponses\":{\"party\":12345}"), "party");
    assertAsks(call(peer, BOOK + answer("party", "{\"guests\":\"many\"}", null)), "party");
    assertAsks(call(peer, BOOK + answer("party", "{\"guests\":2}", null)), "consent");
  }

  @Test
  @Requirement("MRTR-15")
  void aDeclineIsTheHandlersToJudge() {
    Peer peer = ServerFixture.shared(builder()).peer();
    Peer.Came came = call(peer, BOOK + ",\"inputResponses\":{\"party\":{\"action\":\"decline\"}}");
    assertThat(came.isError()).isTrue();
    assertThat(came.text()).contains("declined");
  }

  @Test
  void codeThatCatchesEverythingCannotGoOn() {
    Peer peer =
        ServerFixture.shared(
                builder()
                    .tool(
                        "stubborn",
                        "s",
                        ctx -> {
                          try {
                            return ctx.ask("party", PARTY).orElseThrow().guests();
                          } catch (Throwable e) {
                            try {
                              ctx.progress(1);
                            } catch (Throwable again) {
                              return "swallowed";
                            }
                            throw new IllegalStateException("not reached");
                          }
                        })
                    .tool(
                        "wrapping",
                        "w",
                        ctx -> {
                          try {
                            return ctx.ask("party", PARTY).orElseThrow().guests();
                          } catch (Throwable e) {
                            throw new IllegalStateException(e);
                          }
                        }))
            .peer();
    assertAsks(call(peer, "\"name\":\"stubborn\""), "party");
    assertAsks(call(peer, "\"name\":\"wrapping\""), "party");
    assertThat(call(peer, "\"name\":\"stubborn\"" + answer("party", "{\"guests\":3}", null)).text())
        .isEqualTo("3");
  }

  @Test
  @Requirement({"PRM-07", "RES-12"})
  void promptsAndResourcesAskToo() {
    Peer peer =
        ServerFixture.shared(
                builder()
                    .prompt(
                        Prompt.builder("p")
                            .arguments(List.of(PromptArgument.optional("a", null)))
                            .build(),
                        (arguments, ctx) -> "for " + ctx.ask("party", PARTY).orElseThrow().guests())
                    .resource(
                        Resource.builder("demo://r", "r").build(),
                        (uri, ctx) -> "for " + ctx.ask("party", PARTY).orElseThrow().guests()))
            .peer();
    String get = "\"name\":\"p\",\"arguments\":{\"a\":\"1\"}";
    String promptState = state(ask(peer, "prompts/get", get));
    String good = answer("party", "{\"guests\":3}", promptState);
    assertThat(ask(peer, "prompts/get", get + good).result().getJsonArray("messages")).hasSize(1);
    assertThat(ask(peer, "prompts/get", get.replace("1", "2") + good).code()).isEqualTo(-32602);
    String read = "\"uri\":\"demo://r\"";
    String readState = state(ask(peer, "resources/read", read));
    JsonObject result =
        ask(peer, "resources/read", read + answer("party", "{\"guests\":3}", readState)).result();
    assertThat(result.getJsonArray("contents").getJsonObject(0).getString("text"))
        .isEqualTo("for 3");
  }

  @Test
  @Requirement("MRTR-02")
  void whereNobodyMayAskAskingFailsAtOnce() {
    Peer peer =
        ServerFixture.shared(
                builder()
                    .intercept(
                        (request, ctx, next) -> {
                          if (ctx.method().equals("tools/list")) {
                            ctx.ask("party", PARTY);
                          }
                          return next.proceed();
                        }))
            .peer();
    assertThat(ask(peer, "tools/list", "\"x\":1").code()).isEqualTo(-32603);
    Peer inline =
        ServerFixture.shared(
                ServerFixture.builder()
                    .tool(
                        ToolSpec.of(
                                "t",
                                "t",
                                ctx -> ctx.canAsk(PARTY) + " " + ctx.ask("party", PARTY).action())
                            .inline()))
            .peer();
    assertThat(call(inline, "\"name\":\"t\"").text()).startsWith("internal error, id ");
    Peer foreign =
        ServerFixture.shared(
                ServerFixture.builder()
                    .tool(
                        "t",
                        "t",
                        ctx ->
                            CompletableFuture.supplyAsync(() -> ctx.ask("party", PARTY).action())
                                .get()
                                .name()))
            .peer();
    assertThat(call(foreign, "\"name\":\"t\"").text()).startsWith("internal error, id ");
  }

  private static InputRequired wanted() {
    Request<?> form =
        new ElicitFormRequest(
            "How many?", ElicitSchema.of(SchemaInference.formSchemaOf(Party.class)));
    return new InputRequired(Map.of("party", form), null);
  }

  @Test
  void aHandlerMayReturnWhatItNeeds() {
    Tool async = Tool.builder("async", RawJson.of("{\"type\":\"object\"}")).build();
    Peer peer =
        ServerFixture.shared(
                ServerFixture.builder()
                    .tool(
                        "sync",
                        "s",
                        ctx -> {
                          if (ctx.meta().get("com.example/known") == null) {
                            return wanted();
                          }
                          return ctx.ask("party", PARTY).orElseThrow().guests();
                        })
                    .toolAsync(
                        async,
                        (arguments, ctx) ->
                            CompletableFuture.supplyAsync(AskTest::wanted).thenApply(x -> x)))
            .peer();
    Peer.Came first = call(peer, "\"name\":\"sync\"");
    assertAsks(first, "party");
    assertAsks(call(peer, "\"name\":\"async\""), "party");
    peer.sendRaw(
        request(
                "tools/call",
                "\"name\":\"sync\"" + answer("party", "{\"guests\":5}", state(first)),
                FORMS)
            .replace("\"_meta\":{", "\"_meta\":{\"com.example/known\":1,"));
    assertThat(peer.take().text()).isEqualTo("5");
    assertThat(peer.call("sync", "{}").code()).as("to a client without forms").isEqualTo(-32021);
  }

  @Test
  @Requirement("MRTR-10")
  void aHandlerMayPutACallerOff() {
    Peer peer =
        ServerFixture.shared(
                ServerFixture.builder().tool("t", "t", ctx -> new InputRequired(Map.of(), "later")))
            .peer();
    Peer.Came came = call(peer, "\"name\":\"t\"");
    assertThat(state(came)).isNotEqualTo("later");
    assertThat(came.result()).doesNotContainKey("inputRequests");
    assertAsksNothing(call(peer, "\"name\":\"t\",\"requestState\":\"" + state(came) + "\""));
  }

  private static void assertAsksNothing(Peer.Came came) {
    assertThat(came.result().getString("resultType")).isEqualTo("input_required");
  }

  @Test
  void interceptorsLetQuestionsPassAndMayAskThemselves() {
    List<String> seen = new CopyOnWriteArrayList<>();
    Peer peer =
        ServerFixture.shared(
                builder()
                    .intercept(
                        (request, ctx, next) -> {
                          try {
                            ctx.ask("allowed", CONSENT).orElseThrow();
                            return next.proceed();
                          } finally {
                            seen.add("end");
                          }
                        }))
            .peer();
    Peer.Came first = call(peer, BOOK);
    assertAsks(first, "allowed");
    assertAsks(call(peer, BOOK + answer("allowed", "{\"confirm\":true}", state(first))), "party");
    assertThat(seen).hasSize(2);
  }
}
