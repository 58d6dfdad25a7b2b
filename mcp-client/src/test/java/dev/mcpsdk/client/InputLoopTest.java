package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class InputLoopTest {

  private static final CallToolRequest CALL = new CallToolRequest("t", RawJson.of("{\"a\":[1,2]}"));
  private static final String FORM =
      "{\"method\":\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":"
          + "{\"type\":\"object\",\"properties\":{\"n\":{\"type\":\"integer\"}}}}}";
  private static final String DONE = "{\"resultType\":\"complete\",\"content\":[]}";

  private final ScriptedServer server = ScriptedServer.shared();

  private McpClientBuilder builder() {
    return McpClient.builder("x", "1").protocolVersion("2026-07-28");
  }

  private static String ask(String requests, String state) {
    return "{\"resultType\":\"input_required\""
        + (requests == null ? "" : ",\"inputRequests\":" + requests)
        + (state == null ? "" : ",\"requestState\":" + state)
        + "}";
  }

  @Test
  @DisplayName(
      "MRTR-06 MRTR-08 the same request goes out again with the answers, under new id and token")
  void sendsAnswers() {
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) ->
                    ElicitResult.accept(RawJson.of("{\"n\":" + context.key().length() + "}")));
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL, CallOptions.NONE.progress(p -> {}));
      Sent first = server.take("tools/call");
      assertThat(first.hasParam("inputResponses")).isFalse();
      server.result(first, ask("{\"one\":" + FORM + ",\"three\":" + FORM + "}", "\"s\""));

      Sent second = server.take("tools/call");
      assertThat(second.id()).isNotEqualTo(first.id());
      assertThat(second.meta("progressToken")).isNotEqualTo(first.meta("progressToken"));
      assertThat(second.param("name")).isEqualTo(first.param("name"));
      assertThat(second.param("arguments")).isEqualTo(first.param("arguments"));
      assertThat(second.param("inputResponses"))
          .isEqualTo(
              RawJson.of(
                  "{\"one\":{\"action\":\"accept\",\"content\":{\"n\":3}},"
                      + "\"three\":{\"action\":\"accept\",\"content\":{\"n\":5}}}"));
      server.result(second, DONE);
      get(call);
    }
  }

  @ParameterizedTest
  @DisplayName("MRTR-07 the state goes back exactly as it came")
  @ValueSource(
      strings = {"\"\"", "\" a\\u0000b\\n\"", "\"{\\\"x\\\":1}\"", "\"\\ud83d\\ude00\\u2028\""})
  void echoesState(String state) {
    try (McpClient client =
        builder().onElicitation((f, c) -> ElicitResult.decline()).connect(server)) {
      client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", state));

      assertThat(server.take().param("requestState")).isEqualTo(RawJson.of(state));
    }
  }

  @Test
  @DisplayName("MRTR-07 MRTR-09 no state of an earlier round or another call goes out")
  void forgetsState() {
    try (McpClient client =
        builder().onElicitation((f, c) -> ElicitResult.decline()).connect(server)) {
      client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", "\"first\""));
      Sent second = server.take();
      client.sendAsync(CALL);
      Sent unrelated = server.take();
      server.result(second, ask("{\"k2\":" + FORM + "}", null));
      Sent third = server.take();

      assertThat(unrelated.hasParam("requestState")).isFalse();
      assertThat(unrelated.hasParam("inputResponses")).isFalse();
      assertThat(third.hasParam("requestState")).isFalse();
      assertThat(third.param("inputResponses").member("k")).isNull();
      assertThat(third.param("inputResponses").member("k2")).isNotNull();
    }
  }

  @Test
  @DisplayName("MRTR-06 the questions of one round are answered side by side")
  void answersSideBySide() {
    CyclicBarrier both = new CyclicBarrier(2);
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  both.await(5, TimeUnit.SECONDS);
                  return ElicitResult.decline();
                });
    try (McpClient client = builder.connect(server)) {
      client.sendAsync(CALL);
      server.result(server.take(), ask("{\"a\":" + FORM + ",\"b\":" + FORM + "}", null));

      assertThat(server.take().hasParam("inputResponses")).isTrue();
    }
  }

  @Test
  @DisplayName(
      "MRTR-10 without questions the request goes out again after a pause, without answers")
  void comesBackLater() {
    try (McpClient client = builder().connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      long begun = System.nanoTime();
      for (int i = 0; i < 3; i++) {
        server.result(server.take(), ask(null, "\"busy\""));
      }
      Sent last = server.take();

      assertThat(Duration.ofNanos(System.nanoTime() - begun))
          .isGreaterThanOrEqualTo(Duration.ofMillis(50 + 100 + 200));
      assertThat(last.hasParam("inputResponses")).isFalse();
      assertThat(last.param("requestState")).isEqualTo(RawJson.string("busy"));
      server.result(last, DONE);
      get(call);
    }
  }

  @Test
  @DisplayName("MRTR-09 answers go out once, not again when the server only wants more time")
  void answersGoOutOnce() {
    try (McpClient client =
        builder().onElicitation((f, c) -> ElicitResult.decline()).connect(server)) {
      client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));
      Sent answered = server.take();
      assertThat(answered.hasParam("inputResponses")).isTrue();
      server.result(answered, ask(null, "\"busy\""));

      assertThat(server.take().hasParam("inputResponses")).isFalse();
    }
  }

  @Test
  @DisplayName("MRTR-10 a call can be cancelled while it waits to come back")
  void cancelledWhileWaiting() {
    try (McpClient client = builder().connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask(null, "\"busy\""));

      call.cancel(false);

      client.sendAsync(new CallToolRequest("next", null));
      assertThat(server.take().param("name")).isEqualTo(RawJson.string("next"));
    }
  }

  @Test
  @DisplayName("MRTR-11 a server that never stops asking is given up at the cap")
  void capsRounds() {
    AtomicInteger rounds = new AtomicInteger();
    server.on(
        "tools/call",
        sent -> {
          rounds.incrementAndGet();
          return ask("{\"k\":" + FORM + "}", null);
        });
    McpClientBuilder builder =
        builder().maxInputRounds(3).onElicitation((f, c) -> ElicitResult.decline());
    try (McpClient client = builder.connect(server)) {
      assertThat(failure(client.sendAsync(CALL)))
          .isInstanceOf(InputRequiredException.class)
          .hasMessageContaining("maxInputRounds");
      assertThat(rounds).hasValue(4);
    }
  }

  @Test
  @DisplayName("MRTR-11 switched off, the application drives the rounds itself")
  void applicationDrives() {
    try (McpClient client =
        builder()
            .inputLoop(false)
            .onElicitation((f, c) -> ElicitResult.decline())
            .connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", "\"s\""));
      InputRequired input = ((InputRequiredException) failure(call)).input();
      assertThat(input.inputRequests()).containsOnlyKeys("k");

      CompletableFuture<?> next =
          client.sendAsync(
              CALL,
              CallOptions.NONE.answers(
                  Map.of("k", RawJson.of("{\"action\":\"decline\"}")), input.requestState()));
      Sent sent = server.take();
      assertThat(sent.param("inputResponses"))
          .isEqualTo(RawJson.of("{\"k\":{\"action\":\"decline\"}}"));
      assertThat(sent.param("requestState")).isEqualTo(RawJson.string("s"));
      server.result(sent, DONE);
      get(next);
    }
  }

  @Test
  @DisplayName("MRTR-18 a handler that fails fails the call here; nothing is sent")
  void failingHandler() {
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  throw new java.io.IOException("no screen");
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));

      assertThat(failure(call))
          .asInstanceOf(type(InputFailedException.class))
          .satisfies(e -> assertThat(e.key()).isEqualTo("k"))
          .satisfies(e -> assertThat(e).hasRootCauseMessage("no screen"));
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("MRTR-18 if one of several handlers fails, the others are interrupted")
  void failureInterruptsTheOthers() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  if (context.key().equals("bad")) {
                    running.await(5, TimeUnit.SECONDS);
                    throw new IllegalStateException("broken");
                  }
                  try {
                    running.countDown();
                    new CountDownLatch(1).await(5, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return ElicitResult.cancel();
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"slow\":" + FORM + ",\"bad\":" + FORM + "}", null));

      assertThat(failure(call)).isInstanceOf(InputFailedException.class);
      assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("MRTR-18 cancelling the call interrupts the handler; nothing is sent")
  void cancelInterruptsTheHandler() throws Exception {
    CountDownLatch running = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  running.countDown();
                  try {
                    new CountDownLatch(1).await(5, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return ElicitResult.cancel();
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));
      running.await(5, TimeUnit.SECONDS);

      call.cancel(false);

      assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName(
      "MRTR-11 a person may take longer than the request timeout, but not than the input timeout")
  void peoplesTimeIsTheirOwn() {
    CompletableFuture<ElicitResult> typed = new CompletableFuture<>();
    McpClientBuilder builder =
        builder()
            .requestTimeout(Duration.ofMillis(300))
            .hardCap(Duration.ofMillis(300))
            .onElicitation((form, context) -> typed.get(5, TimeUnit.SECONDS));
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));
      typed.completeOnTimeout(ElicitResult.decline(), 600, TimeUnit.MILLISECONDS);

      server.result(server.take("tools/call"), DONE);
      get(call);
    }
  }

  @Test
  @DisplayName("MRTR-18 the input timeout ends the call here")
  void inputTimeout() {
    McpClientBuilder builder =
        builder()
            .inputTimeout(Duration.ofMillis(50))
            .onElicitation(
                (form, context) -> {
                  new CountDownLatch(1).await(5, TimeUnit.SECONDS);
                  return ElicitResult.cancel();
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));

      assertThat(failure(call)).isInstanceOf(TimeoutException.class).hasMessageContaining("[k]");
      assertThat(server.peek().method()).isEmpty();
    }
  }

  @Test
  @DisplayName("MRTR-06 a handler may call the client")
  void handlersMayCall() {
    CompletableFuture<McpClient> self = new CompletableFuture<>();
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  get(self).callTool("inner", null);
                  return ElicitResult.decline();
                });
    try (McpClient client = builder.connect(server)) {
      self.complete(client);
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(server.take(), ask("{\"k\":" + FORM + "}", null));
      Sent inner = server.take();
      assertThat(inner.param("name")).isEqualTo(RawJson.string("inner"));
      server.result(inner, DONE);

      server.result(server.take(), DONE);
      get(call);
    }
  }

  @Test
  void oneHandlerAtATimeIsEnoughForManyRounds() {
    McpClientBuilder builder =
        builder()
            .maxRunningHandlers(1)
            .maxInputRounds(1_000)
            .onElicitation((form, context) -> ElicitResult.accept(RawJson.of("{\"n\":1}")));
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      for (int i = 0; i < 1_000; i++) {
        server.result(server.take("tools/call"), ask("{\"one\":" + FORM + "}", null));
      }
      server.result(server.take("tools/call"), DONE);
      get(call);
    }
  }

  @Test
  void anErrorOfAHandlerIsAFailureToo() {
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (form, context) -> {
                  if (context.key().equals("two")) {
                    throw new StackOverflowError("on purpose");
                  }
                  return ElicitResult.accept(RawJson.of("{\"n\":1}"));
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      server.result(
          server.take("tools/call"), ask("{\"one\":" + FORM + ",\"two\":" + FORM + "}", null));
      assertThat(failure(call)).isInstanceOf(InputFailedException.class);
      assertThat(server.peek().method()).isEmpty();
    }
  }
}
