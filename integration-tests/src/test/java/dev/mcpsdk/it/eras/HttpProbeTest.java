package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpStatusException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which era a server is taken for by its HTTP answer to the probe. */
@Timeout(30)
class HttpProbeTest {

  private static final String OLD = "2025-06-18";

  private final OldServer server = new OldServer().shakingHands(OLD, "s-1");

  @AfterEach
  void stop() {
    server.close();
  }

  private McpClient connect() {
    return McpClient.builder("test", "1")
        .requestTimeout(Duration.ofSeconds(5))
        .connect(HttpClientTransport.to(server.url()));
  }

  private void assertIsOld() throws InterruptedException {
    try (McpClient client = connect()) {
      assertThat(client.protocolVersion()).isEqualTo(OLD);
    }
    OldServer.Seen probe = server.take("server/discover");
    assertThat(probe.header("MCP-Protocol-Version")).isEqualTo("2026-07-28");
    assertThat(server.count("tools/call")).isZero();
  }

  @ParameterizedTest
  @Requirement("VER-18")
  @ValueSource(
      strings = {
        "400 Bad Request",
        "404 Not Found",
        "405 Method Not Allowed",
        "406 Not Acceptable",
        "415 Unsupported Media Type"
      })
  void refusedWithoutABody(String status) throws Exception {
    server.on("server/discover", peer -> peer.status(status));
    assertIsOld();
  }

  @ParameterizedTest
  @Requirement("VER-17")
  @ValueSource(strings = {"404 Not Found", "400 Bad Request"})
  void refusedWithAPage(String status) throws Exception {
    server.on("server/discover", peer -> peer.body(status, "text/html", "", "<h1>What?</h1>"));
    assertIsOld();
  }

  @ParameterizedTest
  @Requirement("VER-19")
  @CsvSource({
    "200 OK, -32601",
    "404 Not Found, -32601",
    "400 Bad Request, -32602",
    "400 Bad Request, -32000"
  })
  void refusedWithAnOldError(String status, int code) throws Exception {
    server.on("server/discover", peer -> peer.document(status, "", peer.error(code, "null")));
    assertIsOld();
  }

  /** The ids some servers give errors that answer no request they know. */
  @ParameterizedTest
  @Requirement("VER-17")
  @ValueSource(strings = {"\"server-error\"", "null", "\"\""})
  void refusedWithAnErrorOfAnotherId(String id) throws Exception {
    server.on(
        "server/discover",
        peer ->
            peer.document(
                "400 Bad Request",
                "",
                "{\"jsonrpc\":\"2.0\",\"id\":"
                    + id
                    + ",\"error\":{\"code\":-32600,\"message\":\"Missing session ID\"}}"));
    assertIsOld();
  }

  @ParameterizedTest
  @Requirement("VER-15")
  @CsvSource(
      delimiter = '|',
      value = {
        "-32020 | null",
        "-32021 | null",
        "-32022 | {\"supported\":[\"2099-01-01\"]}",
      })
  void refusedWithAModernError(int code, String data) throws Exception {
    server.on(
        "server/discover", peer -> peer.document("400 Bad Request", "", peer.error(code, data)));
    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(ProtocolException.class, e -> assertThat(e.code()).isEqualTo(code));
    assertThat(server.count("initialize")).isZero();
  }

  @Test
  @Requirement("VER-22")
  void namesOldRevisionsOnly() throws Exception {
    server.on(
        "server/discover",
        peer ->
            peer.document(
                "400 Bad Request", "", peer.error(-32022, "{\"supported\":[\"2025-06-18\"]}")));
    assertIsOld();
    assertThat(server.take("initialize").body()).contains("\"protocolVersion\":\"2025-06-18\"");
  }

  @ParameterizedTest
  @Requirement("VER-20")
  @ValueSource(
      strings = {
        "401 Unauthorized",
        "403 Forbidden",
        "429 Too Many Requests",
        "500 Internal Server Error",
        "503 Service Unavailable"
      })
  void failuresAreNoEvidence(String status) {
    server.on("server/discover", peer -> peer.status(status));
    assertThatThrownBy(this::connect)
        .isInstanceOfSatisfying(
            RefusedException.class,
            e -> assertThat(e.reason()).isEqualTo(RefusedException.Reason.OTHER))
        .hasMessageContaining(status.substring(0, 3));
    assertThat(server.count("initialize")).isZero();
  }

  @Test
  @Requirement("VER-20")
  void aBrokenConnectionIsNoEvidence() {
    server.on("server/discover", peer -> {});
    assertThatThrownBy(this::connect).isInstanceOf(TransportException.class);
    assertThat(server.count("initialize")).isZero();
  }

  @Test
  @Requirement("VER-20")
  void silenceIsNoEvidence() {
    server.on("server/discover", OldServer.Peer::awaitEnd);
    assertThatThrownBy(
            () ->
                McpClient.builder("test", "1")
                    .probeTimeout(Duration.ofMillis(1))
                    .requestTimeout(Duration.ofMillis(200))
                    .connect(HttpClientTransport.to(server.url())))
        .isInstanceOf(TimeoutException.class);
    assertThat(server.count("initialize")).isZero();
  }

  /** Some other site answers with its front page, or a gateway with a form to log in. */
  @ParameterizedTest
  @Requirement("VER-20")
  @CsvSource({
    "text/html; charset=utf-8, and Content-Type text/html",
    "text/plain, and Content-Type text/plain",
    "'', and no Content-Type",
    "\u00e9, and an unreadable Content-Type"
  })
  void aPageIsNoServer(String type, String named) {
    String header = type.isEmpty() ? "" : "Content-Type: " + type + "\r\n";
    server.on(
        "server/discover",
        peer -> peer.send("HTTP/1.1 200 OK\r\n" + header + "Content-Length: 2\r\n\r\nHi"));
    assertThatThrownBy(this::connect)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining(server.origin() + " answered with HTTP status 200 " + named)
        .hasMessageContaining("check the URL");
    assertThat(server.count("initialize")).isZero();
  }

  /** Only a refusal tells of another era; to take what has to be answered refuses nothing. */
  @ParameterizedTest
  @Requirement("VER-20")
  @ValueSource(strings = {"202 Accepted", "204 No Content"})
  void takingTheProbeWithoutAnAnswerIsNoEvidence(String status) {
    server.on("server/discover", peer -> peer.send("HTTP/1.1 " + status + "\r\n\r\n"));
    assertThatThrownBy(this::connect)
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("without answering it, status " + status.substring(0, 3))
        .hasMessageContaining("check the URL");
    assertThat(server.count("initialize")).isZero();
  }

  @ParameterizedTest
  @Requirement("VER-18")
  @CsvSource({"404 Not Found", "405 Method Not Allowed", "400 Bad Request"})
  void aSiteThatRefusesEverythingIsNoServer(String status) throws Exception {
    for (String method : List.of("server/discover", "initialize", "GET")) {
      server.on(method, peer -> peer.body(status, "text/html", "", "<h1>What?</h1>"));
    }
    assertThatThrownBy(this::connect)
        .isInstanceOf(HttpStatusException.class)
        .hasMessageContaining(
            server.origin()
                + " answered with HTTP status "
                + status.substring(0, 3)
                + " and Content-Type text/html")
        .hasMessageContaining("check the URL");
    server.take("server/discover");
    server.take("initialize");
    server.take("GET");
  }

  @Test
  @Requirement("VER-21")
  void theVerdictIsRemembered() throws Exception {
    assertIsOld();
    server.take("initialize");
    connect().close();
    server.take("initialize");
    assertThat(server.count("server/discover")).isZero();
  }

  @Test
  @Requirement("VER-24")
  void pinnedClientsDoNotProbe() throws Exception {
    McpClient.builder("test", "1")
        .protocolVersion(OLD)
        .connect(HttpClientTransport.to(server.url()))
        .close();
    assertThat(server.take("initialize").header("Mcp-Session-Id")).isNull();
    assertThat(server.count("server/discover")).isZero();
  }
}
