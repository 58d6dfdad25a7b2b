package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.transport.websocket.RawSocket.Frame;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that break the protocol, do not read, or have gone without a word. */
class HostileClientTest {

  private static final int LIMIT = 2_000;

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
    return open(WebSocketServerTransport.builder().maxMessageBytes(LIMIT));
  }

  private void assertClosed(RawSocket socket, int code, String reason) {
    Frame close = socket.close(code);
    assertThat(close.reason()).contains(reason);
    socket.awaitEnd();
    socket.close();
    Waiting.until(() -> "the connection is forgotten", () -> started.transport.connections() == 0);
    assertThat(server.messages).isEmpty();
  }

  @Test
  void binaryIsClosedWith1003() {
    RawSocket socket = open();
    socket.frame(RawSocket.FIN | RawSocket.BINARY, new byte[] {1});
    assertClosed(socket, CloseCodes.NOT_TEXT, "text");
  }

  /** Nothing but the length is ever sent: it is refused for what it announces. */
  @ParameterizedTest
  @ValueSource(longs = {LIMIT + 1, 70_000, Integer.MAX_VALUE, 1L << 40, Long.MAX_VALUE, -1})
  void aFrameOverTheLimitIsClosedWith1009BeforeItHasCome(long length) {
    RawSocket socket = open();
    socket.announce(RawSocket.FIN | RawSocket.TEXT, length);
    assertClosed(socket, CloseCodes.TOO_BIG, "maxMessageBytes");
  }

  @Test
  void fragmentsTogetherOverTheLimitAreClosedWith1009() {
    RawSocket socket = open();
    socket.frame(RawSocket.TEXT, new byte[LIMIT / 2]);
    socket.frame(RawSocket.CONTINUATION, new byte[LIMIT / 2]);
    socket.frame(RawSocket.FIN | RawSocket.CONTINUATION, new byte[1]);
    assertClosed(socket, CloseCodes.TOO_BIG, "maxMessageBytes");
  }

  @Test
  void aMessageAsLongAsTheLimitIsTaken() {
    RawSocket socket = open();
    String call = ScriptedServer.call(1, "echo");
    socket.text(call + " ".repeat(LIMIT - call.length()));
    assertThat(socket.message()).contains("hello");
  }

  @Test
  void anUnmaskedFrameIsClosedWith1002() {
    RawSocket socket = open();
    socket.send(new byte[] {(byte) 0x81, 2, '{', '}'});
    assertClosed(socket, CloseCodes.PROTOCOL_ERROR, "masked");
  }

  @ParameterizedTest
  @CsvSource({
    "0xC1, reserved bit",
    "0xA1, reserved bit",
    "0x91, reserved bit",
    "0x83, opcode",
    "0x87, opcode",
    "0x8B, opcode",
    "0x8F, opcode",
    "0x80, continued",
    "0x00, continued",
    "0x09, whole",
    "0x08, whole",
  })
  void otherBreachesAreClosedWith1002(String first, String reason) {
    RawSocket socket = open();
    socket.frame(Integer.decode(first), new byte[] {1, 2});
    assertClosed(socket, CloseCodes.PROTOCOL_ERROR, reason);
  }

  @Test
  void aLongControlFrameIsClosedWith1002() {
    RawSocket socket = open();
    socket.frame(RawSocket.FIN | RawSocket.PING, new byte[126]);
    assertClosed(socket, CloseCodes.PROTOCOL_ERROR, "125");
  }

  @Test
  void aMessageWithinAMessageIsClosedWith1002() {
    RawSocket socket = open();
    socket.frame(RawSocket.TEXT, new byte[] {'{'});
    socket.frame(RawSocket.FIN | RawSocket.TEXT, new byte[] {'}'});
    assertClosed(socket, CloseCodes.PROTOCOL_ERROR, "before the last one");
  }

  @Test
  void whatIsNotUtf8IsClosedWith1007() {
    RawSocket socket = open();
    byte[] message = ScriptedServer.call(1, "echo").getBytes(StandardCharsets.UTF_8);
    message[message.length / 2] = (byte) 0xC0;
    socket.frame(RawSocket.FIN | RawSocket.TEXT, message);
    assertClosed(socket, CloseCodes.NOT_UTF8, "UTF-8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"03", "0000", "03EC", "03ED", "03EE", "03E7", "1388"})
  void aBadFarewellIsAnsweredAsAnError(String hex) {
    RawSocket socket = open();
    byte[] payload = new byte[hex.length() / 2];
    for (int i = 0; i < payload.length; i++) {
      payload[i] = (byte) Integer.parseInt(hex.substring(2 * i, 2 * i + 2), 16);
    }
    socket.frame(RawSocket.FIN | RawSocket.CLOSE, payload);
    assertClosed(socket, CloseCodes.PROTOCOL_ERROR, "");
  }

  @Test
  void framesAfterTheFarewellAreNotLookedAt() {
    RawSocket socket = open();
    byte[] call = ScriptedServer.call(1, "echo").getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(RawSocket.masked(RawSocket.FIN | RawSocket.CLOSE, new byte[] {3, (byte) 0xE8}));
    out.writeBytes(RawSocket.masked(RawSocket.FIN | RawSocket.TEXT, call));
    socket.send(out.toByteArray());
    assertClosed(socket, CloseCodes.NORMAL, "");
  }

  @Test
  void aClientThatDoesNotLeaveIsLeft() {
    RawSocket socket =
        open(WebSocketServerTransport.builder().closeTimeout(Duration.ofMillis(200)));
    socket.frame(RawSocket.FIN | RawSocket.BINARY, new byte[] {1});
    socket.close(CloseCodes.NOT_TEXT);
    Waiting.until(() -> "the connection is ended", () -> started.transport.connections() == 0);
  }

  @Test
  void aPingFloodThatIsReadIsAnswered() {
    RawSocket socket = open();
    int pings = 20_000;
    CompletableFuture<Void> flood =
        CompletableFuture.runAsync(
            () -> {
              ByteArrayOutputStream out = new ByteArrayOutputStream();
              for (int i = 0; i < 100; i++) {
                out.writeBytes(RawSocket.masked(RawSocket.FIN | RawSocket.PING, new byte[4]));
              }
              for (int i = 0; i < pings / 100; i++) {
                socket.send(out.toByteArray());
              }
            });
    for (int i = 0; i < pings; i++) {
      assertThat(socket.frame().opcode()).isEqualTo(RawSocket.PONG);
    }
    flood.join();
    socket.text(ScriptedServer.call(1, "echo"));
    assertThat(socket.message()).contains("hello");
  }

  /** Pongs nobody reads are bounded: the flood is not read any more, then given up. */
  @Test
  void aPingFloodThatIsNotReadEndsTheConnection() {
    open(
        WebSocketServerTransport.builder()
            .maxQueuedBytes(64 * 1024)
            .writeTimeout(Duration.ofMillis(500)));
    RawSocket socket = started.openNarrow();
    byte[] ping = RawSocket.masked(RawSocket.FIN | RawSocket.PING, new byte[125]);
    byte[] many = new byte[ping.length * 1_000];
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(ping, 0, many, i * ping.length, ping.length);
    }
    AtomicInteger sent = new AtomicInteger();
    CompletableFuture<Void> flood =
        CompletableFuture.runAsync(
            () -> {
              try {
                while (sent.incrementAndGet() < 2_000) {
                  socket.send(many);
                }
              } catch (UncheckedIOException e) {
                // It was given up.
              }
            });
    Waiting.until(() -> "the flood is given up", () -> started.transport.connections() == 1);
    flood.join();
    assertThat(sent).as("the flood was stopped").hasValueLessThan(2_000);
  }

  /** A handler that writes more than the client reads waits, then fails; others are not delayed. */
  @Test
  void aClientThatDoesNotReadMakesItsHandlersWaitAndIsGivenUp() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    AtomicInteger written = new AtomicInteger();
    String line = "x".repeat(10_000);
    server.tool(
        "flood",
        call ->
            new Thread(
                    () -> {
                      try {
                        while (written.incrementAndGet() < 100_000) {
                          call.log(line);
                        }
                      } catch (TransportException e) {
                        failed.countDown();
                      }
                    })
                .start());
    RawSocket reading =
        open(
            WebSocketServerTransport.builder()
                .maxQueuedBytes(100_000)
                .writeTimeout(Duration.ofMillis(500)));
    RawSocket stalled = started.openNarrow();
    stalled.text(ScriptedServer.call(1, "flood"));
    server.take();
    reading.text(ScriptedServer.call(2, "echo"));
    assertThat(reading.message()).contains("\"id\":2");
    assertThat(failed.await(20, TimeUnit.SECONDS)).isTrue();
    // What the kernel's buffers of both sides hold, besides the queue.
    assertThat(written.get()).isLessThan(2_000);
    Waiting.until(() -> "the client is given up", () -> started.transport.connections() == 1);
  }

  /** Answers given by the thread that reads cannot wait; instead it reads no further requests. */
  @Test
  void aClientThatDoesNotReadIsNotReadFrom() {
    String large = "x".repeat(20_000);
    AtomicInteger calls = new AtomicInteger();
    server.tool(
        "large",
        call -> {
          calls.incrementAndGet();
          call.answer(large);
        });
    open(
        WebSocketServerTransport.builder()
            .maxQueuedBytes(100_000)
            .writeTimeout(Duration.ofMillis(500)));
    RawSocket stalled = started.openNarrow();
    byte[] call =
        RawSocket.masked(
            RawSocket.FIN | RawSocket.TEXT,
            ScriptedServer.call(1, "large").getBytes(StandardCharsets.UTF_8));
    CompletableFuture<Void> sending =
        CompletableFuture.runAsync(
            () -> {
              try {
                for (int i = 0; i < 100_000; i++) {
                  stalled.send(call);
                }
              } catch (UncheckedIOException e) {
                // It was given up.
              }
            });
    Waiting.until(
        () -> "the client is given up after " + calls,
        () -> calls.get() > 0 && started.transport.connections() == 1);
    sending.join();
    assertThat(calls.get()).isLessThan(1_000);
  }

  @Test
  void aClientThatReadsSlowlyGetsEverything() {
    String line = "y".repeat(5_000);
    server.tool(
        "many",
        call ->
            new Thread(
                    () -> {
                      for (int i = 0; i < 200; i++) {
                        call.log(i + line);
                      }
                      call.answer("all");
                    })
                .start());
    open(WebSocketServerTransport.builder().maxQueuedBytes(20_000));
    RawSocket slow = started.openNarrow();
    slow.text(ScriptedServer.call(1, "many"));
    for (int i = 0; i < 200; i++) {
      assertThat(slow.message()).contains(i + line);
    }
    assertThat(slow.message()).contains("all");
  }

  @Test
  void equalNotificationsWaitOnceAndTooManyAreRefused() throws Exception {
    CountDownLatch done = new CountDownLatch(1);
    AtomicInteger accepted = new AtomicInteger();
    AtomicInteger refused = new AtomicInteger();
    server.tool(
        "offer",
        call ->
            new Thread(
                    () -> {
                      // Until writing stalls, all leave at once.
                      int n = 0;
                      while (call.channel().offer(ScriptedServer.log(n + "z".repeat(10_000)))) {
                        n++;
                      }
                      refused.incrementAndGet();
                      // One that waits already needs no further place.
                      for (int back = 1; back <= 5; back++) {
                        if (call.channel()
                            .offer(ScriptedServer.log((n - back) + "z".repeat(10_000)))) {
                          accepted.incrementAndGet();
                        }
                      }
                      done.countDown();
                    })
                .start());
    open(WebSocketServerTransport.builder().maxQueuedNotifications(10));
    RawSocket stalled = started.openNarrow();
    stalled.text(ScriptedServer.call(1, "offer"));
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    assertThat(refused).hasValue(1);
    assertThat(accepted).hasValue(5);
  }

  /** A cut cable: no FIN ever comes, and no answer to a ping. */
  @Test
  void aClientThatAnswersNoPingIsGivenUp() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    server.tool("wait", call -> call.channel().onClosed(ended::countDown));
    RawSocket silent =
        open(
            WebSocketServerTransport.builder()
                .pingInterval(Duration.ofMillis(100))
                .pongTimeout(Duration.ofMillis(200)));
    silent.text(ScriptedServer.call(1, "wait"));
    assertThat(silent.frame().opcode()).isEqualTo(RawSocket.PING);
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    Waiting.until(() -> "the connection is forgotten", () -> started.transport.connections() == 0);
    silent.awaitEnd();
  }

  @Test
  void aClientThatAnswersPingsStays() {
    RawSocket quiet =
        open(
            WebSocketServerTransport.builder()
                .pingInterval(Duration.ofMillis(50))
                .pongTimeout(Duration.ofSeconds(10)));
    for (int i = 0; i < 5; i++) {
      Frame ping = quiet.frame();
      assertThat(ping.opcode()).isEqualTo(RawSocket.PING);
      quiet.frame(RawSocket.FIN | RawSocket.PONG, ping.payload());
    }
    quiet.text(ScriptedServer.call(1, "echo"));
    assertThat(quiet.message()).contains("hello");
  }
}
