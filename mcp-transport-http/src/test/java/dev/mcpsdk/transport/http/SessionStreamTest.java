package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import dev.mcpsdk.transport.http.SessionClient.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Event streams of sessions: what goes over which, and coming back to them. */
class SessionStreamTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final List<SessionClient> clients = new ArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServerTransport transport;

  @AfterEach
  void stop() {
    threads.shutdownNow();
    clients.forEach(SessionClient::close);
    if (transport != null) {
      transport.close();
    }
  }

  private static HttpServerTransportBuilder calm() {
    return HttpServerTransport.builder()
        .sseAfter(LONG)
        .keepAlive(LONG)
        .stopTimeout(Duration.ofMillis(200));
  }

  private SessionClient begin(String version) {
    return begin(calm(), version);
  }

  private SessionClient begin(HttpServerTransportBuilder builder, String version) {
    if (transport == null) {
      server.tool("later", calls::add);
      transport = builder.port(0).build();
      transport.start(server);
    }
    SessionClient client = new SessionClient(transport.port());
    clients.add(client);
    return client.begin(version);
  }

  private Call later() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  /** The channel of the session that was begun last. */
  private Channel unsolicited() {
    Channel channel = null;
    for (var received : server.messages) {
      if (received.claim() instanceof SessionClaim.Within within) {
        channel = within.session().unsolicited();
      }
    }
    assertThat(channel).isNotNull();
    return channel;
  }

  private static SseEvents events(RawConnection connection) {
    assertThat(connection.head().status()).isEqualTo(200);
    return new SseEvents(connection);
  }

  /** H25-05: a question of the server goes over the stream of the call it is asked in. */
  @Test
  void whatIsSentBeforeTheAnswerOpensAStreamWithIds() throws Exception {
    SessionClient client = begin("2025-06-18");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    call.channel()
        .send(
            JsonRpcRequest.of(RequestId.of(9), new PingRequest(), RequestFrame.NONE, Wire.LATEST));
    SseEvents events = events(connection);
    Event ping = events.next();
    assertThat(ping.data()).contains("\"method\":\"ping\"").contains("\"id\":9");
    call.answer("done");
    Event answer = events.next();
    assertThat(answer.data()).contains("done");
    assertThat(answer.id()).isNotNull().isNotEqualTo(ping.id());
    assertThat(events.next()).isNull();
  }

  /** H25-07. */
  @Test
  void aStreamThatMayEndEarlyBeginsWithAnIdAndTheTimeToWait() throws Exception {
    SessionClient client = begin(calm().reconnectDelay(Duration.ofMillis(70)), "2025-11-25");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    call.channel().closeCarrier();
    SseEvents events = events(connection);
    Event priming = events.next();
    assertThat(priming.data()).isEmpty();
    assertThat(priming.id()).isNotNull();
    assertThat(priming.retry()).isEqualTo("70");
    assertThat(events.next()).isNull();
    call.log("meanwhile");
    SseEvents rest = new SseEvents(client.listen(priming.id()));
    Event first = rest.next();
    assertThat(first.data()).contains("meanwhile");
    call.channel().closeCarrier();
    assertThat(rest.next()).isNull();
    call.answer("done");
    SseEvents last = new SseEvents(client.listen(first.id()));
    assertThat(last.next().data()).contains("done");
    assertThat(last.next()).isNull();
  }

  /** H25-06. */
  @Test
  void earlierRevisionsKeepTheirStreamToTheAnswer() throws Exception {
    SessionClient client = begin("2025-06-18");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    call.log("one");
    call.channel().closeCarrier();
    SseEvents events = events(connection);
    Event one = events.next();
    assertThat(one.data()).contains("one");
    assertThat(one.retry()).isNull();
    call.answer("done");
    assertThat(events.next().data()).contains("done");
  }

  /** H25-11: only what came later, of that stream only. */
  @Test
  void afterTheAnswerTheRestOfAStreamIsStillThere() throws Exception {
    SessionClient client = begin("2025-11-25");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call one = later();
    RawConnection other = client.call(ScriptedServer.sessionCall(2, "later"));
    Call two = later();
    one.log("a1");
    two.log("b1");
    one.log("a2");
    one.answer("a3");
    two.answer("b2");
    SseEvents events = events(connection);
    events.next(); // the priming event
    Event first = events.next();
    assertThat(first.data()).contains("a1");
    SseEvents rest = new SseEvents(client.listen(first.id()));
    assertThat(rest.next().data()).contains("a2");
    Event answer = rest.next();
    assertThat(answer.data()).contains("a3").contains("\"id\":1");
    assertThat(rest.next()).isNull();
    assertThat(client.ask(answer.id()).answer().status()).isEqualTo(400);
    assertThat(client.ask("c1").answer().status()).isEqualTo(400);
    assertThat(client.ask("c99-1").answer().status()).isEqualTo(400);
    assertThat(client.ask("x1-1").answer().status()).isEqualTo(400);
    SseEvents others = events(other);
    others.next();
    assertThat(others.next().data()).contains("b1");
    assertThat(others.next().data()).contains("b2");
  }

  /** H25-11: no other session's events, not even with an id of theirs. */
  @Test
  void anEventIdIsGoodInItsSessionOnly() throws Exception {
    SessionClient ann = begin("2025-11-25");
    RawConnection connection = ann.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    call.log("secret");
    Event priming = events(connection).next();
    SessionClient bob = begin("2025-11-25");
    assertThat(bob.ask(priming.id()).answer().status()).isEqualTo(400);
    call.answer("secret");
  }

  /** H25-11, H25-12: cut again and again while the call goes on. */
  @Test
  void aThousandCutsLoseAndDoubleNothing() throws Exception {
    SessionClient client = begin("2025-11-25");
    int clientsAtOnce = 10;
    int each = 100;
    List<Future<Integer>> done = new ArrayList<>();
    List<Future<?>> writers = new ArrayList<>();
    for (int i = 0; i < clientsAtOnce; i++) {
      RawConnection first = client.call(ScriptedServer.sessionCall(i, "later"));
      Call call = later();
      CountDownLatch go = new CountDownLatch(1);
      writers.add(
          threads.submit(
              () -> {
                go.await();
                for (int n = 0; n < each * 3; n++) {
                  call.log("n" + n + ".");
                }
                call.answer("end");
                return null;
              }));
      done.add(threads.submit(() -> readWithCuts(client, first, go, each)));
    }
    int cuts = 0;
    for (Future<Integer> future : done) {
      cuts += future.get(60, TimeUnit.SECONDS);
    }
    for (Future<?> writer : writers) {
      writer.get(10, TimeUnit.SECONDS);
    }
    assertThat(cuts).isGreaterThanOrEqualTo(clientsAtOnce * each);
  }

  private int readWithCuts(
      SessionClient client, RawConnection first, CountDownLatch go, int maxCuts) {
    go.countDown();
    RawConnection connection = first;
    SseEvents events = events(connection);
    int expected = 0;
    int cuts = 0;
    while (true) {
      Event event = events.next();
      assertThat(event).isNotNull();
      if (event.data().contains("\"result\"")) {
        assertThat(expected).isEqualTo(maxCuts * 3);
        return cuts;
      }
      if (!event.data().isEmpty()) {
        assertThat(event.data()).contains("n" + expected + ".");
        expected++;
      }
      if (cuts < maxCuts && expected % 3 != 1) {
        cuts++;
        connection.reset();
        connection = client.reconnect(event.id());
        events = new SseEvents(connection);
      }
    }
  }

  /** H25-09. */
  @Test
  void whatBelongsToNoRequestGoesToTheNewestStream() throws Exception {
    SessionClient client = begin("2025-06-18");
    Channel channel = unsolicited();
    assertThat(channel.offer(ScriptedServer.log("early"))).isTrue();
    assertThat(channel.offer(ScriptedServer.log("early"))).isTrue(); // once is enough
    SseEvents first = new SseEvents(client.listen(null));
    Event early = first.next();
    assertThat(early.data()).contains("early");
    RawConnection second = client.listen(null);
    channel.send(ScriptedServer.log("two"));
    SseEvents newest = new SseEvents(second);
    assertThat(newest.next().data()).contains("two");
    assertThat(client.delete().status()).isEqualTo(204);
    assertThat(newest.next()).isNull();
    assertThat(first.next()).isNull(); // H25-10: nothing came twice
  }

  /** H25-11, H25-12. */
  @Test
  void anUnsolicitedStreamIsResumedWithoutLossOrDouble() throws Exception {
    SessionClient client = begin("2025-06-18");
    Channel channel = unsolicited();
    RawConnection connection = client.listen(null);
    channel.send(ScriptedServer.log("m0."));
    Event event = new SseEvents(connection).next();
    for (int i = 1; i <= 100; i++) {
      connection.reset();
      channel.send(ScriptedServer.log("m" + i + "."));
      connection = client.listen(event.id());
      event = new SseEvents(connection).next();
      assertThat(event.data()).contains("m" + i + ".");
    }
  }

  /** H25-12: even by a client that knows only the ids of the connection that broke last. */
  @Test
  void anUnsolicitedStreamThatBreaksBeforeItsFirstMessageIsResumed() throws Exception {
    SessionClient client = begin("2025-11-25");
    Channel channel = unsolicited();
    String last = null;
    for (int i = 0; i < 3; i++) {
      RawConnection connection = client.listen(last);
      Event nothingYet = new SseEvents(connection).next();
      assertThat(nothingYet.data()).isEmpty();
      assertThat(nothingYet.id()).isNotNull();
      last = nothingYet.id();
      connection.reset();
    }
    channel.send(ScriptedServer.log("missed"));
    SseEvents events = new SseEvents(client.listen(last));
    Event event = events.next();
    if (event.data().isEmpty()) { // the break was known before the message, which waited
      event = events.next();
    }
    assertThat(event.data()).contains("missed");
  }

  /** Clients of revisions before SEP-1699 may read every event as a message. */
  @Test
  void earlierRevisionsGetNoEventWithoutAMessage() throws Exception {
    SessionClient client = begin("2025-06-18");
    Channel channel = unsolicited();
    RawConnection connection = client.listen(null);
    channel.send(ScriptedServer.log("first"));
    Event first = new SseEvents(connection).next();
    assertThat(first.data()).contains("first");
    connection.reset();
    RawConnection resumed = client.listen(first.id());
    channel.send(ScriptedServer.log("second"));
    assertThat(new SseEvents(resumed).next().data()).contains("second");
  }

  @Test
  void whatNobodyReadsIsBounded() throws Exception {
    SessionClient client = begin(calm().maxQueuedNotifications(5), "2025-06-18");
    Channel channel = unsolicited();
    for (int i = 0; i < 5; i++) {
      assertThat(channel.offer(ScriptedServer.log("w" + i))).isTrue();
    }
    assertThat(channel.offer(ScriptedServer.log("w5"))).isFalse();
    String large = "x".repeat(100_000);
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 10; i++) {
                channel.send(ScriptedServer.log(large));
              }
            })
        .isInstanceOf(TransportException.class);
    SseEvents events = new SseEvents(client.listen(null));
    for (int i = 0; i < 5; i++) {
      assertThat(events.next().data()).contains("w" + i);
    }
    assertThat(events.next().data()).contains(large);
  }

  @Test
  void aReaderThatNeverReadsDelaysNobody() throws Exception {
    SessionClient client = begin(calm().maxQueuedNotifications(5), "2025-06-18");
    Channel channel = unsolicited();
    client.listen(null); // and never read
    String large = "x".repeat(50_000);
    int taken = 0;
    while (channel.offer(ScriptedServer.log(taken + large))) {
      taken++;
      assertThat(taken).isLessThan(2_000);
    }
    SseEvents events = new SseEvents(client.listen(null));
    channel.send(ScriptedServer.log("after"));
    // What the other connection has not taken in the meantime comes first.
    String data = events.next().data();
    while (data.contains(large)) {
      data = events.next().data();
    }
    assertThat(data).contains("after");
  }

  @Test
  void anAnswerWithoutAStreamIsLostWithItsConnection() throws Exception {
    SessionClient client = begin("2025-06-18");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    CountDownLatch ended = new CountDownLatch(1);
    call.channel().onClosed(ended::countDown);
    connection.reset();
    call.answer("to nobody");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    Answer next = client.post(ScriptedServer.sessionCall(2, "echo"));
    assertThat(next.status()).isEqualTo(200);
  }

  @Test
  void aSlowAnswerBecomesAStream() throws Exception {
    SessionClient client = begin(calm().sseAfter(Duration.ofMillis(20)), "2025-11-25");
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    SseEvents events = events(connection);
    assertThat(events.next().retry()).isEqualTo("1000");
    call.answer("done");
    assertThat(events.next().data()).contains("done");
    assertThat(events.next()).isNull();
  }

  @Test
  void aSlowInitializeHasItsIdOnTheStream() throws Exception {
    server.initialize(calls::add);
    server.tool("later", calls::add);
    transport = calm().sseAfter(Duration.ofMillis(20)).port(0).build();
    transport.start(server);
    SessionClient client = new SessionClient(transport.port());
    clients.add(client);
    RawConnection connection = client.call(ScriptedServer.initialize("2025-06-18"));
    RawConnection.Head head = connection.head();
    client.id = head.header("Mcp-Session-Id");
    assertThat(client.id).isNotNull();
    assertThat(client.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(404);
    ScriptedServer.initialize(later());
    assertThat(new SseEvents(connection).next().data()).contains("protocolVersion");
    assertThat(client.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(200);
  }

  @Test
  void stoppingEndsStreamsFirst() throws Exception {
    SessionClient client = begin("2025-06-18");
    SseEvents listening = new SseEvents(client.listen(null));
    RawConnection connection = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    Future<?> closing = threads.submit(transport::close);
    assertThat(listening.next()).isNull();
    call.answer("still");
    closing.get(10, TimeUnit.SECONDS);
    assertThat(connection.answer().status()).isEqualTo(200);
  }
}
