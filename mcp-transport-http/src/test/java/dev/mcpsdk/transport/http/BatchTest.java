package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Arrays of messages, which sessions of 2025-03-26 have. */
class BatchTest {

  private static final String CANCELLED =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":77}}";

  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private HttpServerTransport transport;
  private SessionClient client;

  @BeforeEach
  void start() {
    server.tool("later", calls::add);
    transport =
        HttpServerTransport.builder()
            .port(0)
            .sseAfter(Duration.ofSeconds(30))
            .stopTimeout(Duration.ofMillis(200))
            .build();
    transport.start(server);
    client = new SessionClient(transport.port()).begin("2025-03-26");
    server.takesBatches = true;
    server.messages.clear();
  }

  @AfterEach
  void stop() {
    client.close();
    transport.close();
  }

  private Call later() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  private static String array(String... messages) {
    return "[" + String.join(",", messages) + "]";
  }

  /** RPC-15, H25-04. */
  @Test
  void anArrayIsAnsweredByAnArrayWhenAllIsAnswered() throws Exception {
    RawConnection connection =
        client.call(
            array(
                ScriptedServer.sessionCall(1, "later"),
                CANCELLED,
                ScriptedServer.sessionCall(2, "echo"),
                "7"));
    Call call = later();
    CountDownLatch ended = new CountDownLatch(1);
    call.channel().onClosed(ended::countDown);
    assertThat(ended.getCount()).isOne();
    call.answer("at last");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.body())
        .startsWith("[")
        .endsWith("]")
        .contains("at last")
        .contains("hello")
        .contains("\"id\":1")
        .contains("\"id\":2")
        .containsOnlyOnce("-32600");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(server.messages).anyMatch(m -> m.message() instanceof JsonRpcNotification);
  }

  /** RPC-15. */
  @Test
  void whatIsSentBeforeMakesItAStream() throws Exception {
    RawConnection connection =
        client.call(
            array(ScriptedServer.sessionCall(1, "later"), ScriptedServer.sessionCall(2, "echo")));
    Call call = later();
    call.log("one");
    connection.head();
    SseEvents events = new SseEvents(connection);
    // The other request is answered while the first logs: either may come first.
    assertThat(List.of(events.next().data(), events.next().data()))
        .anyMatch(data -> data.contains("hello"))
        .anyMatch(data -> data.contains("\"one\""));
    call.answer("done");
    assertThat(events.next().data()).contains("done");
    assertThat(events.next()).isNull();
  }

  @Test
  void aRequestGivenUpHasNoAnswerInTheArray() throws Exception {
    RawConnection connection =
        client.call(
            array(ScriptedServer.sessionCall(1, "later"), ScriptedServer.sessionCall(2, "echo")));
    Call call = later();
    call.channel().release(call.id());
    assertThat(connection.answer().body()).contains("\"id\":2").doesNotContain("\"id\":1");
  }

  /** H25-03. */
  @Test
  void anArrayThatAsksNothingIsAccepted() throws Exception {
    Answer answer = client.post(array(CANCELLED, "{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{}}"));
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(server.take().message()).isInstanceOf(JsonRpcNotification.class);
  }

  /** RPC-17. */
  @Test
  void initializeMustComeByItself() {
    Answer answer =
        client.post(
            array(ScriptedServer.initialize("2025-03-26"), ScriptedServer.sessionCall(2, "echo")));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("-32600").contains("hello").doesNotContain("serverInfo");
    assertThat(client.post(array(ScriptedServer.initialize("2025-03-26"))).status()).isEqualTo(400);
  }

  @Test
  void anEmptyArrayIsNoMessage() {
    Answer answer = client.post("[]");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("-32600");
  }

  /** RPC-18. */
  @Test
  void otherSessionsTakeNone() {
    server.takesBatches = false;
    Answer answer = client.post(array(ScriptedServer.sessionCall(2, "echo")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("-32600");
    server.takesBatches = true;
    String id = client.id;
    client.id = null;
    assertThat(client.post(array(ScriptedServer.sessionCall(2, "echo"))).status()).isEqualTo(400);
    client.id = "unknown";
    assertThat(client.post(array(ScriptedServer.sessionCall(2, "echo"))).status()).isEqualTo(404);
    client.id = id;
    assertThat(
            client
                .post(
                    array(ScriptedServer.sessionCall(2, "echo")),
                    "MCP-Protocol-Version: 2026-07-28")
                .status())
        .isEqualTo(400);
    assertThat(server.messages).isEmpty();
  }

  @Test
  void anIdUsedTwiceIsRefused() {
    Answer answer =
        client.post(
            array(ScriptedServer.sessionCall(2, "echo"), ScriptedServer.sessionCall(2, "echo")));
    assertThat(answer.body()).containsOnlyOnce("hello").containsOnlyOnce("-32600");
  }

  /** An answer that cannot be read ends the wait of whoever asked. */
  @Test
  void anUnreadableResponseIsAnError() throws Exception {
    Answer answer = client.post("{\"jsonrpc\":\"2.0\",\"id\":5,\"result\":{},\"error\":{}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(server.take().message()).isInstanceOf(JsonRpcError.class);
  }
}
