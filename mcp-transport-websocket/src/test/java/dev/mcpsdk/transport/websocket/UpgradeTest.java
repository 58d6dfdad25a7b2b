package dev.mcpsdk.transport.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.security.Credentials;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.transport.websocket.RawSocket.Answer;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in (WS-05), and what happens to the others: nothing is opened for them. */
class UpgradeTest {

  private final ScriptedServer server = new ScriptedServer();
  private StartedServer started;

  @AfterEach
  void stop() {
    started.close();
  }

  private RawSocket connect(WebSocketServerTransportBuilder builder) {
    started = new StartedServer(builder, server);
    return started.connect();
  }

  private RawSocket connect() {
    return connect(WebSocketServerTransport.builder());
  }

  /** Refused, nothing opened, and what the client sends behind is no message. */
  private void assertRefused(RawSocket socket, Answer answer, int status) {
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains("\"error\"").contains("\"message\"");
    assertThat(answer.header("Connection")).isEqualTo("close");
    assertThat(answer.header("Sec-WebSocket-Accept")).isNull();
    try {
      socket.text(ScriptedServer.call(1, "echo"));
    } catch (UncheckedIOException e) {
      // It has hung up already.
    }
    socket.awaitEnd();
    assertThat(started.transport.connections()).isZero();
    assertThat(server.messages).isEmpty();
  }

  private static List<String> with(RawSocket socket, String name, String header) {
    List<String> headers = socket.headers();
    headers.removeIf(line -> line.startsWith(name + ":"));
    if (header != null) {
      headers.add(header);
    }
    return headers;
  }

  private Answer get(RawSocket socket, String name, String header) {
    return socket.request("GET /ws HTTP/1.1", with(socket, name, header));
  }

  @Test
  void aProperUpgradeIsAccepted() {
    Answer answer = connect().upgrade("Origin: http://localhost:3000");
    assertThat(answer.status()).isEqualTo(101);
    // The example of RFC 6455, section 1.3.
    assertThat(answer.header("Sec-WebSocket-Accept")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    assertThat(answer.header("Sec-WebSocket-Protocol")).isEqualTo("mcp");
    assertThat(answer.header("Sec-WebSocket-Extensions")).isNull();
    assertThat(started.transport.connections()).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"evil.example", "localhost.evil.example:80", "127.0.0.1.nip.example"})
  void aForeignHostIsForbidden(String host) {
    RawSocket socket = connect();
    assertRefused(socket, get(socket, "Host", "Host: " + host), 403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "null", "file://"})
  void aForeignOriginIsForbidden(String origin) {
    RawSocket socket = connect();
    assertRefused(socket, socket.upgrade("Origin: " + origin), 403);
  }

  @Test
  void aSecondOriginDoesNotHideTheFirst() {
    RawSocket socket = connect();
    assertRefused(
        socket, socket.upgrade("Origin: https://evil.example", "Origin: http://localhost"), 403);
  }

  @Test
  void anOriginThatIsAllowedComesIn() {
    RawSocket socket =
        connect(
            WebSocketServerTransport.builder()
                .origins(OriginPolicy.of(List.of("https://app.example"))));
    assertThat(socket.upgrade("Origin: https://app.example").status()).isEqualTo(101);
  }

  @ParameterizedTest
  @CsvSource({
    "Upgrade,, 426",
    "Upgrade, Upgrade: h2c, 426",
    "Sec-WebSocket-Version,, 426",
    "Sec-WebSocket-Version, Sec-WebSocket-Version: 8, 426",
    "Sec-WebSocket-Version, Sec-WebSocket-Version: 14, 426",
    "Sec-WebSocket-Key,, 400",
    "Sec-WebSocket-Key, Sec-WebSocket-Key: short, 400",
    "Sec-WebSocket-Key, Sec-WebSocket-Key: ****, 400",
    "Sec-WebSocket-Protocol,, 400",
    "Sec-WebSocket-Protocol, Sec-WebSocket-Protocol: chat, 400",
    "Sec-WebSocket-Protocol, Sec-WebSocket-Protocol: MCP, 400",
  })
  void whatIsNoProperUpgradeIsRefused(String name, String header, int status) {
    RawSocket socket = connect();
    Answer answer = get(socket, name, header);
    assertRefused(socket, answer, status);
    if (name.equals("Sec-WebSocket-Version")) {
      assertThat(answer.header("Sec-WebSocket-Version")).isEqualTo("13");
    }
  }

  /** Jetty refuses it by itself. */
  @Test
  void anUpgradeTheConnectionHeaderDoesNotNameIsRefused() {
    RawSocket socket = connect();
    Answer answer = get(socket, "Connection", "Connection: keep-alive");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(started.transport.connections()).isZero();
  }

  @Test
  void anOldVersionOfHttpIsRefused() {
    RawSocket socket = connect();
    Answer answer = socket.request("GET /ws HTTP/1.0", socket.headers());
    assertThat(answer.status()).isEqualTo(426);
    assertThat(started.transport.connections()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS"})
  void anotherMethodIsRefused(String method) {
    RawSocket socket = connect();
    Answer answer = socket.request(method + " /ws HTTP/1.1", socket.headers());
    assertThat(answer.header("Allow")).isEqualTo("GET");
    assertRefused(socket, answer, 405);
  }

  @Test
  void aBodyIsRefused() {
    RawSocket socket = connect();
    assertRefused(socket, socket.upgrade("Content-Length: 5"), 400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/ws/", "/ws/x", "/mcp", "/w%73x", "//ws"})
  void anotherPathIsNotFound(String path) {
    RawSocket socket = connect();
    Answer answer = socket.request("GET " + path + " HTTP/1.1", socket.headers());
    assertThat(answer.status()).isIn(400, 404);
    assertThat(started.transport.connections()).isZero();
  }

  @Test
  void othersAreChosenAmongManySubprotocols() {
    RawSocket socket = connect();
    Answer answer = get(socket, "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: chat, mcp");
    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.header("Sec-WebSocket-Protocol")).isEqualTo("mcp");
  }

  @Test
  void noSubprotocolIsEnoughWhereNoneIsRequired() {
    RawSocket socket = connect(WebSocketServerTransport.builder().requireSubprotocol(false));
    Answer answer = get(socket, "Sec-WebSocket-Protocol", null);
    assertThat(answer.status()).isEqualTo(101);
    assertThat(answer.header("Sec-WebSocket-Protocol")).isNull();
    socket.text(ScriptedServer.call(1, "echo"));
    assertThat(socket.message()).contains("hello");
    RawSocket other = started.connect();
    Answer refused = get(other, "Sec-WebSocket-Protocol", "Sec-WebSocket-Protocol: chat");
    assertThat(refused.status()).isEqualTo(400);
  }

  private static Caller byToken(Credentials credentials) {
    String header = credentials.headers().value("authorization");
    if (header == null) {
      throw new AuthenticationException(401, "a token is needed", "Bearer");
    }
    if (header.equals("Bearer boom")) {
      throw new IllegalStateException("secret of the authenticator");
    }
    if (!header.equals("Bearer good")) {
      throw new AuthenticationException(403, "not you", null);
    }
    return Caller.of("ada");
  }

  private static WebSocketServerTransportBuilder guarded(boolean inline) {
    return WebSocketServerTransport.builder()
        .authenticator(
            new Authenticator() {
              @Override
              public Caller authenticate(Credentials credentials) {
                assertThat(credentials.path()).isEqualTo("/ws");
                return byToken(credentials);
              }

              @Override
              public boolean inline() {
                return inline;
              }
            });
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void withoutAValidTokenNothingIsOpened(boolean inline) {
    RawSocket socket = connect(guarded(inline));
    Answer answer = socket.upgrade();
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertRefused(socket, answer, 401);
    RawSocket wrong = started.connect();
    assertRefused(wrong, wrong.upgrade("Authorization: Bearer bad"), 403);
    RawSocket twice = started.connect();
    assertRefused(
        twice, twice.upgrade("Authorization: Bearer good", "Authorization: Bearer good"), 400);
    RawSocket failing = started.connect();
    Answer failed = failing.upgrade("Authorization: Bearer boom");
    assertThat(failed.body()).doesNotContain("secret");
    assertRefused(failing, failed, 500);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theCallerComesWithEveryMessage(boolean inline) throws Exception {
    RawSocket socket = connect(guarded(inline));
    assertThat(socket.upgrade("Authorization: Bearer good").status()).isEqualTo(101);
    socket.text(ScriptedServer.call(1, "echo"));
    assertThat(server.take().caller().principal()).isEqualTo("ada");
  }

  @Test
  void connectionsAreLimited() {
    RawSocket one = connect(WebSocketServerTransport.builder().maxConnections(2));
    one.upgraded();
    RawSocket two = started.open();
    RawSocket three = started.connect();
    Answer answer = three.upgrade();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.header("Retry-After")).isEqualTo("1");
    assertThat(answer.body()).contains("maxConnections");
    two.close();
    Waiting.until(() -> "one has left", () -> started.transport.connections() == 1);
    started.open();
  }

  @Test
  void connectionsOfOneCallerAreLimited() {
    RawSocket one = connect(guarded(true).maxConnectionsPerCaller(1));
    assertThat(one.upgrade("Authorization: Bearer good").status()).isEqualTo(101);
    RawSocket two = started.connect();
    assertThat(two.upgrade("Authorization: Bearer good").status()).isEqualTo(429);
    one.close();
    Waiting.until(() -> "it has left", () -> started.transport.connections() == 0);
    RawSocket three = started.connect();
    assertThat(three.upgrade("Authorization: Bearer good").status()).isEqualTo(101);
  }

  @Test
  void anUnfinishedUpgradeDoesNotStayForEver() {
    RawSocket socket =
        connect(WebSocketServerTransport.builder().upgradeTimeout(Duration.ofMillis(200)));
    socket.send("GET /ws HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
    socket.awaitEnd();
    assertThat(started.transport.connections()).isZero();
  }
}
