package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static dev.mcpsdk.it.questions.Rounds.call;
import static dev.mcpsdk.it.questions.Rounds.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** Where handlers cannot ask: it fails at once, and clients are told nothing of the inside. */
@Timeout(60)
@Requirement("MRTR-02")
class PlacesToAskTest {

  record Choice(int value) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");

  private final Baseline baseline = Baseline.now();
  private final McpServerBuilder builder = McpServer.builder("places", "1");
  private final List<Throwable> thrown = new CopyOnWriteArrayList<>();
  private McpServer server;
  private Wire wire;

  private void serve(Cell cell) {
    server = builder.build();
    wire = cell.connect(server);
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    wire.close();
    server.close();
    baseline.assertNoFurtherThreads();
  }

  /** Asks, and keeps what that throws. */
  private String tryToAsk(CallContext ctx) {
    try {
      return ctx.ask("n", NUMBER).toString();
    } catch (Throwable e) {
      thrown.add(e);
      return "refused";
    }
  }

  private void assertRefused(String why) {
    assertThat(thrown)
        .singleElement()
        .isInstanceOfSatisfying(
            IllegalStateException.class, e -> assertThat(e).hasMessageContaining(why));
    thrown.clear();
  }

  @OnEveryTransport
  void anInlineHandlerCannotAsk(Cell cell) {
    builder
        .tool(ToolSpec.of("t", "t", ctx -> ctx.canAsk(NUMBER) + " " + tryToAsk(ctx)).inline())
        .tool(ToolSpec.of("bare", "b", ctx -> ctx.ask("n", NUMBER)).inline());
    serve(cell);
    assertThat(wire.ask(call("t", "{}")).text()).isEqualTo("false refused");
    assertRefused("inline");
    Message bare = wire.ask(call("bare", "{}"));
    assertThat(bare.isError()).isTrue();
    assertThat(bare.text()).startsWith("internal error, id ").doesNotContain("inline");
  }

  @OnEveryTransport
  void anotherThreadCannotAsk(Cell cell) {
    builder
        .tool(
            "fresh",
            "Asks elsewhere first",
            ctx -> CompletableFuture.supplyAsync(() -> tryToAsk(ctx)).get(10, TimeUnit.SECONDS))
        .tool(
            "later",
            "Asks elsewhere in its second run",
            ctx -> {
              int here = ctx.ask("n", NUMBER).orElseThrow().value();
              return here
                  + CompletableFuture.supplyAsync(() -> tryToAsk(ctx)).get(10, TimeUnit.SECONDS);
            });
    serve(cell);
    assertThat(wire.ask(call("fresh", "{}")).text()).isEqualTo("refused");
    assertRefused("thread");
    Ask first = call("later", "{}");
    Message asked = wire.ask(first);
    assertThat(wire.ask(next(first, asked, accept("n", "{\"value\":1}"))).text())
        .isEqualTo("1refused");
    assertRefused("thread");
  }

  @OnEveryTransport
  void afterTheHandlerHasReturnedNobodyCanAsk(Cell cell) {
    AtomicReference<CallContext> kept = new AtomicReference<>();
    builder.tool(
        "keep",
        "Keeps its context",
        ctx -> {
          kept.set(ctx);
          return "kept";
        });
    serve(cell);
    assertThat(wire.ask(call("keep", "{}")).text()).isEqualTo("kept");
    assertThatThrownBy(() -> kept.get().ask("n", NUMBER)).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.get().once("k", String.class, key -> "done"))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> kept.get().progress(1)).isInstanceOf(IllegalStateException.class);
  }

  @OnEveryTransport
  void insideOnceNobodyCanAsk(Cell cell) {
    builder.tool(
        "inner",
        "Asks in the middle of an action",
        ctx -> ctx.once("act", String.class, key -> tryToAsk(ctx)));
    serve(cell);
    assertThat(wire.ask(call("inner", "{}")).text()).isEqualTo("refused");
    assertRefused("once");
  }

  @OnEveryTransport
  @Requirement("MRTR-02")
  void methodsThatMayNotAskCannot(Cell cell) {
    builder
        .tool("t", "t", ctx -> "t")
        .resource(Resource.builder("demo://r", "r").build(), (uri, ctx) -> "r")
        .prompt(
            Prompt.builder("p").arguments(List.of(PromptArgument.optional("a", null))).build(),
            (arguments, ctx) -> "p")
        .completion(
            PromptReference.of("p"),
            "a",
            (request, ctx) -> {
              ctx.ask("n", NUMBER);
              return CompleteResult.of(List.of());
            })
        .intercept(
            (request, ctx, next) -> {
              if (ctx.meta().get("com.example/ask") != null) {
                assertThat(ctx.canAsk(NUMBER)).isFalse();
                ctx.ask("n", NUMBER);
              }
              return next.proceed();
            });
    serve(cell);
    for (Map.Entry<String, String> each :
        Map.of(
                "server/discover", "",
                "tools/list", "",
                "resources/list", "",
                "resources/templates/list", "",
                "prompts/list", "",
                "subscriptions/listen", "\"notifications\":{}")
            .entrySet()) {
      Message refused =
          wire.ask(
              Ask.of(each.getKey(), each.getValue())
                  .capabilities(Rounds.EVERYTHING)
                  .meta("\"com.example/ask\":1"));
      assertThat(refused.code()).as(each.getKey()).isEqualTo(-32603);
      assertThat(refused.error().getString("message")).startsWith("internal error, id ");
    }
    Message completion =
        wire.ask(
            Ask.of(
                    "completion/complete",
                    "\"ref\":{\"type\":\"ref/prompt\",\"name\":\"p\"},"
                        + "\"argument\":{\"name\":\"a\",\"value\":\"\"}")
                .capabilities(Rounds.EVERYTHING));
    assertThat(completion.code()).isEqualTo(-32603);
  }

  @OnEveryTransport
  void anInterceptorOfAToolMayAsk(Cell cell) {
    builder
        .tool("t", "t", ctx -> "done")
        .intercept(
            (request, ctx, next) -> {
              if (ctx.ask("n", NUMBER).orElseThrow().value() != 42) {
                throw new dev.mcpsdk.core.ToolException("wrong number");
              }
              return next.proceed();
            });
    serve(cell);
    Ask first = call("t", "{}");
    Message asked = wire.ask(first);
    assertAsks(asked, "n");
    assertThat(wire.ask(next(first, asked, accept("n", "{\"value\":42}"))).text())
        .isEqualTo("done");
  }

  @OnEveryTransport
  void anAsynchronousHandlerAsksBeforeItReturnsItsStage(Cell cell) {
    builder.toolAsync(
        "async",
        "Asks, then works elsewhere",
        Choice.class,
        Choice.class,
        (in, ctx) -> {
          int more = ctx.ask("n", NUMBER).orElseThrow().value();
          return CompletableFuture.supplyAsync(() -> new Choice(in.value() + more));
        });
    serve(cell);
    Ask first = call("async", "{\"value\":1}");
    Message asked = wire.ask(first);
    assertAsks(asked, "n");
    Message done = wire.ask(next(first, asked, accept("n", "{\"value\":2}")));
    assertThat(RawJson.of(done.result().getJsonObject("structuredContent").toString()))
        .isEqualTo(RawJson.of("{\"value\":3}"));
  }
}
