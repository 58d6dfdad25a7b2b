package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.transport.http.RawServer.Script;
import dev.mcpsdk.transport.http.RawServer.Seen;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client sends, and what it makes of everything a server may answer. */
@SuppressWarnings("FutureReturnValueIgnored") // the test looks at what was sent
class ClientWireTest {

  private static final String JSON = "application/json";

  private final ScriptedClient client = new ScriptedClient();
  private RawServer server;
  private HttpClientTransport transport;
  private Channel channel;

  @AfterEach
  void stop() {
    if (transport != null) {
      transport.close();
    }
    if (server != null) {
      server.close();
    }
  }

  private void start(Script script) {
    server = new RawServer(script);
    connect(HttpClientTransport.builder(server.url()));
  }

  private void connect(HttpClientTransportBuilder builder) {
    transport = builder.build();
    channel = transport.connect(client);
  }

  private static String result(long id, String text) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"result\":{\"resultType\":\"complete\",\"content\":[{\"type\":\"text\",\"text\":\""
        + text
        + "\"}]}}";
  }

  private static String error(String id, int code) {
    return "{\"jsonrpc\":\"2.0\","
        + (id == null ? "" : "\"id\":" + id + ",")
        + "\"error\":{\"code\":"
        + code
        + ",\"message\":\"no\"}}";
  }

  private static final String PROGRESS =
      "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/message\",\"params\":{\"level\":\"info\",\"data\":\"half\"}}";

  @Test
  void aRequestRepeatsItselfInHeaders() throws Exception {
    start(exchange -> exchange.respond("200 OK", JSON, result(1, "hi")));
    CompletableFuture<JsonRpcResponse> answer =
        client.send(
            channel,
            1,
            new CallToolRequest("höhe", null),
            Map.of("Mcp-Param-Region", "eu", "Mcp-Param-Note", " padded "));
    assertThat(ScriptedClient.text(ScriptedClient.await(answer))).isEqualTo("hi");
    Seen seen = server.take();
    assertThat(seen.line()).isEqualTo("POST /mcp?key=secret HTTP/1.1");
    assertThat(seen.header("Content-Type")).isEqualTo(JSON);
    assertThat(seen.header("Accept")).isEqualTo("application/json, text/event-stream");
    assertThat(seen.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
    assertThat(seen.header("Mcp-Method")).isEqualTo("tools/call");
    assertThat(seen.header("Mcp-Name")).isEqualTo("=?base64?aMO2aGU=?=");
    assertThat(seen.header("Mcp-Param-Region")).isEqualTo("eu");
    assertThat(seen.header("Mcp-Param-Note")).isEqualTo("=?base64?IHBhZGRlZCA=?=");
    assertThat(seen.header("Accept-Encoding")).isNull();
    assertThat(seen.body()).contains("\"method\":\"tools/call\"");
  }

  @Test
  void theUriOfAResourceIsItsName() throws Exception {
    start(exchange -> exchange.respond("200 OK", JSON, error("1", -32602)));
    client.send(channel, 1, new ReadResourceRequest("file:///a b"), Map.of());
    assertThat(server.take().header("Mcp-Name")).isEqualTo("file:///a b");
  }

  @Test
  void headersOfTheUserAreAskedForEachTime() throws Exception {
    AtomicInteger count = new AtomicInteger();
    server = new RawServer(exchange -> exchange.respond("200 OK", JSON, result(count.get(), "hi")));
    connect(
        HttpClientTransport.builder(server.url())
            .headers(() -> Map.of("Authorization", "Bearer t" + count.incrementAndGet())));
    ScriptedClient.await(client.call(channel, 1, "echo"));
    ScriptedClient.await(client.call(channel, 2, "echo"));
    assertThat(server.take().header("Authorization")).isEqualTo("Bearer t1");
    assertThat(server.take().header("Authorization")).isEqualTo("Bearer t2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mcp-name", "Content-Type", "ACCEPT", "Host"})
  void headersOfTheProtocolAreNotTheUsers(String name) {
    connect(HttpClientTransport.builder("http://127.0.0.1:1/").headers(() -> Map.of(name, "x")));
    assertThatThrownBy(() -> client.call(channel, 1, "echo"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://example.com/",
        "/mcp",
        "http:///mcp",
        "http://user:pass@example.com/",
        "http://example.com/#x"
      })
  void onlyPlainHttpUrlsAreTaken(String url) {
    assertThatThrownBy(() -> HttpClientTransport.to(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("pass");
  }

  @Test
  void aStreamDeliversNotificationsAndThenTheAnswer() throws Exception {
    start(
        exchange -> {
          exchange.stream();
          exchange.send(
              ": comment\n\ndata: "
                  + PROGRESS
                  + "\n\nevent: ping\ndata: whatever\n\nid: 7\nretry: 1\n\n");
          exchange.send("event: message\ndata: " + result(1, "done") + "\n\n");
        });
    assertThat(ScriptedClient.text(ScriptedClient.await(client.call(channel, 1, "echo"))))
        .isEqualTo("done");
    assertThat(client.notifications.take().method()).isEqualTo("notifications/message");
  }

  @Test
  void aStreamMayComeByteByByteAndSplitCharacters() throws Exception {
    start(
        exchange -> {
          exchange.stream();
          byte[] bytes =
              ("\uFEFFdata: " + PROGRESS + "\r\n\r\ndata:" + result(1, "süß 🐟") + "\r\r")
                  .getBytes(StandardCharsets.UTF_8);
          for (byte b : bytes) {
            exchange.send(new byte[] {b});
          }
        });
    assertThat(ScriptedClient.text(ScriptedClient.await(client.call(channel, 1, "echo"))))
        .isEqualTo("süß 🐟");
    assertThat(client.notifications).hasSize(1);
  }

  @Test
  void aStreamThatEndsOrBreaksBeforeTheAnswerLosesTheRequest() throws Exception {
    start(
        exchange -> {
          if (exchange.request.header("Mcp-Name").equals("breaks")) {
            exchange.send(
                "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n:\n\r\n");
            exchange.reset();
          } else {
            exchange.stream();
            exchange.send("data: " + PROGRESS + "\n\n");
          }
        });
    assertThat(ScriptedClient.loss(client.call(channel, 1, "ends")))
        .hasMessageContaining("ended the event stream");
    assertThat(ScriptedClient.loss(client.call(channel, 2, "breaks")))
        .hasMessageContaining("broke");
  }

  @Test
  void aStreamThatGoesOnAfterItsAnswerIsGivenUp() throws Exception {
    CountDownLatch given = new CountDownLatch(1);
    start(
        exchange -> {
          exchange.stream();
          exchange.send("data: " + result(1, "done") + "\n\n");
          exchange.awaitEnd();
          given.countDown();
        });
    ScriptedClient.await(client.call(channel, 1, "echo"));
    assertThat(given.await(15, TimeUnit.SECONDS)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "401,true",
    "403,true",
    "404,false",
    "405,false",
    "500,false",
    "502,false",
    "302,false"
  })
  void aStatusWithoutMessageLosesTheRequest(int status, boolean challenge) throws Exception {
    start(
        exchange ->
            exchange.send(
                "HTTP/1.1 "
                    + status
                    + " X\r\nLocation: http://127.0.0.1:1/\r\nContent-Type: text/html\r\n"
                    + (challenge ? "WWW-Authenticate: Bearer realm=\"a, b\"\r\n" : "")
                    + "Content-Length: 6\r\n\r\nsecret"));
    TransportException loss = ScriptedClient.loss(client.call(channel, 1, "echo"));
    assertThat(loss)
        .isInstanceOf(HttpStatusException.class)
        .hasMessageContaining(String.valueOf(status))
        .hasMessageNotContaining("secret");
    HttpStatusException refusal = (HttpStatusException) loss;
    assertThat(refusal.status()).isEqualTo(status);
    assertThat(refusal.challenges()).hasSize(challenge ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "400,1,-32602",
    "400,,-32700",
    "404,1,-32601",
    "503,1,-32603",
    "200,1,-32000",
    "200,,-32600"
  })
  void anErrorInTheBodyIsTheAnswer(String status, String id, int code) throws Exception {
    start(exchange -> exchange.respond(status + " X", JSON, error(id, code)));
    JsonRpcResponse response = ScriptedClient.await(client.call(channel, 1, "echo"));
    assertThat(response).isInstanceOf(JsonRpcError.class);
    assertThat(response.id()).isEqualTo(RequestId.of(1));
    assertThat(((JsonRpcError) response).error().code()).isEqualTo(code);
  }

  @ParameterizedTest
  @CsvSource({"401,1", "403,1", "413,", "400,2", "500,2"})
  void anErrorInTheBodyIsNotTheAnswerIfTheStatusSaysMore(String status, String id)
      throws Exception {
    start(exchange -> exchange.respond(status + " X", JSON, error(id, -32600)));
    assertThat(ScriptedClient.loss(client.call(channel, 1, "echo")))
        .isInstanceOf(HttpStatusException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "200 OK | text/html | <p>hello</p> | Content-Type",
        "202 Accepted | application/json | {} | without answering",
      })
  void anAnswerThatIsNoneLosesTheRequest(String status, String type, String body, String message)
      throws Exception {
    start(exchange -> exchange.respond(status, type, body.replace("\\n", "\n")));
    TransportException loss = ScriptedClient.loss(client.call(channel, 1, "echo"));
    assertThat(loss)
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("hello");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | {\"jsonrpc\":\"2.0\", | member name",
        "application/json | [] | an array",
        "application/json | {\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{}} | another request",
        "application/json | {\"jsonrpc\":\"2.0\",\"method\":\"x\"} | another message",
        "text/event-stream | data: {\"jsonrpc\"\\n\\n | ':'",
      })
  void anAnswerThatCannotBeReadIsReportedAsSuch(String type, String body, String message)
      throws Exception {
    start(exchange -> exchange.respond("200 OK", type, body.replace("\\n", "\n")));
    assertThat(ScriptedClient.fault(client.call(channel, 1, "echo")))
        .hasMessageContaining(message)
        .hasMessageNotContaining("secret");
  }

  @Test
  void anAnswerOrEventOverTheLimitLosesTheRequest() throws Exception {
    server =
        new RawServer(
            exchange -> {
              if (exchange.request.header("Mcp-Name").equals("json")) {
                exchange.respond("200 OK", JSON, result(1, "x".repeat(5000)));
              } else {
                exchange.stream();
                exchange.send("data: " + "x".repeat(5000));
                exchange.awaitEnd();
              }
            });
    connect(HttpClientTransport.builder(server.url()).maxMessageBytes(4000));
    assertThat(ScriptedClient.loss(client.call(channel, 1, "json")))
        .hasMessageContaining("4000 bytes");
    assertThat(ScriptedClient.loss(client.call(channel, 2, "sse")))
        .hasMessageContaining("4000 bytes");
  }

  @Test
  void headersWithoutEndLoseTheRequest() throws Exception {
    start(exchange -> exchange.send("HTTP/1.1 200 OK\r\nX: " + "x".repeat(100_000) + "\r\n\r\n"));
    assertThat(ScriptedClient.loss(client.call(channel, 1, "echo"))).hasMessageContaining("broke");
  }

  @Test
  void releasingAbortsTheExchange() throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    start(
        exchange -> {
          exchange.stream();
          exchange.send("data: " + PROGRESS + "\n\n");
          exchange.awaitEnd();
          ended.countDown();
        });
    CompletableFuture<JsonRpcResponse> answer = client.call(channel, 1, "echo");
    assertThat(client.notifications.poll(10, TimeUnit.SECONDS)).isNotNull();
    channel.release(RequestId.of(1));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(answer).isNotDone();
    channel.release(RequestId.of(1));
  }

  @Test
  void aServerThatFallsSilentIsGivenUp() throws Exception {
    server = new RawServer(RawServer.Exchange::awaitEnd);
    connect(HttpClientTransport.builder(server.url()).idleTimeout(Duration.ofMillis(200)));
    assertThat(ScriptedClient.loss(client.call(channel, 1, "echo")))
        .hasMessageContaining("too long");
  }

  @Test
  void nobodyListeningIsSaid() throws Exception {
    int port;
    try (ServerSocket unused = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = unused.getLocalPort();
    }
    connect(HttpClientTransport.builder("http://127.0.0.1:" + port + "/mcp?key=secret"));
    assertThat(ScriptedClient.loss(client.call(channel, 1, "echo")))
        .hasMessageContaining("connection refused")
        .hasMessageContaining("127.0.0.1:" + port)
        .hasMessageNotContaining("secret");
  }

  @Test
  void closingLosesWhatIsUnderWayAndRefusesMore() throws Exception {
    start(RawServer.Exchange::awaitEnd);
    CompletableFuture<JsonRpcResponse> answer = client.call(channel, 1, "echo");
    server.take();
    CountDownLatch closed = new CountDownLatch(1);
    channel.onClosed(closed::countDown);
    transport.close();
    assertThat(ScriptedClient.loss(answer)).hasMessageContaining("closed");
    assertThat(closed.getCount()).isZero();
    assertThatThrownBy(() -> client.call(channel, 2, "echo"))
        .isInstanceOf(TransportException.class);
    assertThatThrownBy(() -> transport.connect(client)).isInstanceOf(TransportException.class);
    assertThat(channel.offer(ScriptedServer.log("x"))).isFalse();
    transport.close();
  }

  @Test
  void moreRequestsThanMayWaitForAConnectionAreLost() throws Exception {
    server = new RawServer(RawServer.Exchange::awaitEnd);
    connect(HttpClientTransport.builder(server.url()).maxConnections(1));
    CompletableFuture<?>[] answers = new CompletableFuture<?>[1_100];
    for (int i = 0; i < answers.length; i++) {
      answers[i] = client.call(channel, i, "echo");
    }
    assertThatThrownBy(() -> CompletableFuture.anyOf(answers).get(15, TimeUnit.SECONDS))
        .hasCauseInstanceOf(TransportException.class)
        .hasMessageContaining("too many requests");
  }
}
