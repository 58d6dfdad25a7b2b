package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.ScriptedServer.Sent;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.json.RawJson;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests of the server, as the revisions before 2026-07-28 have them. */
@Timeout(20)
class ServerQuestionsTest {

  private static final String FORM =
      "\"elicitation/create\",\"params\":{\"message\":\"?\",\"requestedSchema\":{\"type\":\"object\","
          + "\"properties\":{\"name\":{\"type\":\"string\"},"
          + "\"age\":{\"type\":\"integer\",\"default\":30}},\"required\":[\"name\"]}}";
  private static final String URL =
      "\"elicitation/create\",\"params\":{\"mode\":\"url\",\"message\":\"pay\","
          + "\"url\":\"https://example.com/pay\",\"elicitationId\":\"e\"}";
  private static final String SAMPLE =
      "\"sampling/createMessage\",\"params\":{\"messages\":[{\"role\":\"user\","
          + "\"content\":{\"type\":\"text\",\"text\":\"hi\"}}],\"maxTokens\":9}";
  private static final String SAMPLE_WITH_TOOLS =
      "\"sampling/createMessage\",\"params\":{\"messages\":[],\"maxTokens\":9,"
          + "\"tools\":[{\"name\":\"t\",\"inputSchema\":{\"type\":\"object\"}}]}";
  private static final String ROOTS = "\"roots/list\"";

  private final ScriptedServer server = ScriptedServer.shared();

  private static McpClientBuilder builder() {
    return McpClient.builder("test", "1").protocolVersion("2025-11-25");
  }

  private McpClient connect(McpClientBuilder builder) {
    server.on(
        "initialize",
        sent ->
            "{\"protocolVersion\":"
                + sent.param("protocolVersion")
                + ",\"capabilities\":{},\"serverInfo\":{\"name\":\"old\",\"version\":\"3\"}}");
    McpClient client = builder.connect(server);
    server.take("notifications/initialized");
    return client;
  }

  private void ask(String id, String methodAndParams) {
    server.say("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":" + methodAndParams + "}");
  }

  private RawJson answer(McpClientBuilder builder, String question) {
    try (McpClient ignored = connect(builder)) {
      ask("\"q\"", question);
      Sent answer = server.take();
      assertThat(answer.id()).isEqualTo(RawJson.string("q"));
      RawJson result = answer.json().member("result");
      assertThat(result).as("the result in %s", answer.json()).isNotNull();
      return result;
    }
  }

  private int refusal(McpClientBuilder builder, String question) {
    try (McpClient ignored = connect(builder)) {
      ask("7", question);
      return code(server.take());
    }
  }

  private static int code(Sent answer) {
    RawJson error = answer.json().member("error");
    assertThat(error).as("the error in %s", answer.json()).isNotNull();
    RawJson code = error.member("code");
    assertThat(code).isNotNull();
    assertThat(error.toString()).doesNotContain("secret");
    return (int) code.reader().integer();
  }

  @Test
  @DisplayName("LIFE-10 a ping is answered, before the session is ready, too")
  void ping() {
    try (McpClient ignored = connect(builder())) {
      ask("1", "\"ping\"");
      assertThat(server.take().json())
          .isEqualTo(RawJson.of("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}"));
    }
  }

  @Test
  @DisplayName("ELI-06 ELI-07 a form is answered with its defaults filled in")
  void form() {
    RawJson answer =
        answer(
            builder().onElicitation((q, c) -> ElicitResult.accept(RawJson.of("{\"name\":\"A\"}"))),
            FORM);

    assertThat(answer)
        .isEqualTo(RawJson.of("{\"action\":\"accept\",\"content\":{\"name\":\"A\",\"age\":30}}"));
  }

  @Test
  @DisplayName("ELI-19 the handler learns who asks")
  void context() {
    BlockingQueue<InputContext> seen = new LinkedBlockingQueue<>();
    answer(
        builder()
            .onUrlElicitation(
                (q, c) -> {
                  seen.add(c);
                  return ElicitResult.decline();
                }),
        URL);

    assertThat(seen).containsExactly(new InputContext("q", Implementation.of("old", "3"), null));
  }

  @Test
  @DisplayName("SAM-03 a model's answer is one block")
  void sampling() {
    assertThat(answer(builder().onSampling((q, c) -> CreateMessageResult.text("yo", "m")), SAMPLE))
        .isEqualTo(
            RawJson.of(
                "{\"role\":\"assistant\",\"content\":{\"type\":\"text\",\"text\":\"yo\"},"
                    + "\"model\":\"m\",\"stopReason\":\"endTurn\"}"));
  }

  @Test
  @DisplayName("ROOT-02 roots are listed")
  void roots() {
    Root root = Root.of(Path.of("/srv"));
    assertThat(answer(builder().roots(root), ROOTS).toString()).contains(root.uri());
  }

  @ParameterizedTest
  @DisplayName("ROOT-04 what there is no handler for, and what no client has, is no method")
  @ValueSource(strings = {ROOTS, SAMPLE, FORM, "\"tools/list\"", "\"x/y\"", "\"server/discover\""})
  void unknown(String question) {
    assertThat(refusal(builder(), question)).isEqualTo(-32601);
  }

  @Test
  @DisplayName("ELI-18 a mode that was not declared is -32602")
  void undeclaredMode() {
    assertThat(refusal(builder().onElicitation((q, c) -> ElicitResult.cancel()), URL))
        .isEqualTo(-32602);
    assertThat(refusal(builder().onUrlElicitation((q, c) -> ElicitResult.cancel()), FORM))
        .isEqualTo(-32602);
  }

  @Test
  @DisplayName("SAM-04 tools that were not declared are refused, as are faulty params")
  void undeclaredParts() {
    McpClientBuilder sampling = builder().onSampling((q, c) -> CreateMessageResult.text("", "m"));
    assertThat(refusal(sampling, SAMPLE_WITH_TOOLS)).isEqualTo(-32602);
    assertThat(refusal(sampling, "\"sampling/createMessage\",\"params\":{}")).isEqualTo(-32602);
  }

  @Test
  @DisplayName("SAM-09 the user's refusal is -1")
  void rejected() {
    McpClientBuilder refusing =
        builder()
            .onSampling(
                (q, c) -> {
                  throw new InputRejectedException("secret");
                });
    assertThat(refusal(refusing, SAMPLE)).isEqualTo(-1);
  }

  @Test
  @DisplayName("ROOT-04 a handler that fails is -32603 without its text")
  void failing() {
    McpClientBuilder failing =
        builder()
            .roots(
                (q, c) -> {
                  throw new IllegalStateException("secret");
                })
            .onElicitation((q, c) -> ElicitResult.accept(RawJson.of("{\"name\":1}")));
    assertThat(refusal(failing, ROOTS)).isEqualTo(-32603);
    assertThat(refusal(failing, FORM)).isEqualTo(-32603);
  }

  @Test
  @DisplayName("SAM-10 an answer the revision has no form for is not sent")
  void uncarried() {
    CreateMessageResult audio =
        CreateMessageResult.assistant(
            List.of(new AudioContent("AAAA", "audio/wav", null, Meta.EMPTY)), "m", null);
    assertThat(
            refusal(
                McpClient.builder("x", "1")
                    .protocolVersion("2024-11-05")
                    .onSampling((q, c) -> audio),
                SAMPLE))
        .isEqualTo(-32603);
  }

  @ParameterizedTest
  @DisplayName("ELI-03 revisions without elicitation do not know the method")
  @CsvSource({"2024-11-05", "2025-03-26"})
  void elicitationBeforeItsTime(String version) {
    assertThat(
            refusal(
                McpClient.builder("x", "1")
                    .protocolVersion(version)
                    .onElicitation((q, c) -> ElicitResult.cancel()),
                FORM))
        .isEqualTo(-32601);
  }

  @Test
  @DisplayName("CAN-08 a cancelled request is interrupted and not answered")
  void cancelled() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    McpClientBuilder hanging =
        builder()
            .onElicitation(
                (q, c) -> {
                  begun.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.countDown();
                  }
                  return ElicitResult.cancel();
                });
    try (McpClient ignored = connect(hanging)) {
      ask("5", FORM);
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      server.notify("notifications/cancelled", "{\"requestId\":5}");
      assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
      ask("6", "\"ping\"");
      assertThat(server.take().id()).isEqualTo(RawJson.number(6));
    }
  }

  @Test
  @DisplayName("LIFE-13 a handler that takes too long is given up within the input timeout")
  void tooLong() {
    McpClientBuilder slow =
        builder()
            .inputTimeout(Duration.ofMillis(50))
            .onElicitation(
                (q, c) -> {
                  new CountDownLatch(1).await();
                  return ElicitResult.cancel();
                });
    assertThat(refusal(slow, FORM)).isEqualTo(-32603);
  }

  @Test
  @DisplayName("LIFE-13 more questions than may run are refused")
  void tooMany() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    McpClientBuilder narrow =
        builder()
            .maxRunningHandlers(1)
            .onSampling(
                new ClientCapabilities.Sampling(false, false),
                (q, c) -> {
                  begun.countDown();
                  go.await();
                  return CreateMessageResult.text("", "m");
                });
    try (McpClient ignored = connect(narrow)) {
      ask("1", SAMPLE);
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
      ask("2", SAMPLE);
      assertThat(code(server.take())).isEqualTo(-32603);
      go.countDown();
      assertThat(server.take().id()).isEqualTo(RawJson.number(1));
    }
  }

  @Test
  @DisplayName("RPC-14 from 2026-07-28 on requests of the server are dropped")
  void newEra() {
    try (McpClient client = server.client()) {
      ask("1", "\"ping\"");
      client.sendAsync(new CallToolRequest("t", null)).isDone();
      server.take("tools/call");
      assertThat(server.peek().method()).isEmpty();
    }
  }
}
