package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportSession;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.ScriptedServer.Call;
import dev.mcpsdk.transport.http.SessionClient.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** HTTP+SSE, the transport of 2024-11-05. */
class SseTransportTest {

  private static final Duration LONG = Duration.ofSeconds(30);

  private final ScriptedServer server = new ScriptedServer();
  private final BlockingQueue<Call> calls = new LinkedBlockingQueue<>();
  private final List<RawConnection> connections = new ArrayList<>();
  private HttpServerTransport transport;

  @AfterEach
  void stop() {
    connections.forEach(RawConnection::close);
    if (transport != null) {
      transport.close();
    }
  }

  private void start(HttpServerTransportBuilder builder) {
    server.tool("later", calls::add);
    transport =
        builder
            .sse(true)
            .port(0)
            .keepAlive(LONG)
            .stopTimeout(Duration.ZERO.plusMillis(200))
            .build();
    transport.start(server);
  }

  private RawConnection connect() {
    RawConnection connection = new RawConnection(transport.port());
    connections.add(connection);
    return connection;
  }

  private RawConnection request(String method, String path, String body, String... headers) {
    StringBuilder text =
        new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: localhost:" + transport.port());
    for (String header : headers) {
      text.append("\r\n").append(header);
    }
    if (!body.isEmpty()) {
      text.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(body.length());
    }
    RawConnection connection = connect();
    connection.send(text.append("\r\n\r\n").append(body).toString());
    return connection;
  }

  private Answer post(String uri, String body, String... headers) {
    return request("POST", uri, body, headers).answer();
  }

  private RawConnection open(String... headers) {
    RawConnection connection = request("GET", "/sse", "", headers);
    RawConnection.Head head = connection.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
    return connection;
  }

  private static String endpoint(SseEvents events) {
    Event event = events.next();
    assertThat(event.type()).isEqualTo("endpoint");
    assertThat(event.data()).matches("/messages\\?sessionId=[A-Za-z0-9_-]{22,}");
    return event.data();
  }

  private static TransportSession session(Received received) {
    return ((SessionClaim.Within) received.claim()).session();
  }

  /** SSE-01, SSE-02, SSE-03. */
  @Test
  void theStreamSaysWhereToPostAndCarriesTheAnswers() throws Exception {
    start(HttpServerTransport.builder());
    SseEvents events = new SseEvents(open());
    String uri = endpoint(events);
    Answer accepted = post(uri, ScriptedServer.initialize("2024-11-05"));
    assertThat(accepted.status()).isEqualTo(202);
    assertThat(accepted.body()).isEmpty();
    Event answer = events.next();
    assertThat(answer.type()).isEqualTo("message");
    assertThat(answer.id()).isNull();
    assertThat(answer.data()).contains("\"id\":0").contains("2024-11-05");
    assertThat(post(uri, "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").status())
        .isEqualTo(202);
    assertThat(post(uri, ScriptedServer.sessionCall(1, "later")).status()).isEqualTo(202);
    Call call = calls.poll(10, TimeUnit.SECONDS);
    call.log("one");
    call.answer("done");
    assertThat(events.next().data()).contains("one");
    assertThat(events.next().data()).contains("done").contains("\"id\":1");
    TransportSession session = session(server.take());
    assertThat(session.unsolicited()).isSameAs(call.channel());
    assertThat(session.unsolicited().offer(ScriptedServer.log("news"))).isTrue();
    Event news = events.next();
    assertThat(news.type()).isEqualTo("message");
    assertThat(news.data()).contains("news");
  }

  @Test
  void theEndOfTheStreamIsTheEndOfTheSession() throws Exception {
    start(HttpServerTransport.builder());
    RawConnection stream = open();
    String uri = endpoint(new SseEvents(stream));
    post(uri, ScriptedServer.sessionCall(1, "later"));
    Call call = calls.poll(10, TimeUnit.SECONDS);
    CountDownLatch ended = new CountDownLatch(2);
    session(call.received()).onEnd(ended::countDown);
    call.channel().onClosed(ended::countDown);
    stream.reset();
    while (!ended.await(1, TimeUnit.MILLISECONDS)) {
      call.channel().offer(ScriptedServer.log("is anybody there?"));
    }
    assertThat(post(uri, ScriptedServer.sessionCall(2, "echo")).status()).isEqualTo(404);
    call.answer("too late");
  }

  @Test
  void nobodyElsePostsToASession() {
    start(
        HttpServerTransport.builder()
            .authenticator(
                credentials ->
                    Caller.of(String.valueOf(credentials.headers().value("Authorization")))));
    String uri = endpoint(new SseEvents(open("Authorization: ann")));
    String call = ScriptedServer.sessionCall(1, "echo");
    assertThat(post(uri, call, "Authorization: bob").status()).isEqualTo(404);
    assertThat(post("/messages?sessionId=AAAA", call, "Authorization: ann").status())
        .isEqualTo(404);
    assertThat(post("/messages", call, "Authorization: ann").status()).isEqualTo(400);
    assertThat(server.messages).isEmpty();
    assertThat(post(uri, call, "Authorization: ann").status()).isEqualTo(202);
  }

  @Test
  void theTwoKindsOfSessionsDoNotMix() {
    start(HttpServerTransport.builder());
    String id = endpoint(new SseEvents(open())).replaceAll(".*=", "");
    SessionClient client = new SessionClient(transport.port());
    client.id = id;
    assertThat(client.post(ScriptedServer.sessionCall(1, "echo")).status()).isEqualTo(404);
    client.id = null;
    String other = client.begin("2025-06-18").id;
    assertThat(post("/messages?sessionId=" + other, ScriptedServer.sessionCall(1, "echo")).status())
        .isEqualTo(404);
    client.close();
  }

  /** SSE-05. */
  @Test
  void strangersStayOutside() {
    start(HttpServerTransport.builder());
    assertThat(request("GET", "/sse", "", "Origin: http://evil.example").answer().status())
        .isEqualTo(403);
    assertThat(
            post(
                    "/messages?sessionId=x",
                    ScriptedServer.sessionCall(1, "echo"),
                    "Origin: http://evil.example")
                .status())
        .isEqualTo(403);
    Answer answer = post("/sse", ScriptedServer.initialize("2024-11-05"));
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("GET");
    assertThat(request("GET", "/messages", "").answer().status()).isEqualTo(405);
    assertThat(post("/messages?sessionId=x", "no json").status()).isEqualTo(400);
  }

  /** SSE-06. */
  @Test
  void itIsOffByDefaultAndHasPathsOfItsOwn() {
    transport = HttpServerTransport.builder().port(0).build();
    transport.start(server);
    assertThat(request("GET", "/sse", "").answer().status()).isEqualTo(404);
    assertThatThrownBy(() -> HttpServerTransport.builder().sse(true).ssePaths("/mcp", "/m").build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/mcp");
  }

  @Test
  void stoppingEndsTheStreams() {
    start(HttpServerTransport.builder().legacy(LegacyMode.OFF));
    SseEvents events = new SseEvents(open());
    endpoint(events);
    transport.close();
    assertThat(events.next()).isNull();
  }
}
