package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.transport.websocket.RawSocket.Frame;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over an open connection. */
class ServerMessagesTest {

  private final ScriptedServer server = new ScriptedServer();
  private StartedServer started;

  @AfterEach
  void stop() {
    started.close();
  }

  private RawSocket open(WebSocketServerTransportBuilder builder) {
    started = new StartedServer(builder, server);
    return started.open();
  }

  private RawSocket open() {
    return open(WebSocketServerTransport.builder());
  }

  private static byte[] call(int id, String tool) {
    return ScriptedServer.call(id, tool).getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void aMessageIsATextMessageAndSoIsItsAnswer() throws Exception {
    RawSocket socket = open();
    socket.text(ScriptedServer.call(1, "echo"));
    Frame frame = socket.frame();
    assertThat(frame.opcode()).isEqualTo(RawSocket.TEXT);
    assertThat(frame.fin()).isTrue();
    assertThat(new String(frame.payload(), StandardCharsets.UTF_8))
        .contains("\"id\":1")
        .contains("hello")
        .doesNotEndWith("\n");
    assertThat(server.take().caller()).isEqualTo(Caller.ANONYMOUS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 7, 64, 100})
  void framesMayBeginAndEndAnywhere(int part) {
    RawSocket socket = open();
    byte[] message = call(7, "echo");
    for (int at = 0; at < message.length; at += part) {
      int end = Math.min(at + part, message.length);
      int first = (at == 0 ? RawSocket.TEXT : 0) | (end == message.length ? RawSocket.FIN : 0);
      byte[] frame = RawSocket.masked(first, Arrays.copyOfRange(message, at, end));
      socket.send(Arrays.copyOf(frame, 3));
      socket.send(Arrays.copyOfRange(frame, 3, frame.length));
      if (at == 0) {
        socket.frame(RawSocket.FIN | RawSocket.PING, new byte[] {1, 2, 3});
      }
    }
    Frame pong = socket.frame();
    assertThat(pong.opcode()).isEqualTo(RawSocket.PONG);
    assertThat(pong.payload()).containsExactly(1, 2, 3);
    assertThat(socket.message()).contains("\"id\":7");
  }

  @Test
  void manyMessagesInOneSegmentAreAnsweredInTheirOrder() {
    RawSocket socket = open();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < 200; i++) {
      out.writeBytes(RawSocket.masked(RawSocket.FIN | RawSocket.TEXT, call(i, "echo")));
    }
    socket.send(out.toByteArray());
    for (int i = 0; i < 200; i++) {
      assertThat(socket.message()).contains("\"id\":" + i + ",");
    }
  }

  @Test
  void whatComesRightBehindTheUpgradeIsRead() {
    started = new StartedServer(WebSocketServerTransport.builder(), server);
    RawSocket socket = started.connect();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    String head = "GET /ws HTTP/1.1\r\n" + String.join("\r\n", socket.headers()) + "\r\n\r\n";
    out.writeBytes(head.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(RawSocket.masked(RawSocket.FIN | RawSocket.TEXT, call(3, "echo")));
    socket.send(out.toByteArray());
    assertThat(socket.answer().status()).isEqualTo(101);
    assertThat(socket.message()).contains("\"id\":3");
  }

  @Test
  void largeMessagesPassBothWays() {
    String large = "ä".repeat(1_000_000);
    server.tool("large", call -> call.answer(large));
    RawSocket socket = open();
    String call = ScriptedServer.call(1, "large");
    socket.text(call.replace("{},", "{\"x\":\"" + large + "\"},"));
    Frame first = socket.frame();
    assertThat(first.fin()).as("is sent in frames").isFalse();
    assertThat(socket.message()).endsWith("}");
    socket.text(ScriptedServer.call(2, "echo"));
    assertThat(socket.message()).contains("\"id\":2");
  }

  @Test
  void notificationsComeBeforeTheAnswerTheyBelongTo() {
    server.tool(
        "chatty",
        call -> {
          call.log("one");
          call.log("two");
          call.answer("done");
        });
    RawSocket socket = open();
    socket.text(ScriptedServer.call(1, "chatty"));
    assertThat(socket.message()).contains("one");
    assertThat(socket.message()).contains("two");
    assertThat(socket.message()).contains("done");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "nonsense", "{\"a\":1}", "[]", "[{\"jsonrpc\":\"2.0\"}]"})
  void whatIsNoMessageIsAnsweredAndTheConnectionKept(String text) {
    RawSocket socket = open();
    socket.text(text);
    String answer = socket.message();
    assertThat(answer).containsAnyOf("-32700", "-32600").doesNotContain("\"result\"");
    socket.text(ScriptedServer.call(1, "echo"));
    assertThat(socket.message()).contains("hello");
  }

  /** Only sessions of 2025-03-26 take arrays; whether this is one is the receiver's to know. */
  @Test
  void anArrayIsAnsweredByAnArrayWhereItIsTaken() throws Exception {
    server.batches = true;
    RawSocket socket = open();
    socket.text(
        "[" + ScriptedServer.call(1, "echo") + "," + ScriptedServer.call(2, "nowhere") + ",7]");
    String answers = socket.message();
    assertThat(answers).startsWith("[").endsWith("]");
    assertThat(answers).contains("hello", "-32601", "-32600");
    assertThat(server.take().message()).isInstanceOf(JsonRpcRequest.class);
    socket.text(ScriptedServer.call(3, "echo"));
    assertThat(socket.message()).startsWith("{").contains("\"id\":3");
  }

  @Test
  void whatIsNotJsonIsAParseError() {
    RawSocket socket = open();
    socket.text("{\"jsonrpc\":");
    assertThat(socket.message()).contains("-32700");
  }

  @Test
  void aCloseIsAnsweredAndEndsWhatWasAsked() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    server.tool("wait", call -> call.channel().onClosed(ended::countDown));
    RawSocket socket = open();
    socket.text(ScriptedServer.call(1, "wait"));
    server.take();
    socket.frame(RawSocket.FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE8});
    socket.close(CloseCodes.NORMAL);
    socket.awaitEnd();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    Waiting.until(() -> "no connection is left", () -> started.transport.connections() == 0);
  }

  @Test
  void anEndWithoutFarewellEndsWhatWasAsked() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    server.tool("wait", call -> call.channel().onClosed(ended::countDown));
    RawSocket socket = open();
    socket.text(ScriptedServer.call(1, "wait"));
    server.take();
    socket.reset();
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    Waiting.until(() -> "no connection is left", () -> started.transport.connections() == 0);
  }

  @Test
  void stoppingWaitsForAnswersThenSaysFarewell() throws Exception {
    CountDownLatch called = new CountDownLatch(1);
    AtomicReference<ScriptedServer.Call> pending = new AtomicReference<>();
    server.tool(
        "wait",
        call -> {
          pending.set(call);
          called.countDown();
        });
    RawSocket socket = open();
    socket.text(ScriptedServer.call(1, "wait"));
    assertThat(called.await(10, TimeUnit.SECONDS)).isTrue();
    Thread closing = new Thread(started.transport::close);
    closing.start();
    pending.get().answer("late but welcome");
    assertThat(socket.message()).contains("late but welcome");
    assertThat(socket.close(CloseCodes.GOING_AWAY).reason()).isEqualTo("the server is stopping");
    socket.frame(RawSocket.FIN | RawSocket.CLOSE, new byte[] {0x03, (byte) 0xE9});
    socket.awaitEnd();
    socket.close();
    closing.join(10_000);
    assertThat(closing.isAlive()).isFalse();
  }

  @Test
  void answersOfAnotherConnectionStayThere() {
    RawSocket one = open();
    RawSocket two = started.open();
    one.text(ScriptedServer.call(1, "echo"));
    two.text(ScriptedServer.call(2, "echo"));
    assertThat(one.message()).contains("\"id\":1,");
    assertThat(two.message()).contains("\"id\":2,");
    assertThat(server.messages)
        .allSatisfy(received -> assertThat(received.message()).isInstanceOf(JsonRpcRequest.class));
  }
}
