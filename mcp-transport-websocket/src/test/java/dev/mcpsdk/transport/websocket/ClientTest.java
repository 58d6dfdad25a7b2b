package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The client against our own server, and against servers that are scripted byte by byte. */
class ClientTest {

  private final RecordingInbound inbound = new RecordingInbound();

  private static WebSocketServerTransport serve(ScriptedServer server) {
    WebSocketServerTransport transport = WebSocketServerTransport.builder().port(0).build();
    transport.start(server);
    return transport;
  }

  private static String text(Object message) {
    assertThat(message).isInstanceOf(JsonRpcResult.class);
    return message.toString();
  }

  @Test
  void callsAndIsAnswered() throws Exception {
    ScriptedServer server = new ScriptedServer();
    server.tool(
        "echo",
        call -> {
          call.log("on the way");
          call.answer("hello");
        });
    try (WebSocketServerTransport serving = serve(server);
        WebSocketClientTransport client = WebSocketClientTransport.to(serving.url())) {
      Channel channel = client.connect(inbound);
      channel.send(Wires.call(1, "x"));
      assertThat(RecordingInbound.next(inbound.messages)).isInstanceOf(JsonRpcNotification.class);
      assertThat(text(RecordingInbound.next(inbound.messages))).contains("hello");
    }
  }

  /** In many frames, as our server sends them; and ours in one. */
  @Test
  void largeMessagesPassBothWays() throws Exception {
    String large = "ä€".repeat(300_000);
    ScriptedServer server = new ScriptedServer();
    server.tool("echo", call -> call.answer(large));
    try (WebSocketServerTransport serving = serve(server);
        WebSocketClientTransport client = WebSocketClientTransport.to(serving.url())) {
      Channel channel = client.connect(inbound);
      channel.send(Wires.call(1, large));
      assertThat(text(RecordingInbound.next(inbound.messages))).contains(large);
      assertThat(server.take().message().toString()).contains(large);
    }
  }

  @Test
  void manyThreadsShareOneConnection() throws Exception {
    int calls = 400;
    try (WebSocketServerTransport serving = serve(new ScriptedServer());
        WebSocketClientTransport client = WebSocketClientTransport.to(serving.url())) {
      Channel channel = client.connect(inbound);
      AtomicInteger ids = new AtomicInteger();
      Thread[] threads = new Thread[4];
      for (int i = 0; i < threads.length; i++) {
        threads[i] =
            new Thread(
                () -> {
                  for (int id = ids.getAndIncrement(); id < calls; id = ids.getAndIncrement()) {
                    channel.send(Wires.call(id, "x"));
                  }
                });
        threads[i].start();
      }
      boolean[] seen = new boolean[calls];
      for (int i = 0; i < calls; i++) {
        JsonRpcResult result = (JsonRpcResult) RecordingInbound.next(inbound.messages);
        seen[(int) ((RequestId.Num) result.id()).value()] = true;
      }
      assertThat(seen).doesNotContain(false);
      assertThat(serving.connections()).isEqualTo(1);
    }
  }

  @Test
  void theUpgradeCarriesWhatWasAskedForAndNoOrigin() throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade("Sec-WebSocket-Protocol: mcp");
                  requests.add(peer.request);
                  peer.frame();
                });
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(
                    "ws://127.0.0.1:" + server.port() + "/a%20b%2Fc?x=%26%20y")
                .headers(() -> Map.of("Authorization", "Bearer token", "X-More", "1"))
                .build()) {
      client.connect(inbound);
      String request = RecordingInbound.next(requests);
      assertThat(request).startsWith("GET /a%20b%2Fc?x=%26%20y HTTP/1.1\r\n");
      assertThat(request.replace(": ", ":"))
          .contains("Authorization:Bearer token\r\n")
          .contains("X-More:1\r\n")
          .contains("Sec-WebSocket-Protocol:mcp\r\n")
          .doesNotContain("Origin:");
    }
  }

  @Test
  void theSubprotocolCanBeLeftOut() throws Exception {
    BlockingQueue<String> requests = new LinkedBlockingQueue<>();
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  requests.add(peer.request);
                  peer.frame();
                });
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url()).subprotocol(false).build()) {
      client.connect(inbound);
      assertThat(RecordingInbound.next(requests)).doesNotContain("Sec-WebSocket-Protocol");
    }
  }

  @Test
  void aServerThatAgreesOnNoSubprotocolIsTaken() throws Exception {
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  peer.text("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]}}");
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      client.connect(inbound).send(Wires.call(1, "x"));
      text(RecordingInbound.next(inbound.messages));
    }
  }

  @Test
  void aServerThatChoosesAnotherSubprotocolIsRefused() {
    try (RawServer server = new RawServer(peer -> peer.upgrade("Sec-WebSocket-Protocol: chat"));
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      assertThatThrownBy(() -> client.connect(inbound))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("subprotocol");
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 426, 500, 503})
  void aRefusalNamesItsStatus(int status) {
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.request();
                  peer.send("HTTP/1.1 " + status + " No\r\nContent-Length: 0\r\n\r\n");
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      assertThatThrownBy(() -> client.connect(inbound))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("" + status)
          .hasMessageContaining("ws://127.0.0.1:" + server.port())
          .hasMessageNotContaining("/ws ");
    }
  }

  @Test
  void aForgedAcceptIsRefused() {
    List<String> lines =
        List.of(
            "HTTP/1.1 101 Switching Protocols",
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Accept: AAAA",
            "",
            "");
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.request();
                  peer.send(String.join("\r\n", lines));
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      assertThatThrownBy(() -> client.connect(inbound)).isInstanceOf(TransportException.class);
    }
  }

  @Test
  void nobodyThereIsToldAtOnce() {
    int port;
    try (RawServer gone = new RawServer(peer -> {})) {
      port = gone.port();
    }
    try (WebSocketClientTransport client =
        WebSocketClientTransport.to("ws://127.0.0.1:" + port + "/ws")) {
      assertThatThrownBy(() -> client.connect(inbound))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("cannot connect to ws://127.0.0.1:" + port);
    }
  }

  @Test
  void aServerThatDoesNotAnswerTheUpgradeIsGivenUp() {
    try (RawServer server = new RawServer(RawServer.Peer::request);
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url())
                .connectTimeout(Duration.ofMillis(300))
                .build()) {
      assertThatThrownBy(() -> client.connect(inbound)).isInstanceOf(TransportException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\r\nX-Evil: 1", "a\nb", "a\u0000b", "ä€"})
  void aHeaderThatWouldBeTwoIsRefused(String value) {
    try (RawServer server = new RawServer(peer -> peer.upgrade());
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url())
                .headers(() -> Map.of("X-Good", value))
                .build()) {
      assertThatThrownBy(() -> client.connect(inbound))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("X-Good")
          .hasMessageNotContaining("Evil");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://localhost/ws", "ws:///x", "ws://user@localhost/", "ws://localhost/#x"})
  void aUrlThatIsNoneOfAServerIsRefused(String url) {
    assertThatThrownBy(() -> WebSocketClientTransport.to(url))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void whatIsPendingIsLostWithTheReasonAndTheNextUseConnectsAgain() throws Exception {
    AtomicInteger connections = new AtomicInteger();
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  if (connections.incrementAndGet() == 1) {
                    byte[] reason = "XXrestarting".getBytes(StandardCharsets.UTF_8);
                    reason[0] = 0x03;
                    reason[1] = (byte) 0xE9;
                    peer.frame(RawSocket.FIN | RawSocket.CLOSE, reason);
                  } else {
                    peer.text("{\"jsonrpc\":\"2.0\",\"id\":2,\"result\":{\"content\":[]}}");
                  }
                  peer.frame();
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      Channel channel = client.connect(inbound);
      CountDownLatch closed = new CountDownLatch(1);
      channel.onClosed(closed::countDown);
      channel.send(Wires.call(1, "x"));
      assertThat(RecordingInbound.next(inbound.lost))
          .hasMessageContaining("1001")
          .hasMessageContaining("restarting");
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> channel.send(Wires.call(2, "x")))
          .isInstanceOf(TransportException.class);
      client.connect(inbound).send(Wires.call(2, "x"));
      text(RecordingInbound.next(inbound.messages));
    }
  }

  @Test
  void anEndWithoutFarewellIsALoss() throws Exception {
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  peer.socket.close();
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      client.connect(inbound).send(Wires.call(1, "x"));
      assertThat(RecordingInbound.next(inbound.lost)).hasMessageContaining("lost");
    }
  }

  @Test
  void aServerThatAnswersNoPingIsGivenUp() throws Exception {
    CountDownLatch pinged = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  while (peer.frame().opcode() != RawSocket.PING) {
                    // The call comes first.
                  }
                  pinged.countDown();
                  new CountDownLatch(1).await();
                });
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url())
                .pingInterval(Duration.ofMillis(100))
                .pongTimeout(Duration.ofMillis(200))
                .build()) {
      client.connect(inbound).send(Wires.call(1, "x"));
      assertThat(pinged.await(10, TimeUnit.SECONDS)).isTrue();
      assertThat(RecordingInbound.next(inbound.lost)).hasMessageContaining("pongTimeout");
    }
  }

  @Test
  void aServerThatAnswersPingsIsKept() throws Exception {
    try (WebSocketServerTransport serving = serve(new ScriptedServer());
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(serving.url())
                .pingInterval(Duration.ofMillis(50))
                .pongTimeout(Duration.ofMillis(2_000))
                .build()) {
      Channel channel = client.connect(inbound);
      CountDownLatch closed = new CountDownLatch(1);
      channel.onClosed(closed::countDown);
      assertThat(closed.await(500, TimeUnit.MILLISECONDS)).isFalse();
      channel.send(Wires.call(1, "x"));
      text(RecordingInbound.next(inbound.messages));
    }
  }

  @Test
  void aBinaryMessageIsClosedWith1003() throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  peer.frame(RawSocket.FIN | RawSocket.BINARY, new byte[3]);
                  codes.add(peer.frame().code());
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      client.connect(inbound).send(Wires.call(1, "x"));
      assertThat(RecordingInbound.next(inbound.lost)).hasMessageContaining("text");
      assertThat(RecordingInbound.next(codes)).isEqualTo(CloseCodes.NOT_TEXT);
    }
  }

  /** In one frame Tyrus closes by itself with 1011, in many with 1009. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aMessageOverTheLimitEndsTheConnection(boolean inOneFrame) throws Exception {
    BlockingQueue<Integer> codes = new LinkedBlockingQueue<>();
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  byte[] half = new byte[6_000];
                  Arrays.fill(half, (byte) ' ');
                  if (inOneFrame) {
                    peer.frame(RawSocket.FIN | RawSocket.TEXT, Arrays.copyOf(half, 12_000));
                  } else {
                    peer.frame(RawSocket.TEXT, half);
                    peer.frame(RawSocket.FIN | RawSocket.CONTINUATION, half);
                  }
                  codes.add(peer.frame().code());
                });
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url()).maxMessageBytes(10_000).build()) {
      client.connect(inbound).send(Wires.call(1, "x"));
      RecordingInbound.next(inbound.lost);
      assertThat(RecordingInbound.next(codes)).isEqualTo(inOneFrame ? 1011 : CloseCodes.TOO_BIG);
    }
  }

  @Test
  void whatIsNoMessageIsReportedAndTheConnectionKept() throws Exception {
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  peer.frame();
                  peer.text("nonsense");
                  peer.text("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"content\":[]}}");
                  peer.frame();
                });
        WebSocketClientTransport client = WebSocketClientTransport.to(server.url())) {
      client.connect(inbound).send(Wires.call(1, "x"));
      assertThat(RecordingInbound.next(inbound.malformed).code()).isEqualTo(-32700);
      text(RecordingInbound.next(inbound.messages));
    }
  }

  @Test
  void closingSaysFarewellBehindWhatWasSent() throws Exception {
    BlockingQueue<RawSocket.Frame> frames = new LinkedBlockingQueue<>();
    try (RawServer server =
        new RawServer(
            peer -> {
              peer.upgrade();
              while (true) {
                frames.add(peer.frame());
              }
            })) {
      WebSocketClientTransport client = WebSocketClientTransport.to(server.url());
      Channel channel = client.connect(inbound);
      channel.send(Wires.call(1, "x".repeat(200_000)));
      client.close();
      client.close();
      assertThat(RecordingInbound.next(frames).opcode()).isEqualTo(RawSocket.TEXT);
      assertThat(RecordingInbound.next(frames).code()).isEqualTo(CloseCodes.NORMAL);
      assertThat(RecordingInbound.next(inbound.lost)).hasMessageContaining("closed");
      assertThatThrownBy(() -> client.connect(inbound)).hasMessageContaining("closed");
      assertThat(channel.offer(Wires.progress(1, 1))).isFalse();
    }
  }

  @Test
  void aServerThatDoesNotReadMakesSendersWaitAndIsGivenUp() throws Exception {
    CountDownLatch over = new CountDownLatch(1);
    try (RawServer server =
            new RawServer(
                peer -> {
                  peer.upgrade();
                  over.await();
                });
        WebSocketClientTransport client =
            WebSocketClientTransport.builder(server.url())
                .maxQueuedBytes(100_000)
                .writeTimeout(Duration.ofMillis(500))
                .build()) {
      Channel channel = client.connect(inbound);
      String line = "x".repeat(50_000);
      int sent = 0;
      try {
        for (; sent < 10_000; sent++) {
          channel.send(Wires.call(sent, line));
        }
      } catch (TransportException e) {
        assertThat(e).hasMessageMatching("(?s).*(read|lost|closed).*");
      }
      assertThat(sent).isLessThan(2_000);
      RecordingInbound.next(inbound.lost);
      over.countDown();
    }
  }
}
