package dev.mcpsdk.it.questions;

import static dev.mcpsdk.it.questions.Rounds.accept;
import static dev.mcpsdk.it.questions.Rounds.answers;
import static dev.mcpsdk.it.questions.Rounds.assertAsks;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.server.CallContext;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Asking;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.server.ask.StateKeys;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** States that were not made for the request that carries them: one answer, byte for byte. */
@Timeout(60)
@Requirement({"MRTR-12", "MRTR-13"})
class ForgedStateTest {

  record Place(String name, int floor) {}

  record Choice(int value) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");
  private static final byte[] SECRET = new byte[32];
  private static final String ANSWER = answers(accept("n", "{\"value\":1}"));
  private static final Authenticator TOKENS =
      credentials -> {
        String given = credentials.headers().value("Authorization");
        if (given == null || !given.startsWith("Bearer ")) {
          throw new AuthenticationException(401, "expected a token", "Bearer");
        }
        return Caller.of(given.substring(7));
      };

  private final Baseline baseline = Baseline.now();
  private final AtomicInteger runsAfterAnswer = new AtomicInteger();
  private final List<McpServer> servers = new ArrayList<>();

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    servers.forEach(McpServer::close);
    baseline.assertNoFurtherThreads();
  }

  private String handle(CallContext ctx) {
    int value = ctx.ask("n", NUMBER).orElseThrow().value();
    runsAfterAnswer.incrementAndGet();
    return value + " " + ctx.ask("m", NUMBER).orElseThrow().value();
  }

  private HttpWire serve(String name, Asking asking) {
    McpServer server =
        McpServer.builder(name, "1")
            .asking(asking)
            .tool("book", "b", Place.class, (in, ctx) -> handle(ctx))
            .tool("cancel", "c", Place.class, (in, ctx) -> handle(ctx))
            .tool("plain", "never asks", Place.class, (in, ctx) -> "plain")
            .prompt(
                Prompt.builder("book")
                    .arguments(
                        List.of(
                            PromptArgument.optional("name", null),
                            PromptArgument.optional("floor", null)))
                    .build(),
                (arguments, ctx) -> handle(ctx))
            .build();
    servers.add(server);
    return HttpWire.to(server, HttpServerTransport.builder().authenticator(TOKENS));
  }

  private static Asking asking() {
    return Asking.standard().withKeys(StateKeys.of(SECRET));
  }

  private static Ask tool(String name, String arguments) {
    return Ask.tool(name, arguments).capabilities(Rounds.FORMS);
  }

  private static final String ARGUMENTS = "{\"name\":\"Sol\",\"floor\":2}";

  /** Posts with an id that is always the same, so that whole responses can be compared. */
  private static HttpResponse<String> post(HttpWire wire, Ask request, String state) {
    String body =
        request.again(ANSWER + ",\"requestState\":\"" + state + "\"").id("\"r\"").toString();
    return wire.post(body, HttpWire.standardHeaders(body));
  }

  @Test
  void everyForgeryGetsTheSameAnswer() {
    HttpWire home = serve("home", asking());
    HttpWire alice = home.as("alice");
    String state = Rounds.state(alice.ask(tool("book", ARGUMENTS)));

    Map<String, HttpResponse<String>> refused = new LinkedHashMap<>();
    Ask book = tool("book", ARGUMENTS);
    for (int i = 0; i < state.length(); i += 41) {
      char other = state.charAt(i) == 'A' ? 'B' : 'A';
      String tampered = state.substring(0, i) + other + state.substring(i + 1);
      refused.put("tampered at " + i, post(alice, book, tampered));
    }
    refused.put("longer", post(alice, book, state + "A"));
    refused.put("shorter", post(alice, book, state.substring(0, state.length() - 5)));
    refused.put("empty", post(alice, book, ""));
    refused.put("no Base64", post(alice, book, "1 ?"));
    refused.put("a stored state's name", post(alice, book, "2abc"));
    refused.put("too long", post(alice, book, "1" + "A".repeat(70_000)));
    refused.put("foreign principal", post(home.as("mallory"), book, state));
    refused.put("other tool", post(alice, tool("cancel", ARGUMENTS), state));
    refused.put("tool that never asks", post(alice, tool("plain", ARGUMENTS), state));
    String changed = "{\"name\":\"Luna\",\"floor\":2}";
    refused.put("changed argument", post(alice, tool("book", changed), state));
    Ask prompt =
        Ask.of("prompts/get", "\"name\":\"book\",\"arguments\":{\"name\":\"Sol\",\"floor\":\"2\"}")
            .capabilities(Rounds.FORMS);
    refused.put("other method", post(alice, prompt, state));
    HttpWire elsewhere = serve("elsewhere", asking());
    refused.put("other audience", post(elsewhere.as("alice"), book, state));
    HttpWire stranger = serve("home", asking().withKeys(StateKeys.random()));
    refused.put("other key", post(stranger.as("alice"), book, state));

    String uniform = refused.get("empty").body();
    assertThat(Json.object(uniform).getJsonObject("error").getInt("code")).isEqualTo(-32602);
    assertThat(Json.object(uniform).getJsonObject("error")).containsOnlyKeys("code", "message");
    refused.forEach(
        (what, response) -> {
          assertThat(response.body()).as(what).isEqualTo(uniform);
          assertThat(response.statusCode()).as(what).isEqualTo(200);
        });
    assertThat(runsAfterAnswer).as("runs that took the answer").hasValue(0);

    // The same arguments in other words, and the true one, which all of that has not hurt.
    String spelled = "{ \"floor\" : 2.0 , \"name\" : \"S\\u006fl\" }";
    for (String arguments : List.of(ARGUMENTS, spelled)) {
      assertThat(post(alice, tool("book", arguments), state).body()).contains("input_required");
    }
    assertThat(runsAfterAnswer).hasValue(2);
  }

  @Test
  void anExpiredStateIsRefusedInTheSameWords() {
    HttpWire alice = serve("home", asking().withLifetime(Duration.ofSeconds(1))).as("alice");
    Ask book = tool("book", ARGUMENTS);
    String uniform = post(alice, book, "").body();
    String state = Rounds.state(alice.ask(book));
    assertThat(post(alice, book, state).body()).contains("input_required");

    // Its end shows in nothing but the answer.
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
    String last;
    do {
      assertThat(System.nanoTime()).as("time, while the state is still taken").isLessThan(deadline);
      last = post(alice, book, state).body();
    } while (last.contains("input_required"));
    assertThat(last).isEqualTo(uniform);
    String fresh = Rounds.state(alice.ask(book));
    assertAsks(alice.ask(book.again(ANSWER + ",\"requestState\":\"" + fresh + "\"")), "m");
  }
}
