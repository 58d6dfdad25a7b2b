package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.RawConnection.Head;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event streams, and clients that go away or do not read. */
class ServerStreamTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServerTransport transport;
  private RawConnection connection;

  @AfterEach
  void stop() {
    threads.shutdownNow();
    if (connection != null) {
      connection.close();
    }
    if (transport != null) {
      transport.close();
    }
  }

  /** Clocks that do not run during a test, unless it sets them. */
  private static HttpServerTransportBuilder calm() {
    return HttpServerTransport.builder()
        .port(0)
        .sseAfter(LONG)
        .keepAlive(LONG)
        .stopTimeout(Duration.ofMillis(200));
  }

  private void start(HttpServerTransportBuilder builder) {
    server.tool("later", calls::add);
    transport = builder.build();
    transport.start(server);
    connection = new RawConnection(transport.port());
  }

  private Call callLater() throws InterruptedException {
    connection.post(ScriptedServer.call(1, "later"), ScriptedServer.headers("later"));
    Call call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  private static CountDownLatch ended(Call call) {
    CountDownLatch ended = new CountDownLatch(1);
    call.channel().onClosed(ended::countDown);
    return ended;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aLateAnswerIsStillOneDocument() throws Exception {
    start(calm());
    Call call = callLater();
    CountDownLatch ended = ended(call);
    call.answer("at last");
    Answer answer = connection.answer();
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Content-Length")).isNotNull();
    assertThat(answer.body()).contains("at last");
    await(ended);
  }

  @Test
  void whatIsSentBeforeTheAnswerOpensAStream() throws Exception {
    start(calm());
    Call call = callLater();
    call.log("one");
    Head head = connection.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
    assertThat(head.header("Cache-Control")).isEqualTo("no-cache");
    assertThat(head.header("X-Accel-Buffering")).isEqualTo("no");
    assertThat(connection.event()).contains("notifications/message").contains("one");
    call.log("two");
    assertThat(connection.event()).contains("two");
    call.fail(-32021, Disposition.HANDLED);
    assertThat(connection.event()).contains("\"code\":-32021").contains("\"id\":1");
    assertThat(connection.chunk()).isEmpty();
    connection.post(ScriptedServer.call(2, "echo"), ScriptedServer.headers("echo"));
    assertThat(connection.answer().body()).contains("\"id\":2");
  }

  @Test
  void eventsHaveNoIdAndNoLineBreakInside() throws Exception {
    start(calm());
    Call call = callLater();
    call.log("one");
    call.answer(CallToolResult.structured(RawJson.of("{\r\n\"a\":\n[1,\r2]\n}")));
    connection.head();
    StringBuilder stream = new StringBuilder();
    for (String chunk = connection.chunk(); !chunk.isEmpty(); chunk = connection.chunk()) {
      stream.append(chunk);
    }
    String[] lines = stream.toString().split("\n", -1);
    assertThat(lines).hasSize(5);
    assertThat(lines[0]).startsWith("data: {");
    assertThat(lines[1]).isEmpty();
    assertThat(lines[2]).startsWith("data: {").contains("\"structuredContent\":");
    assertThat(stream).doesNotContain("\r");
  }

  @Test
  void anAnswerEndsTheExchange() throws Exception {
    start(calm());
    Call call = callLater();
    call.answer("first");
    call.answer("second");
    assertThat(connection.answer().body()).contains("first");
    assertThat(call.channel().offer(ScriptedServer.log("late"))).isFalse();
    assertThatThrownBy(() -> call.log("late")).isInstanceOf(TransportException.class);
    CountDownLatch late = ended(call);
    await(late);
  }

  @Test
  void releasingEndsTheStreamWithoutAnAnswer() throws Exception {
    start(calm());
    Call call = callLater();
    call.log("one");
    call.channel().release(call.id());
    connection.head();
    assertThat(connection.event()).contains("one");
    assertThat(connection.chunk()).isEmpty();
  }

  @Test
  void offeredNotificationsThatAreEqualWaitOnce() throws Exception {
    start(calm());
    Call call = callLater();
    call.channel().offer(ScriptedServer.log("a"));
    connection.head();
    assertThat(connection.event()).contains("\"a\"");
    call.channel().offer(ScriptedServer.log("a"));
    assertThat(connection.event()).contains("\"a\"");
  }

  @Test
  void silenceOpensTheStreamAndCommentsKeepItAlive() throws Exception {
    start(calm().sseAfter(Duration.ofMillis(40)).keepAlive(Duration.ofMillis(40)));
    Call call = callLater();
    Head head = connection.head();
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
    for (int i = 0; i < 3; i++) {
      assertThat(connection.chunk()).isEqualTo(":\n\n");
    }
    call.answer("done");
    assertThat(connection.event()).contains("done");
  }

  @Test
  void aClientThatLeavesASilentCallIsNoticedWithoutWaitingForAnotherSilence() throws Exception {
    // A single comment does not tell: the client's machine refuses it only after it was written.
    start(calm().sseAfter(Duration.ofMillis(40)));
    CountDownLatch ended = ended(callLater());
    connection.close();
    await(ended);
  }

  @Test
  void aClientThatResetsInMidStreamIsNoticed() throws Exception {
    start(calm().keepAlive(Duration.ofMillis(40)));
    Call call = callLater();
    CountDownLatch ended = ended(call);
    call.log("one");
    connection.head();
    connection.event();
    connection.reset();
    await(ended);
    assertThatThrownBy(() -> call.log("two")).isInstanceOf(TransportException.class);
    assertThat(call.channel().offer(ScriptedServer.log("two"))).isFalse();
    call.answer("nobody hears it");
  }

  @Test
  void aClientThatNeverReadsIsGivenUpAndDisturbsNobody() throws Exception {
    start(calm().writeTimeout(Duration.ofMillis(400)));
    RawConnection mute = new RawConnection(transport.port(), 4096);
    mute.post(ScriptedServer.call(1, "later"), ScriptedServer.headers("later"));
    Call call = calls.poll(10, TimeUnit.SECONDS);
    CountDownLatch ended = ended(call);
    String big = "x".repeat(100_000);
    CompletableFuture<Void> sender =
        CompletableFuture.runAsync(
            () -> {
              while (true) {
                call.log(big);
              }
            },
            threads);
    while (!sender.isDone()) {
      connection.post(ScriptedServer.call(2, "echo"), ScriptedServer.headers("echo"));
      assertThat(connection.answer().body()).contains("hello");
    }
    assertThatThrownBy(sender::join).hasCauseInstanceOf(TransportException.class);
    await(ended);
    mute.awaitEnd();
    mute.close();
  }

  @Test
  void notificationsForAClientThatDoesNotReadPileUpToALimit() throws Exception {
    start(calm().maxQueuedNotifications(8));
    RawConnection mute = new RawConnection(transport.port(), 4096);
    mute.post(ScriptedServer.call(1, "later"), ScriptedServer.headers("later"));
    Call call = calls.poll(10, TimeUnit.SECONDS);
    String big = "x".repeat(100_000);
    int offered = 0;
    while (call.channel().offer(ScriptedServer.log(offered + big))) {
      offered++;
      assertThat(offered).isLessThan(10_000);
    }
    assertThat(call.channel().offer(ScriptedServer.log("one more"))).isFalse();
    // Equal to one that waits.
    assertThat(call.channel().offer(ScriptedServer.log((offered - 1) + big))).isTrue();
    mute.close();
  }

  @Test
  void aLargeAnswerToAClientThatNeverReadsIsGivenUp() throws Exception {
    start(calm().writeTimeout(Duration.ofMillis(300)));
    RawConnection mute = new RawConnection(transport.port(), 4096);
    mute.post(ScriptedServer.call(1, "later"), ScriptedServer.headers("later"));
    Call call = calls.poll(10, TimeUnit.SECONDS);
    CountDownLatch ended = ended(call);
    call.answer("x".repeat(30_000_000));
    await(ended);
    mute.awaitEnd();
    mute.close();
  }

  @Test
  void aLargeAnswerArrivesWhole() throws Exception {
    start(calm());
    Call call = callLater();
    String text = "0123456789".repeat(1_000_000);
    call.answer(text);
    Answer answer = connection.answer();
    assertThat(Integer.parseInt(answer.header("Content-Length"))).isEqualTo(answer.body().length());
    assertThat(answer.body()).contains(text);
  }

  @Test
  void aLargeEventArrivesWhole() throws Exception {
    start(calm());
    Call call = callLater();
    String text = "0123456789".repeat(1_000_000);
    call.log("one");
    call.answer(text);
    connection.head();
    StringBuilder stream = new StringBuilder();
    for (String chunk = connection.chunk(); !chunk.isEmpty(); chunk = connection.chunk()) {
      stream.append(chunk);
    }
    assertThat(stream).contains(text);
    assertThat(stream.toString().strip().split("\n\n", -1)).hasSize(2);
  }

  @Test
  void aLargeBodyIsReadWhole() throws Exception {
    start(calm());
    String body =
        ScriptedServer.call(1, "echo")
            .replace("\"arguments\":{}", "\"arguments\":{\"t\":\"" + "y".repeat(2_000_000) + "\"}");
    connection.post(body, ScriptedServer.headers("echo"));
    assertThat(connection.answer().body()).contains("hello");
  }

  @Test
  void anInlineHandlerThatSendsMuchIsNotBlocked() throws Exception {
    String big = "z".repeat(100_000);
    server.tool(
        "chatty",
        call -> {
          for (int i = 0; i < 40; i++) {
            call.log(big);
          }
          call.answer("done");
        });
    start(calm());
    RawConnection slow = new RawConnection(transport.port(), 4096);
    slow.post(ScriptedServer.call(1, "chatty"), ScriptedServer.headers("chatty"));
    slow.head();
    connection.post(ScriptedServer.call(2, "echo"), ScriptedServer.headers("echo"));
    assertThat(connection.answer().body()).contains("hello");
    int events = 0;
    StringBuilder stream = new StringBuilder();
    for (String chunk = slow.chunk(); !chunk.isEmpty(); chunk = slow.chunk()) {
      stream.append(chunk);
    }
    for (String event : stream.toString().split("\n\n", -1)) {
      // The last one ends with an empty line, too.
      if (!event.isEmpty()) {
        assertThat(event).startsWith("data: ");
        events++;
      }
    }
    assertThat(events).isEqualTo(41);
    slow.close();
  }

  @Test
  void concurrentSendersDoNotInterleave() throws Exception {
    start(calm());
    Call call = callLater();
    CompletableFuture<?>[] senders = new CompletableFuture<?>[8];
    for (int s = 0; s < senders.length; s++) {
      int sender = s;
      senders[s] =
          CompletableFuture.runAsync(
              () -> {
                for (int i = 0; i < 200; i++) {
                  call.log("s" + sender + "-" + i + "." + "p".repeat(500));
                }
              },
              threads);
    }
    CompletableFuture<Void> answered =
        CompletableFuture.allOf(senders).thenRun(() -> call.answer("end"));
    connection.head();
    StringBuilder stream = new StringBuilder();
    for (String chunk = connection.chunk(); !chunk.isEmpty(); chunk = connection.chunk()) {
      stream.append(chunk);
    }
    String[] events = stream.toString().split("\n\n");
    assertThat(events).hasSize(8 * 200 + 1);
    int[] next = new int[8];
    for (int i = 0; i < events.length - 1; i++) {
      RawJson.of(events[i].substring(6));
      int at = events[i].indexOf("\"s") + 2;
      int sender = events[i].charAt(at) - '0';
      assertThat(events[i]).contains("s" + sender + "-" + next[sender]++ + ".");
    }
    assertThat(events[events.length - 1]).contains("end");
    answered.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aSilentCallOutlivesTheTimeoutsOfConnections() throws Exception {
    Duration timeout = Duration.ofMillis(150);
    start(calm().idleTimeout(timeout).requestTimeout(timeout));
    Call call = callLater();
    for (int i = 0; i < 3; i++) {
      try (RawConnection idle = new RawConnection(transport.port())) {
        idle.awaitEnd();
      }
    }
    call.answer("still there");
    assertThat(connection.answer().body()).contains("still there");
  }

  @Test
  void aBodyThatStopsComingIsGivenUp() {
    start(calm().idleTimeout(Duration.ofMillis(150)));
    String request =
        connection.request(ScriptedServer.call(1, "echo"), ScriptedServer.headers("echo"));
    connection.send(request.substring(0, request.length() - 20));
    connection.awaitEnd();
    assertThat(server.messages).isEmpty();
  }

  @Test
  void aBodyWithBrokenChunksIsABadRequest() {
    start(calm());
    connection.send(
        """
        POST /mcp HTTP/1.1\r
        Host: localhost\r
        Content-Type: application/json\r
        Transfer-Encoding: chunked\r
        \r
        nonsense\r
        """);
    assertThat(connection.answer().status()).isEqualTo(400);
    connection.awaitEnd();
  }
}
