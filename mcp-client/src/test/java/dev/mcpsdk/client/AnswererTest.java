package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.failure;
import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.ListRootsResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(20)
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class AnswererTest {

  private static final CallToolRequest CALL = new CallToolRequest("t", null);
  private static final String FORM =
      """
      {"method":"elicitation/create","params":{"mode":"form","message":"?","requestedSchema":{
       "type":"object","required":["name"],"properties":{
        "name":{"type":"string","default":"Ann"},
        "age":{"type":"integer","default":30,"minimum":0},
        "score":{"type":"number","default":9.5},
        "ok":{"type":"boolean","default":true},
        "colour":{"type":"string","enum":["red","green"],"default":"red"},
        "free":{"type":"string"}}}}}
      """;
  private static final String URL =
      "{\"method\":\"elicitation/create\",\"params\":{\"mode\":\"url\",\"message\":\"pay\","
          + "\"url\":\"https://example.com/pay\"}}";
  private static final String SAMPLE =
      "{\"method\":\"sampling/createMessage\",\"params\":{\"messages\":[{\"role\":\"user\","
          + "\"content\":{\"type\":\"text\",\"text\":\"hi\"}}],\"maxTokens\":9}}";
  private static final String ROOTS = "{\"method\":\"roots/list\"}";

  private final ScriptedServer server = ScriptedServer.shared();

  private McpClientBuilder builder() {
    return McpClient.builder("x", "1").protocolVersion("2026-07-28");
  }

  /** What the client answers to one question. */
  private RawJson answer(McpClientBuilder builder, String question) {
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      ask(question);
      Sent again = server.take("tools/call");
      server.result(again, "{\"content\":[]}");
      get(call);
      RawJson answer = again.param("inputResponses").member("k");
      assertThat(answer).isNotNull();
      return answer;
    }
  }

  /** How a call with this question fails here. */
  private Throwable refusal(McpClientBuilder builder, String question) {
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      ask(question);
      Throwable failure = failure(call);
      assertThat(server.peek().method()).isEmpty();
      return failure;
    }
  }

  private void ask(String question) {
    server.result(
        server.take("tools/call"),
        "{\"resultType\":\"input_required\",\"inputRequests\":{\"k\":"
            + question
            + "},\"_meta\":{\"io.modelcontextprotocol/serverInfo\":{\"name\":\"shop\",\"version\":\"1\"}}}");
  }

  @Test
  @DisplayName("ELI-01 SAM-01 ROOT-01 the client declares what it has handlers for")
  void declaresHandlers() {
    McpClientBuilder all =
        builder()
            .onElicitation((q, c) -> ElicitResult.cancel())
            .onUrlElicitation((q, c) -> ElicitResult.cancel())
            .onSampling(
                new ClientCapabilities.Sampling(false, true),
                (q, c) -> CreateMessageResult.text("", "m"))
            .roots()
            .extension("com.example/x", RawJson.of("{\"a\":1}"));
    try (McpClient client = all.connect(server)) {
      client.sendAsync(CALL);

      assertThat(server.take().meta("io.modelcontextprotocol/clientCapabilities"))
          .isEqualTo(
              RawJson.of(
                  "{\"elicitation\":{\"form\":{},\"url\":{}},\"sampling\":{\"tools\":{}},"
                      + "\"roots\":{},\"extensions\":{\"com.example/x\":{\"a\":1}}}"));
    }
  }

  @Test
  @DisplayName("ELI-06 defaults fill in what an accepted form leaves out")
  void fillsDefaults() {
    RawJson answer =
        answer(
            builder().onElicitation((q, c) -> ElicitResult.accept(RawJson.of("{\"age\":7}"))),
            FORM);

    assertThat(answer)
        .isEqualTo(
            RawJson.of(
                "{\"action\":\"accept\",\"content\":{\"name\":\"Ann\",\"age\":7,\"score\":9.5,"
                    + "\"ok\":true,\"colour\":\"red\"}}"));
  }

  @Test
  @DisplayName("ELI-06 accepting without content is accepting the defaults")
  void acceptsDefaults() {
    RawJson answer = answer(builder().onElicitation((q, c) -> ElicitResult.accept()), FORM);

    assertThat(answer.member("content").member("name")).isEqualTo(RawJson.string("Ann"));
  }

  @ParameterizedTest
  @DisplayName("ELI-08 content that the form would not accept is not sent")
  @ValueSource(
      strings = {"{\"age\":-1}", "{\"age\":\"7\"}", "{\"name\":null}", "{\"colour\":\"blue\"}"})
  void validatesContent(String content) {
    Throwable failure =
        refusal(builder().onElicitation((q, c) -> ElicitResult.accept(RawJson.of(content))), FORM);

    assertThat(failure)
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("does not accept");
  }

  @Test
  @DisplayName("ELI-07 ELI-19 decline and cancel are answers, without content")
  void declineAndCancelAreSent() {
    assertThat(answer(builder().onElicitation((q, c) -> ElicitResult.decline()), FORM))
        .isEqualTo(RawJson.of("{\"action\":\"decline\"}"));
    assertThat(answer(builder().onElicitation((q, c) -> ElicitResult.cancel()), FORM))
        .isEqualTo(RawJson.of("{\"action\":\"cancel\"}"));
  }

  @Test
  @DisplayName("ELI-19 the handler learns which server asks, and about what")
  void knowsWhoAsks() {
    CompletableFuture<InputContext> seen = new CompletableFuture<>();
    answer(
        builder()
            .onElicitation(
                (q, c) -> {
                  seen.complete(c);
                  return ElicitResult.decline();
                }),
        FORM);

    assertThat(get(seen)).isEqualTo(new InputContext("k", Implementation.of("shop", "1"), CALL));
  }

  @Test
  @DisplayName(
      "ELI-10 in URL mode the handler gets the whole URL, and its consent is all that is sent")
  void urlMode() {
    CompletableFuture<ElicitUrlRequest> seen = new CompletableFuture<>();
    RawJson answer =
        answer(
            builder()
                .onUrlElicitation(
                    (q, c) -> {
                      seen.complete(q);
                      return ElicitResult.accept(RawJson.of("{\"secret\":1}"));
                    }),
            URL);

    assertThat(get(seen).url()).isEqualTo("https://example.com/pay");
    assertThat(answer).isEqualTo(RawJson.of("{\"action\":\"accept\"}"));
  }

  @ParameterizedTest
  @DisplayName("ELI-18 SAM-04 ROOT-04 questions of kinds that were not declared fail the call here")
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        URL + ";URL",
        SAMPLE + ";sampling",
        ROOTS + ";roots",
        "{\"method\":\"ping\"};ping",
        "{\"method\":\"com.example/quiz\",\"params\":{}};com.example/quiz"
      })
  void refusesUndeclaredKinds(String question, String named) {
    Throwable failure = refusal(builder().onElicitation((q, c) -> ElicitResult.cancel()), question);

    assertThat(failure).isInstanceOf(InputFailedException.class).hasMessageContaining(named);
  }

  @Test
  @DisplayName("ELI-18 a client without a form handler refuses forms")
  void refusesForms() {
    assertThat(refusal(builder().onUrlElicitation((q, c) -> ElicitResult.cancel()), FORM))
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("form");
  }

  @Test
  @DisplayName("SAM-03 the model's message is sent as a bare result")
  void samples() {
    CompletableFuture<CreateMessageRequest> seen = new CompletableFuture<>();
    RawJson answer =
        answer(
            builder()
                .onSampling(
                    (q, c) -> {
                      seen.complete(q);
                      return CreateMessageResult.text("hello", "m1");
                    }),
            SAMPLE);

    assertThat(get(seen).maxTokens()).isEqualTo(9);
    assertThat(answer)
        .isEqualTo(
            RawJson.of(
                "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"hello\"},"
                    + "\"model\":\"m1\",\"stopReason\":\"endTurn\"}"));
  }

  @Test
  @DisplayName("SAM-04 sampling with tools is refused unless it was declared")
  void refusesToolsInSampling() {
    String withTools =
        SAMPLE.replace(
            "\"maxTokens\":9",
            "\"maxTokens\":9,\"tools\":[{\"name\":\"a\",\"inputSchema\":{\"type\":\"object\"}}]");

    assertThat(
            refusal(builder().onSampling((q, c) -> CreateMessageResult.text("", "m")), withTools))
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("tools");
    McpClientBuilder declared =
        builder()
            .onSampling(
                new ClientCapabilities.Sampling(false, true),
                (q, c) -> CreateMessageResult.text("", "m"));
    assertThat(answer(declared, withTools).member("model")).isEqualTo(RawJson.string("m"));
  }

  @Test
  @DisplayName("SAM-05 a conversation with unanswered tool uses is refused")
  void refusesBrokenConversations() {
    String broken =
        SAMPLE.replace(
            "{\"type\":\"text\",\"text\":\"hi\"}",
            "[{\"type\":\"tool_result\",\"toolUseId\":\"u\",\"content\":[]}]");

    assertThat(refusal(builder().onSampling((q, c) -> CreateMessageResult.text("", "m")), broken))
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("tool result");
  }

  @Test
  @DisplayName("ROOT-02 roots are given as they were registered")
  void givesRoots() {
    RawJson answer = answer(builder().roots(Root.of(Path.of("/srv/a/../b"), "b")), ROOTS);

    assertThat(answer)
        .isEqualTo(RawJson.of("{\"roots\":[{\"uri\":\"file:///srv/b\",\"name\":\"b\"}]}"));
  }

  @ParameterizedTest
  @DisplayName("ROOT-05 roots that are no file URIs, or climb, are not sent")
  @ValueSource(
      strings = {
        "https://example.com/",
        "file:///a/../../etc",
        "file:///a/%2e%2e/b",
        "not a uri",
        "/tmp"
      })
  void refusesImproperRoots(String uri) {
    McpClientBuilder builder =
        builder()
            .roots(
                (question, context) ->
                    new ListRootsResult(List.of(new Root(uri, null, Meta.EMPTY)), Meta.EMPTY));

    assertThat(refusal(builder, ROOTS))
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("root");
  }

  @Test
  @DisplayName("MRTR-06 a handler that returns null has not answered")
  void nullIsNoAnswer() {
    assertThat(refusal(builder().onElicitation((q, c) -> null), FORM))
        .isInstanceOf(InputFailedException.class)
        .hasMessageContaining("null");
  }

  @Test
  @DisplayName("MRTR-06 one question nobody answers, and no handler is called at all")
  void checksBeforeAsking() {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    McpClientBuilder builder =
        builder()
            .onElicitation(
                (q, c) -> {
                  asked.complete(null);
                  return ElicitResult.decline();
                });
    try (McpClient client = builder.connect(server)) {
      CompletableFuture<?> call = client.sendAsync(CALL);
      Sent sent = server.take();
      server.result(
          sent,
          "{\"resultType\":\"input_required\",\"inputRequests\":{\"a\":"
              + FORM
              + ",\"b\":"
              + ROOTS
              + "}}");

      assertThat(failure(call)).isInstanceOf(InputFailedException.class);
      assertThat(asked).isNotDone();
    }
  }
}
