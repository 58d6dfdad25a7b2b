package dev.mcpsdk.it.questions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.InputFailedException;
import dev.mcpsdk.client.InputRequiredException;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ask.Elicited;
import dev.mcpsdk.server.ask.Question;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real client answers the real server's questions. */
@Timeout(60)
@Requirement({"MRTR-06", "MRTR-08", "MRTR-11", "MRTR-18"})
class ClientAnswersTest {

  enum Link {
    MEMORY,
    HTTP
  }

  record Choice(int value) {}

  private static final Question<Elicited<Choice>> NUMBER = Question.form(Choice.class, "Which?");

  private final Baseline baseline = Baseline.now();
  private final AtomicInteger runs = new AtomicInteger();
  private final McpClientBuilder builder = McpClient.builder("answers", "1");
  private McpServer server;
  private McpClient client;

  private McpServer server() {
    return McpServer.builder("questions", "1")
        .tool(
            "sum",
            "Adds three",
            Choice.class,
            (in, ctx) -> {
              runs.incrementAndGet();
              int sum = 0;
              for (int i = 0; i < in.value(); i++) {
                sum += ctx.ask("n", NUMBER).orElseThrow().value();
              }
              return sum;
            })
        .tool(
            "pay",
            "Sends to a page",
            ctx -> ctx.ask("pay", Question.url("https://example.com/pay?id=1", "Pay there")).name())
        .tool(
            "summarize",
            "Asks the model",
            ctx ->
                ((TextContent)
                        ctx.ask(
                                "s",
                                Question.sampling(
                                    CreateMessageRequest.builder(
                                            List.of(SamplingMessage.user("text")), 10)
                                        .build()))
                            .content()
                            .get(0))
                    .text())
        .tool("roots", "Asks for roots", ctx -> ctx.ask("r", Question.roots()).roots().get(0).uri())
        .build();
  }

  private McpClient connect(Link link) {
    server = server();
    if (link == Link.MEMORY) {
      client = builder.connect(server);
    } else {
      HttpServerTransport transport = HttpServerTransport.builder().port(0).build();
      server.serve(transport);
      client = builder.connect(HttpClientTransport.to(transport.url()));
    }
    return client;
  }

  @AfterEach
  void nothingIsLeftBehind() throws Exception {
    client.close();
    server.close();
    baseline.assertNoFurtherThreads();
  }

  private static ElicitResult value(int value) {
    return ElicitResult.accept(RawJson.from(new Choice(value)));
  }

  private static String text(CallToolResult result) {
    return ((TextContent) result.content().get(0)).text();
  }

  private CallToolResult sum(int questions) {
    return client.callTool("sum", new Choice(questions));
  }

  @ParameterizedTest
  @EnumSource
  void questionsAreAnsweredRoundByRound(Link link) {
    AtomicInteger asked = new AtomicInteger();
    builder.onElicitation((form, context) -> value(asked.incrementAndGet()));
    connect(link);
    assertThat(text(sum(3))).isEqualTo("6");
    assertThat(asked).hasValue(3);
    assertThat(runs).as("runs: one more than rounds").hasValue(4);
  }

  @ParameterizedTest
  @EnumSource
  void manyCallsAreAskedSideBySide(Link link) {
    builder.onElicitation((form, context) -> value(1));
    connect(link);
    List<CompletableFuture<CallToolResult>> calls =
        java.util.stream.IntStream.range(0, 20)
            .mapToObj(
                i -> client.sendAsync(new CallToolRequest("sum", RawJson.from(new Choice(2)))))
            .toList();
    calls.forEach(
        call -> assertThat(text(call.orTimeout(20, TimeUnit.SECONDS).join())).isEqualTo("2"));
  }

  @ParameterizedTest
  @EnumSource
  void theClientGivesUpAtItsCap(Link link) {
    builder.maxInputRounds(3).onElicitation((form, context) -> value(1));
    connect(link);
    assertThat(text(sum(3))).isEqualTo("3");
    runs.set(0);
    assertThatThrownBy(() -> sum(4)).hasMessageContaining("maxInputRounds");
    assertThat(runs).hasValue(4);
  }

  @ParameterizedTest
  @EnumSource
  void theServerGivesUpAtItsCap(Link link) {
    builder.maxInputRounds(50).onElicitation((form, context) -> value(1));
    connect(link);
    assertThat(text(sum(10))).isEqualTo("10");
    assertThatThrownBy(() -> sum(11))
        .isInstanceOfSatisfying(
            ProtocolException.class, e -> assertThat(e.code()).isEqualTo(-32603))
        .hasMessageContaining("maxRounds");
  }

  @ParameterizedTest
  @EnumSource
  void aHandlerThatFailsFailsTheCallAndNothingIsSent(Link link) {
    builder.onElicitation(
        (form, context) -> {
          throw new IllegalStateException("nobody is here");
        });
    connect(link);
    assertThatThrownBy(() -> sum(1)).isInstanceOf(InputFailedException.class);
    assertThat(runs).as("runs: the answerless round only").hasValue(1);
  }

  @ParameterizedTest
  @EnumSource
  void aDeclineIsAnAnswer(Link link) {
    builder.onElicitation((form, context) -> ElicitResult.decline());
    connect(link);
    CallToolResult declined = sum(1);
    assertThat(declined.isError()).isTrue();
    assertThat(text(declined)).contains("declined");
    assertThat(runs).hasValue(2);
    assertThatThrownBy(() -> client.callTool("sum", new Choice(1), Choice.class))
        .isInstanceOf(ToolException.class);
  }

  @ParameterizedTest
  @EnumSource
  void aPageIsShownAndConsentedTo(Link link) {
    AtomicReference<String> shown = new AtomicReference<>();
    builder.onUrlElicitation(
        (url, context) -> {
          shown.set(url.url());
          return ElicitResult.accept();
        });
    connect(link);
    assertThat(text(client.callTool("pay", null))).isEqualTo("ACCEPT");
    assertThat(shown).hasValue("https://example.com/pay?id=1");
    assertThatThrownBy(() -> sum(1))
        .isInstanceOfSatisfying(
            MissingCapabilityException.class,
            e ->
                assertThat(e.error().data())
                    .isEqualTo(
                        RawJson.of("{\"requiredCapabilities\":{\"elicitation\":{\"form\":{}}}}")));
  }

  @ParameterizedTest
  @EnumSource
  void modelsAndRootsAreAskedToo(Link link) {
    builder
        .onSampling((request, context) -> CreateMessageResult.text("short", "model-1"))
        .roots(Root.of(Path.of("/work")));
    connect(link);
    assertThat(text(client.callTool("summarize", null))).isEqualTo("short");
    assertThat(text(client.callTool("roots", null))).isEqualTo(Path.of("/work").toUri().toString());
  }

  @ParameterizedTest
  @EnumSource
  void withoutTheLoopTheApplicationGoesOn(Link link) {
    builder.inputLoop(false).onElicitation((form, context) -> value(1));
    connect(link);
    InputRequired input = null;
    try {
      sum(1);
    } catch (InputRequiredException e) {
      input = e.input();
    }
    assertThat(input).isNotNull();
    assertThat(input.inputRequests()).containsOnlyKeys("n");
    RawJson answer = RawJson.of("{\"action\":\"accept\",\"content\":{\"value\":9}}");
    CallToolResult result =
        client.callTool(
            "sum",
            new Choice(1),
            CallOptions.NONE.answers(Map.of("n", answer), input.requestState()));
    assertThat(text(result)).isEqualTo("9");
  }

  @ParameterizedTest
  @EnumSource
  void cancellingWhileAPersonThinksEndsTheCall(Link link) throws Exception {
    CountDownLatch thinking = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    builder.onElicitation(
        (form, context) -> {
          thinking.countDown();
          try {
            new CountDownLatch(1).await(20, TimeUnit.SECONDS);
          } catch (InterruptedException e) {
            interrupted.countDown();
            throw e;
          }
          return value(1);
        });
    connect(link);
    CompletableFuture<CallToolResult> call =
        client.sendAsync(new CallToolRequest("sum", RawJson.from(new Choice(1))));
    assertThat(thinking.await(20, TimeUnit.SECONDS)).isTrue();
    call.cancel(true);
    assertThat(interrupted.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(runs).hasValue(1);
  }
}
