package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportSession;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Which message belongs to which session, and how sessions begin and end. */
class SessionTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final List<SessionClient> clients = new ArrayList<>();
  private HttpServerTransport transport;

  @AfterEach
  void stop() {
    clients.forEach(SessionClient::close);
    if (transport != null) {
      transport.close();
    }
  }

  private void start(HttpServerTransportBuilder builder) {
    server.tool("later", calls::add);
    transport =
        builder.port(0).sseAfter(LONG).keepAlive(LONG).stopTimeout(Duration.ofMillis(200)).build();
    transport.start(server);
  }

  private SessionClient client(String... headers) {
    SessionClient client = new SessionClient(transport.port(), headers);
    clients.add(client);
    return client;
  }

  private Call later() throws InterruptedException {
    Call call = calls.poll(10, TimeUnit.SECONDS);
    assertThat(call).isNotNull();
    return call;
  }

  private static TransportSession session(Received received) {
    assertThat(received.claim()).isInstanceOf(SessionClaim.Within.class);
    return ((SessionClaim.Within) received.claim()).session();
  }

  private static CountDownLatch end(TransportSession session) {
    CountDownLatch ended = new CountDownLatch(1);
    session.onEnd(ended::countDown);
    return ended;
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
  }

  private static Authenticator byName() {
    return credentials -> {
      String who = credentials.headers().value("Authorization");
      if (who == null) {
        throw new AuthenticationException(401, "who is it?", "Bearer");
      }
      return Caller.of(who);
    };
  }

  /** H25-13, H25-20. */
  @Test
  void initializeBeginsASessionWithAnIdNobodyCanGuess() throws Exception {
    start(HttpServerTransport.builder());
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < 20; i++) {
      String id = client().begin("2025-06-18").id;
      assertThat(id).matches("[A-Za-z0-9_-]{22,}");
      ids.add(id);
    }
    assertThat(ids).hasSize(20);
    TransportSession first = session(server.take());
    assertThat(session(server.take())).isSameAs(first); // initialized
    assertThat(session(server.take())).isNotSameAs(first);
  }

  @Test
  void anErrorBeginsNoSession() throws Exception {
    start(HttpServerTransport.builder());
    BlockingQueue<CountDownLatch> ends = new LinkedBlockingQueue<>();
    server.initialize(
        call -> {
          ends.add(end(session(call.received())));
          call.fail(-32602, Disposition.REJECTED);
        });
    Answer answer = client().post(ScriptedServer.initialize("2025-06-18"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.header("Mcp-Session-Id")).isNull();
    await(ends.take());
  }

  /** H25-15. */
  @Test
  void theSessionMustBeNamed() {
    start(HttpServerTransport.builder());
    SessionClient client = client();
    Answer answer = client.post(ScriptedServer.sessionCall(1, "echo"));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("-32600").contains("begin with initialize");
    client.id = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    answer = client.post(ScriptedServer.sessionCall(1, "echo"));
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).contains("-32600").contains("begin anew with initialize");
    assertThat(client.ask(null).answer().status()).isEqualTo(404);
    assertThat(client.delete().status()).isEqualTo(404);
    assertThat(server.messages).isEmpty();
  }

  /** H25-20. */
  @Test
  void nobodyElseFindsASession() {
    start(HttpServerTransport.builder().authenticator(byName()));
    SessionClient ann = client("Authorization: ann").begin("2025-06-18");
    SessionClient bob = client("Authorization: bob");
    bob.id = ann.id;
    server.messages.clear();
    assertThat(bob.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(404);
    assertThat(bob.ask(null).answer().status()).isEqualTo(404);
    assertThat(bob.delete().status()).isEqualTo(404);
    assertThat(server.messages).isEmpty();
    assertThat(ann.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(200);
  }

  /** H25-16: a call under way ends with its session. */
  @Test
  void deleteEndsTheSessionWithItsCallsAndStreams() throws Exception {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-06-18");
    RawConnection listening = client.listen(null);
    RawConnection calling = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    CountDownLatch callEnded = new CountDownLatch(1);
    call.channel().onClosed(callEnded::countDown);
    CountDownLatch sessionEnded = end(session(call.received()));
    assertThat(client.delete().status()).isEqualTo(204);
    await(callEnded);
    await(sessionEnded);
    assertThat(new SseEvents(listening).next()).isNull();
    assertThat(calling.answer().body()).doesNotContain("result");
    call.answer("too late");
    assertThat(client.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
    assertThat(client.delete().status()).isEqualTo(404);
  }

  /** H26-18. */
  @Test
  void theBodyDecidesAndTheHeaderMustNotContradict() throws Exception {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-11-25");
    server.messages.clear();
    client.post(ScriptedServer.sessionCall(1, "echo"), "MCP-Protocol-Version: 2026-07-28");
    assertThat(server.take().claim()).isNull();
    Answer answer =
        client.post(ScriptedServer.initialize("2025-11-25"), "MCP-Protocol-Version: 2026-07-28");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("-32020").contains("\"id\":0");
    assertThat(answer.header("Mcp-Session-Id")).isNull();
    // An envelope wins over a session.
    answer = client.post(ScriptedServer.call(1, "echo"), ScriptedServer.headers("echo"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Mcp-Session-Id")).isNull();
    assertThat(server.take().claim()).isNull();
    // A notification says nothing: the header does.
    String cancelled =
        "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}";
    assertThat(client.post(cancelled, "MCP-Protocol-Version: 2026-07-28").status()).isEqualTo(202);
    assertThat(server.take().claim()).isNull();
    assertThat(client.post(cancelled, "MCP-Protocol-Version: 2025-11-25").status()).isEqualTo(202);
    session(server.take());
  }

  /** H25-18. */
  @Test
  void anUnknownRevisionInTheHeaderIsRefused() {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-06-18");
    server.messages.clear();
    Answer answer =
        client.post(ScriptedServer.sessionCall(1, "echo"), "MCP-Protocol-Version: 1999-01-01");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("2025-06-18");
    assertThat(server.messages).isEmpty();
  }

  /** H25-01, H25-03: an answer to a question of the server. */
  @Test
  void aPostedResponseBelongsToItsSession() throws Exception {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-06-18");
    TransportSession session = session(server.take());
    server.messages.clear();
    assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}").status()).isEqualTo(202);
    Received received = server.take();
    assertThat(received.message()).isInstanceOf(JsonRpcResponse.class);
    assertThat(session(received)).isSameAs(session);
  }

  /** H25-19. */
  @Test
  void withoutSessionsEachMessageIsServedByItself() throws Exception {
    start(HttpServerTransport.builder().legacy(LegacyMode.STATELESS));
    SessionClient client = client();
    Answer answer = client.post(ScriptedServer.initialize("2025-06-18"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Mcp-Session-Id")).isNull();
    server.messages.clear();
    assertThat(client.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(200);
    assertThat(server.take().claim()).isEqualTo(new SessionClaim.Alone("2025-03-26"));
    client.post(ScriptedServer.sessionCall(1, "echo"), "MCP-Protocol-Version: 2025-11-25");
    assertThat(server.take().claim()).isEqualTo(new SessionClaim.Alone("2025-11-25"));
    answer = client.ask(null).answer();
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertThat(client.delete().status()).isEqualTo(405);
    assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}").status()).isEqualTo(202);
    assertThat(client.post("[]").status()).isEqualTo(400);
  }

  /** H26-13. */
  @Test
  void switchedOffTheMessageHasNoClaim() throws Exception {
    start(HttpServerTransport.builder().legacy(LegacyMode.OFF));
    SessionClient client = client();
    client.post(ScriptedServer.initialize("2025-06-18"));
    assertThat(server.take().claim()).isNull();
    Answer answer = client.ask(null).answer();
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertThat(client.delete().status()).isEqualTo(405);
    assertThat(client.post("{\"jsonrpc\":\"2.0\",\"id\":7,\"result\":{}}").status()).isEqualTo(400);
  }

  /** CAN-03. */
  @Test
  void aDisconnectDoesNotEndACall() throws Exception {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-06-18");
    RawConnection calling = client.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    CountDownLatch ended = new CountDownLatch(1);
    call.channel().onClosed(ended::countDown);
    call.log("one");
    SseEvents events = new SseEvents(calling);
    calling.head();
    SessionClient.Event one = events.next();
    assertThat(one.data()).contains("one");
    calling.reset();
    call.log("two");
    SseEvents rest = new SseEvents(client.listen(one.id()));
    assertThat(rest.next().data()).contains("two");
    assertThat(ended.getCount()).isOne();
    call.answer("at last");
    await(ended);
    assertThat(rest.next().data()).contains("at last");
    assertThat(rest.next()).isNull();
  }

  /** H25-21. */
  @Test
  void anIdleSessionEnds() throws Exception {
    start(HttpServerTransport.builder().sessionIdleTimeout(Duration.ofMillis(50)));
    SessionClient client = client().begin("2025-06-18");
    await(end(session(server.take())));
    assertThat(client.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
  }

  @Test
  void aSessionEndsAtItsAgeThoughItIsInUse() throws Exception {
    start(HttpServerTransport.builder().sessionMaxAge(Duration.ofSeconds(2)));
    SessionClient client = client().begin("2025-06-18");
    client.call(ScriptedServer.sessionCall(1, "later"));
    await(end(session(later().received())));
    assertThat(client.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
  }

  /** H25-21. */
  @Test
  void tooManySessionsEndThoseNotInUse() throws Exception {
    start(HttpServerTransport.builder().maxSessions(3));
    SessionClient busy = client().begin("2025-06-18");
    busy.call(ScriptedServer.sessionCall(1, "later"));
    Call call = later();
    SessionClient older = client().begin("2025-06-18");
    SessionClient silent = client();
    silent.id = silent.post(ScriptedServer.initialize("2025-06-18")).header("Mcp-Session-Id");
    SessionClient fourth = client().begin("2025-06-18");
    assertThat(silent.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
    assertThat(older.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(200);
    SessionClient fifth = client().begin("2025-06-18");
    assertThat(fourth.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
    older.listen(null);
    fifth.listen(null);
    Answer refused = client().post(ScriptedServer.initialize("2025-06-18"));
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("Retry-After")).isNotNull();
    call.answer("done");
    assertThat(client().begin("2025-06-18").id).isNotNull();
  }

  @Test
  void aKnownCallerHasAShareOnly() {
    start(HttpServerTransport.builder().authenticator(byName()).maxSessionsPerCaller(2));
    SessionClient other = client("Authorization: bob").begin("2025-06-18");
    SessionClient first = client("Authorization: ann").begin("2025-06-18");
    SessionClient second = client("Authorization: ann").begin("2025-06-18");
    SessionClient third = client("Authorization: ann").begin("2025-06-18");
    assertThat(first.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
    assertThat(second.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(200);
    assertThat(third.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(200);
    assertThat(other.post(ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(200);
  }

  @Test
  void requestsOfASessionHaveTheChannelOfTheirPost() throws Exception {
    start(HttpServerTransport.builder());
    SessionClient client = client().begin("2025-06-18");
    RawConnection first = client.call(ScriptedServer.sessionCall(1, "later"));
    Call one = later();
    RawConnection second = client.call(ScriptedServer.sessionCall(2, "later"));
    Call two = later();
    two.answer("to two");
    one.answer("to one");
    assertThat(first.answer().body()).contains("to one").contains("\"id\":1");
    assertThat(second.answer().body()).contains("to two").contains("\"id\":2");
    assertThat(one.received().message()).isInstanceOf(JsonRpcRequest.class);
  }
}
