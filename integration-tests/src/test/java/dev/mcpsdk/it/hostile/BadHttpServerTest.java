package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.BadHttpServer.OK_JSON;
import static dev.mcpsdk.it.hostile.BadHttpServer.OK_STREAM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.transport.http.HttpClientTransport;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The client and an HTTP server that is good for nothing. */
class BadHttpServerTest {

  private static final String CLOSING = OK_JSON + "Connection: close\r\n";
  private static final Duration TIMEOUT = Duration.ofMillis(150);
  private static final CallOptions SOON = CallOptions.NONE.timeout(TIMEOUT);

  private static Leaks leaks;
  private static BadHttpServer server;
  private static McpClient client;

  @BeforeAll
  static void open() {
    leaks = Leaks.baseLine();
    server = new BadHttpServer();
    statuses();
    framing();
    streams();
    client = client(server.url());
  }

  private static McpClient client(String url) {
    return McpClient.builder("victim", "1")
        .protocolVersion("2026-07-28")
        .requestTimeout(Waiting.LONG)
        .maxInputRounds(3)
        .connect(
            HttpClientTransport.builder(url)
                .maxMessageBytes(BadAnswers.LIMIT)
                .connectTimeout(Duration.ofSeconds(5))
                .build());
  }

  @AfterAll
  static void close() {
    client.close();
    server.close();
    leaks.assertNothingLeft();
  }

  private static void statuses() {
    String html = "<html><h1>It works!</h1></html>";
    server
        .on("html", p -> p.document("HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n", html))
        .on("html500", p -> p.document("HTTP/1.1 500 Oops\r\nContent-Type: text/html\r\n", html))
        .on("json500", p -> p.document(error(500), BadAnswers.of("error", p.id).get(0)))
        .on("json400", p -> p.document(error(400), BadAnswers.of("error", p.id).get(0)))
        .on("json400OfAnother", p -> p.document(error(400), BadAnswers.of("error", "4711").get(0)))
        .on("result500", p -> p.document(error(500), BadAnswers.good(p.id)))
        .on("huge500", p -> p.document(error(500), "[" + " ".repeat(10 * BadAnswers.LIMIT)))
        .on("redirect", p -> p.document(error(302) + "Location: " + server.url() + "\r\n", ""))
        .on("redirectSameMethod", p -> p.document(error(308) + "Location: /other\r\n", ""))
        .on("unauthorized", p -> p.document(error(401) + "WWW-Authenticate: Basic\r\n", "{}"))
        .on("notFound", p -> p.document(error(404), ""))
        .on("busy", p -> p.document(error(503) + "Retry-After: 999999\r\n", ""))
        .on("accepted", p -> p.document(error(202), ""))
        .on("noContent204", p -> p.send("HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"))
        .on("partial", p -> p.document(error(206), BadAnswers.good(p.id)))
        .on("switching", p -> p.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: x\r\n\r\n"))
        .on("empty", p -> p.document(OK_JSON, ""))
        .on("noType", p -> p.document("HTTP/1.1 200 OK\r\n", BadAnswers.good(p.id)))
        .on("latin1", p -> p.document(OK_JSON.replace("json", "json;charset=latin1"), "{}"))
        .on("hints", p -> p.send("HTTP/1.1 103 Early Hints\r\n\r\n"));
  }

  private static String error(int status) {
    return "HTTP/1.1 " + status + " Status\r\nContent-Type: application/json\r\n";
  }

  private static void framing() {
    server
        .on("closed", p -> {})
        .on("reset", BadHttpServer.Peer::reset)
        .on(
            "resetInBody",
            p -> {
              p.send(CLOSING + "Content-Length: 1000\r\n\r\n{");
              p.reset();
            })
        .on("shortBody", p -> p.send(CLOSING + "Content-Length: 1000\r\n\r\n{}"))
        .on("longBody", p -> p.send(CLOSING + "Content-Length: 5\r\n\r\n" + BadAnswers.good(p.id)))
        .on("negativeLength", p -> p.send(CLOSING + "Content-Length: -5\r\n\r\n{}"))
        .on("hugeLength", p -> p.send(CLOSING + "Content-Length: 999999999999\r\n\r\n{}"))
        .on("twoLengths", p -> p.send(CLOSING + "Content-Length: 1\r\nContent-Length: 2\r\n\r\n{}"))
        .on("badChunk", p -> p.send(CLOSING + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n"))
        .on("cutChunk", p -> p.send(CLOSING + "Transfer-Encoding: chunked\r\n\r\n50\r\n{}"))
        .on("gzip", p -> p.document(OK_JSON + "Content-Encoding: gzip\r\n", "\u001f\u008b\b\0"))
        .on("notHttp", p -> p.send("SSH-2.0-OpenSSH_9.6\r\n"))
        .on("noStatus", p -> p.send("HTTP/1.1 abc\r\n\r\n"))
        .on("zeros", p -> p.send("\0".repeat(10_000)))
        .on("hugeHead", p -> p.send(CLOSING + "X: " + "x".repeat(1_000_000) + "\r\n\r\n"))
        .on("manyHeaders", p -> p.send(CLOSING + "X: x\r\n".repeat(100_000) + "\r\n"))
        .on("silent", BadHttpServer.Peer::awaitLeaving)
        .on(
            "silentBody",
            p -> {
              p.send(CLOSING + "Content-Length: 1000\r\n\r\n{");
              p.awaitLeaving();
            });
  }

  private static void streams() {
    server
        .on("streamEnds", p -> p.send(OK_STREAM))
        .on(
            "streamReset",
            p -> {
              p.send(OK_STREAM + ": hello\n\n");
              p.reset();
            })
        .on("streamRubbish", p -> p.send(OK_STREAM + "data: nonsense\n\n"))
        .on("streamBinary", p -> p.send(OK_STREAM + "\u00ff\u00fe\0data\u0001\n\n\n"))
        .on("streamHugeEvent", p -> p.send(OK_STREAM + "data: " + "x".repeat(2 * BadAnswers.LIMIT)))
        .on("streamHugeLine", p -> p.send(OK_STREAM + ": " + "x".repeat(2 * BadAnswers.LIMIT)))
        .on("streamOther", p -> p.send(OK_STREAM + "data: " + BadAnswers.good("4711") + "\n\n"))
        .on("streamCut", p -> p.send(OK_STREAM + "data: " + BadAnswers.good(p.id)))
        .on(
            "streamForeignEvents",
            p -> p.send(OK_STREAM + "event: x\ndata: " + BadAnswers.good(p.id) + "\n\n"))
        .on(
            "streamComments",
            p -> {
              p.send(OK_STREAM);
              endlessly(p, ":\n\n");
            })
        .on(
            "streamProgress",
            p -> {
              p.send(OK_STREAM);
              String params = "{\"progressToken\":" + p.id + ",\"progress\":1}";
              endlessly(
                  p, "data: " + BadAnswers.notification("notifications/progress", params) + "\n\n");
            })
        .on(
            "streamStrangeLines",
            p ->
                p.send(
                    OK_STREAM.replace("event-stream", "event-stream;charset=utf-8")
                        + ":c\r\nid: 7\r\nretry: 1\r\nunknown\r\n: \r\n\r\nevent: x\r\ndata: junk\r\n\r\n"
                        + "data:"
                        + BadAnswers.good(p.id).replace(",\"result\"", ",\r\ndata: \"result\"")
                        + "\r\r"))
        .on(
            "streamGoesOn",
            p -> {
              p.send(OK_STREAM + "data: " + BadAnswers.good(p.id) + "\n\n");
              p.send(("data: " + BadAnswers.notification("no/such", "{}") + "\n\n").repeat(1000));
            });
  }

  /** Until the client closes its end. */
  private static void endlessly(BadHttpServer.Peer peer, String text) throws IOException {
    while (server.left.getCount() >= 0) {
      peer.send(text);
    }
  }

  @AfterEach
  void aGoodCallIsAnswered() {
    assertFine(client.callTool("good", null));
    assertThat(Insides.pendingCalls(client)).isZero();
  }

  private static void assertFine(CallToolResult result) {
    assertThat(((TextContent) result.content().get(0)).text()).isEqualTo("fine");
  }

  @ParameterizedTest
  @CsvSource({
    "html, TransportException, Content-Type",
    "html500, HttpStatusException, 500",
    "json500, ProtocolException, not today",
    "json400, ProtocolException, not today",
    "json400OfAnother, HttpStatusException, 400",
    "result500, HttpStatusException, 500",
    "huge500, HttpStatusException, 500",
    "redirect, HttpStatusException, 302",
    "redirectSameMethod, HttpStatusException, 308",
    "unauthorized, HttpStatusException, 401",
    "notFound, HttpStatusException, 404",
    "busy, HttpStatusException, 503",
    "accepted, TransportException, without answering",
    "noContent204, TransportException, without answering",
    "partial, TransportException, without answering",
    "switching, HttpStatusException, 101",
    "empty, InvalidResponseException, ''",
    "noType, TransportException, Content-Type",
    "latin1, TransportException, Content-Type",
    "hints, TimeoutException, not answered within",
    "closed, TransportException, broke",
    "reset, TransportException, broke",
    "resetInBody, TransportException, broke",
    "shortBody, TransportException, broke",
    "longBody, InvalidResponseException, ''",
    "negativeLength, TransportException, broke",
    "hugeLength, TransportException, broke",
    "twoLengths, TransportException, broke",
    "badChunk, TransportException, broke",
    "cutChunk, TransportException, broke",
    "gzip, InvalidResponseException, ''",
    "notHttp, TransportException, broke",
    "noStatus, TransportException, broke",
    "zeros, TransportException, broke",
    "hugeHead, TransportException, broke",
    "manyHeaders, TransportException, broke",
    "silent, TimeoutException, not answered within",
    "silentBody, TimeoutException, not answered within",
    "streamEnds, TransportException, before the answer",
    "streamReset, TransportException, the",
    "streamRubbish, InvalidResponseException, ''",
    "streamBinary, TransportException, before the answer",
    "streamHugeEvent, TransportException, 100000",
    "streamHugeLine, TransportException, 100000",
    "streamOther, TransportException, before the answer",
    "streamCut, TransportException, before the answer",
    "streamForeignEvents, TransportException, before the answer",
    "streamComments, TimeoutException, not answered within",
    "streamProgress, TimeoutException, not answered within",
    "silence, TransportException, before the answer",
    "wrongId, InvalidResponseException, another request",
    "idAsText, InvalidResponseException, another request",
    "idNull, InvalidResponseException, ''",
    "noId, InvalidResponseException, ''",
    "unknownType, InvalidResponseException, resultType",
    "typeNumber, InvalidResponseException, resultType",
    "noContent, InvalidResponseException, content",
    "contentNumber, InvalidResponseException, $.result.content",
    "blockNumber, InvalidResponseException, $.result.content[0]",
    "resultNumber, InvalidResponseException, $.result",
    "resultNull, InvalidResponseException, $.result",
    "resultArray, InvalidResponseException, $.result",
    "both, InvalidResponseException, both",
    "neither, InvalidResponseException, ''",
    "errorWithoutCode, InvalidResponseException, code",
    "errorCodeText, InvalidResponseException, $.error.code",
    "errorCodeHuge, InvalidResponseException, $.error.code",
    "errorMessageNumber, InvalidResponseException, $.error.message",
    "error, ProtocolException, not today",
    "noVersion, InvalidResponseException, $.jsonrpc",
    "batch, InvalidResponseException, an array",
    "deep, InvalidResponseException, deep",
    "hugeNumber, InvalidResponseException, number",
    "duplicate, InvalidResponseException, ''",
    "badUtf8, InvalidResponseException, UTF-8",
    "cut, InvalidResponseException, ''",
    "huge, TransportException, 100000",
    "askForEver, InputRequiredException, maxInputRounds",
    "askUnknown, InputFailedException, no/such",
    "askNothing, InvalidResponseException, input",
    "rubbish, InvalidResponseException, ''",
  })
  void failsWithTheExceptionThatSaysWhy(String tool, String exception, String message) {
    CallOptions options = exception.equals("TimeoutException") ? SOON : CallOptions.NONE;
    Throwable failure = catchThrowable(() -> client.callTool(tool, null, options));
    assertThat(failure).isNotNull();
    assertThat(failure.getClass().getSimpleName()).as(String.valueOf(failure)).isEqualTo(exception);
    assertThat(failure).hasMessageContaining(message);
    assertThat(failure.getMessage()).doesNotContain("Exception", "org.eclipse", "\tat ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "twice",
        "othersFirst",
        "requests",
        "notifications",
        "streamStrangeLines",
        "streamGoesOn"
      })
  void aGoodAnswerAmongBadOnes(String tool) {
    int before = server.requests.get();
    assertFine(client.callTool(tool, null));
    assertThat(server.requests.get()).as("nothing is sent in answer").isEqualTo(before + 1);
  }

  @Test
  void redirectsAreNotFollowed() {
    int before = server.requests.get();
    assertThatThrownBy(() -> client.callTool("redirectSameMethod", null))
        .isInstanceOf(TransportException.class);
    assertThat(server.requests.get()).isEqualTo(before + 1);
  }

  @Test
  void progressCannotKeepACallAliveForEver() {
    try (McpClient patient =
        McpClient.builder("victim", "1")
            .protocolVersion("2026-07-28")
            .requestTimeout(TIMEOUT)
            .hardCap(TIMEOUT.multipliedBy(3))
            .connect(HttpClientTransport.to(server.url()))) {
      CallOptions progress = CallOptions.NONE.progress(p -> {});
      assertThatThrownBy(() -> patient.callTool("streamProgress", null, progress))
          .isInstanceOf(TimeoutException.class);
      assertThat(Insides.pendingCalls(patient)).isZero();
    }
  }

  @Test
  void aTimeoutTellsTheServer() throws Exception {
    assertThatThrownBy(() -> client.callTool("silent", null, SOON))
        .isInstanceOf(TimeoutException.class);
    assertThat(server.left.await(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void nobodyListens() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = free.getLocalPort();
    }
    try (McpClient lonely = client("http://127.0.0.1:" + port + "/mcp")) {
      assertThatThrownBy(() -> lonely.callTool("good", null))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("cannot connect");
      assertThat(Insides.pendingCalls(lonely)).isZero();
    }
  }
}
