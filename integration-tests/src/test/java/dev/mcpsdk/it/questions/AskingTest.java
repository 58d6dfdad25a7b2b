package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.answers;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static dev.mcpsdk.it.questions.Rounds.call;
import static dev.mcpsdk.it.questions.Rounds.next;
import static dev.mcpsdk.it.questions.Rounds.question;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.OnEveryTransport;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import dev.mcpsdk.server.ask.Answers;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/** What handlers may do with questions, as a client sees it. */
@Timeout(60)
@Requirement({"MRTR-01", "MRTR-03", "MRTR-04", "MRTR-17", "TOOL-23"})
class AskingTest {

  record Choice(int value) {}

  record Word(String text) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");

  private final Baseline baseline = Baseline.now();
  private final McpServerBuilder builder = McpServer.builder("asking", "1");
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

  private static Question<Elicited<Word>> word(String message) {
    return Question.form(Word.class, message);
  }

  private static String number(String key, int value) {
    return accept(key, "{\"value\":" + value + "}");
  }

  private static String text(String key, String text) {
    return accept(key, "{\"text\":\"" + text + "\"}");
  }

  @OnEveryTransport
  void aKeyInALoopIsAnotherQuestionEachTime(Cell cell) {
    builder.tool(
        "sum",
        "Adds three",
        ctx -> {
          int sum = 0;
          for (int i = 0; i < 3; i++) {
            sum += ctx.ask("number", NUMBER).orElseThrow().value();
          }
          return sum;
        });
    serve(cell);
    Ask first = call("sum", "{}");
    Message asked = wire.ask(first);
    assertAsks(asked, "number");
    asked = wire.ask(next(first, asked, number("number", 5)));
    assertAsks(asked, "number#2");
    asked = wire.ask(next(first, asked, number("number#2", 6)));
    assertAsks(asked, "number#3");
    assertThat(wire.ask(next(first, asked, number("number#3", 7))).text()).isEqualTo("18");
  }

  @OnEveryTransport
  @Requirement("MRTR-15")
  void aChangedQuestionIsAskedAgain(Cell cell) {
    AtomicInteger price = new AtomicInteger(10);
    builder.tool(
        "buy",
        "Buys",
        ctx -> {
          ctx.ask("price", word("Pay " + price.get() + "?")).orElseThrow();
          return "at " + price.get() + ", " + ctx.ask("where", word("Where to?")).orElseThrow();
        });
    serve(cell);
    Ask first = call("buy", "{}");
    Message asked = wire.ask(first);
    assertThat(question(asked, "price")).isEqualTo("Pay 10?");

    // While the person thinks about it: the answer was to another question.
    price.set(20);
    asked = wire.ask(next(first, asked, text("price", "yes")));
    assertThat(question(asked, "price")).isEqualTo("Pay 20?");
    asked = wire.ask(next(first, asked, text("price", "yes")));
    assertAsks(asked, "where");

    // After it was answered: the answer that is kept is to another question too.
    price.set(30);
    asked = wire.ask(next(first, asked, text("where", "home")));
    assertAsks(asked, "price");
    assertThat(question(asked, "price")).isEqualTo("Pay 30?");
    Message done = wire.ask(next(first, asked, text("price", "yes")));
    assertThat(done.text()).isEqualTo("at 30, Word[text=home]");
  }

  @OnEveryTransport
  void theOrderOfQuestionsMayDependOnAnything(Cell cell) {
    AtomicInteger runs = new AtomicInteger();
    builder.tool(
        "moody",
        "Asks in another order each time",
        ctx -> {
          if (runs.getAndIncrement() % 2 == 0) {
            String a = ctx.ask("a", word("A?")).orElseThrow().text();
            return a + ctx.ask("b", word("B?")).orElseThrow().text();
          }
          String b = ctx.ask("b", word("B?")).orElseThrow().text();
          return ctx.ask("a", word("A?")).orElseThrow().text() + b;
        });
    serve(cell);
    Ask first = call("moody", "{}");
    Message asked = wire.ask(first);
    assertAsks(asked, "a");
    asked = wire.ask(next(first, asked, text("a", "1")));
    assertAsks(asked, "b");
    Message done = wire.ask(next(first, asked, text("b", "2")));
    assertThat(done.text()).as("nobody is asked the same twice").isEqualTo("12");
  }

  @OnEveryTransport
  void answersDecideWhatIsAskedNext(Cell cell) {
    builder.tool(
        "trip",
        "Plans a trip",
        ctx -> {
          String by = ctx.ask("by", word("Train or car?")).orElseThrow().text();
          return by.equals("train")
              ? "seat " + ctx.ask("seat", NUMBER).orElseThrow().value()
              : "plate " + ctx.ask("plate", word("Plate?")).orElseThrow().text();
        });
    serve(cell);
    Ask first = call("trip", "{}");
    Message asked = wire.ask(first);
    Message train = wire.ask(next(first, asked, text("by", "train")));
    assertAsks(train, "seat");
    Message car = wire.ask(next(first, asked, text("by", "car")));
    assertAsks(car, "plate");
    assertThat(wire.ask(next(first, train, number("seat", 7))).text()).isEqualTo("seat 7");
    assertThat(wire.ask(next(first, car, text("plate", "X1"))).text()).isEqualTo("plate X1");
  }

  @OnEveryTransport
  void codeThatCatchesEverythingCannotGoOnAsIfAnswered(Cell cell) {
    List<String> done = new CopyOnWriteArrayList<>();
    builder.tool("stubborn", "Goes on", ctx -> stubborn(ctx, done));
    serve(cell);
    Ask first = call("stubborn", "{}").meta("\"progressToken\":9000");
    Message asked = wire.ask(first.id("9000"));
    assertAsks(asked, "number");
    assertThat(done).containsExactly("ask", "once", "ask again", "progress");
    assertThat(wire.ask(next(first, asked, number("number", 3))).text()).isEqualTo("3");
  }

  private static Object stubborn(CallContext ctx, List<String> done) throws Exception {
    try {
      return ctx.ask("number", NUMBER).orElseThrow().value();
    } catch (Throwable e) {
      done.add("ask");
    }
    try {
      ctx.once(
          "charge",
          String.class,
          key -> {
            done.add("charged");
            return "";
          });
    } catch (Throwable e) {
      done.add("once");
    }
    try {
      ctx.ask("other", NUMBER);
    } catch (Throwable e) {
      done.add("ask again");
    }
    try {
      ctx.progress(1);
    } catch (Throwable e) {
      done.add("progress");
    }
    return "went on";
  }

  @OnEveryTransport
  @Requirement("MRTR-15")
  void answersMayComeUpFrontWithoutAState(Cell cell) {
    builder.tool("both", "Asks twice", AskingTest::both);
    serve(cell);
    Ask first = call("both", "{}");
    String good = answers(number("n", 1), text("w", "x"), "\"unknown\":{\"action\":\"accept\"}");
    assertThat(wire.ask(first.again(good)).text()).isEqualTo("1 x");
    assertAsks(wire.ask(first.again(answers(text("w", "x")))), "n");
    Message half = wire.ask(first.again(answers(number("n", 1), text("n#2", "x"))));
    assertAsks(half, "w");
    assertThat(wire.ask(next(first, half, text("w", "y"))).text()).isEqualTo("1 y");
  }

  private static String both(CallContext ctx) {
    int n = ctx.ask("n", NUMBER).orElseThrow().value();
    return n + " " + ctx.ask("w", word("Word?")).orElseThrow().text();
  }

  @OnEveryTransport
  @Requirement("MRTR-15")
  void anAnswerThatBreaksItsSchemaIsAskedForAgain(Cell cell) {
    builder.tool("both", "Asks twice", AskingTest::both);
    serve(cell);
    Ask first = call("both", "{}");
    Message asked = null;
    for (String bad :
        List.of(
            accept("n", "{\"value\":\"many\"}"),
            accept("n", "{\"value\":1.5}"),
            accept("n", "{\"value\":99999999999}"),
            accept("n", "{}"),
            "\"n\":{\"action\":\"maybe\"}",
            "\"n\":{}",
            "\"n\":17",
            "\"n\":null",
            accept("other", "{\"value\":1}"))) {
      asked = wire.ask(next(first, wire.ask(first), bad));
      assertAsks(asked, "n");
    }
    asked = wire.ask(next(first, asked, number("n", 4)));
    assertThat(wire.ask(next(first, asked, text("w", "z"))).text()).isEqualTo("4 z");
  }

  @OnEveryTransport
  void aSealedAnswerBeatsOneThatIsSentAgain(Cell cell) {
    builder.tool("both", "Asks twice", AskingTest::both);
    serve(cell);
    Ask first = call("both", "{}");
    Message asked = wire.ask(next(first, wire.ask(first), number("n", 1)));
    assertThat(wire.ask(next(first, asked, number("n", 2), text("w", "x"))).text())
        .isEqualTo("1 x");
  }

  @OnEveryTransport
  void severalQuestionsMakeOneRound(Cell cell) {
    Question<Elicited<Word>> name = word("Name?");
    builder.tool(
        "all",
        "Asks all",
        ctx -> {
          Answers given = ctx.askAll(Map.of("n", NUMBER, "w", name));
          return given.to(NUMBER).orElseThrow().value() + given.to(name).orElseThrow().text();
        });
    serve(cell);
    Ask first = call("all", "{}");
    Message asked = wire.ask(first);
    assertAsks(asked, "n", "w");
    asked = wire.ask(next(first, asked, number("n", 1)));
    assertAsks(asked, "w");
    assertThat(wire.ask(next(first, asked, text("w", "st"))).text()).isEqualTo("1st");
  }

  @OnEveryTransport
  @Requirement({"PRM-07", "RES-12", "CACHE-02"})
  void promptsAndResourcesAskToo(Cell cell) {
    builder
        .prompt(
            Prompt.builder("p").arguments(List.of(PromptArgument.required("a", null))).build(),
            (arguments, ctx) -> arguments.get("a") + ctx.ask("n", NUMBER).orElseThrow().value())
        .resource(
            Resource.builder("demo://r", "r").build(),
            (uri, ctx) -> "r" + ctx.ask("n", NUMBER).orElseThrow().value())
        .resourceTemplate(
            ResourceTemplate.builder("demo://t/{x}", "t").build(),
            (match, ctx) -> match.variable("x") + ctx.ask("n", NUMBER).orElseThrow().value());
    serve(cell);
    Message prompt =
        inTwoRounds(Ask.of("prompts/get", "\"name\":\"p\",\"arguments\":{\"a\":\"q\"}"));
    assertThat(
            prompt
                .result()
                .getJsonArray("messages")
                .getJsonObject(0)
                .getJsonObject("content")
                .getString("text"))
        .isEqualTo("q8");
    assertThat(contents(inTwoRounds(Ask.of("resources/read", "\"uri\":\"demo://r\""))))
        .isEqualTo("r8");
    assertThat(contents(inTwoRounds(Ask.of("resources/read", "\"uri\":\"demo://t/y\""))))
        .isEqualTo("y8");
  }

  private Message inTwoRounds(Ask request) {
    Ask first = request.capabilities(Rounds.FORMS);
    Message asked = wire.ask(first);
    assertAsks(asked, "n");
    assertThat(asked.result()).doesNotContainKeys("ttlMs", "cacheScope", "contents", "messages");
    return wire.ask(next(first, asked, number("n", 8)));
  }

  private static String contents(Message read) {
    return read.result().getJsonArray("contents").getJsonObject(0).getString("text");
  }

  @OnEveryTransport
  void interceptorsStandAroundEveryRound(Cell cell) {
    List<String> seen = new CopyOnWriteArrayList<>();
    AtomicReference<Throwable> ended = new AtomicReference<>();
    builder
        .tool("both", "Asks twice", AskingTest::both)
        .intercept(
            (request, ctx, next) -> {
              boolean completed = false;
              try {
                var result = next.proceed();
                completed = true;
                return result;
              } catch (Exception e) {
                // Not taken for a failure: a run that ends with a question is none.
                ended.set(e);
                throw e;
              } finally {
                seen.add(ctx.method() + (completed ? " completed" : " asked"));
              }
            });
    serve(cell);
    Ask first = call("both", "{}");
    Message asked = wire.ask(first);
    asked = wire.ask(next(first, asked, number("n", 1)));
    assertThat(wire.ask(next(first, asked, text("w", "x"))).text()).isEqualTo("1 x");
    assertThat(seen)
        .containsExactly("tools/call asked", "tools/call asked", "tools/call completed");
    assertThat(ended).hasNullValue();
  }

  @OnEveryTransport
  void thereIsAnEndToRounds(Cell cell) {
    builder.tool(
        "endless",
        "Never has enough",
        ctx -> {
          while (true) {
            ctx.ask("n", NUMBER).orElseThrow();
          }
        });
    serve(cell);
    Ask first = call("endless", "{}");
    Message asked = wire.ask(first);
    for (int round = 1; round < 10; round++) {
      String key = round == 1 ? "n" : "n#" + round;
      assertAsks(asked, key);
      asked = wire.ask(next(first, asked, number(key, round)));
    }
    asked = wire.ask(next(first, asked, number("n#10", 10)));
    assertThat(asked.code()).isEqualTo(-32603);
    assertThat(asked.error().getString("message")).contains("10").contains("maxRounds");
  }
}
