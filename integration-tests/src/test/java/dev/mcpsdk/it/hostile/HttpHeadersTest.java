package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.HttpLink.ACCEPT;
import static dev.mcpsdk.it.hostile.HttpLink.JSON;
import static dev.mcpsdk.it.hostile.HttpLink.VERSION;
import static dev.mcpsdk.it.hostile.HttpLink.with;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose headers are wrong, each on a connection of its own. */
class HttpHeadersTest {

  private static final String CALL = "Mcp-Method: tools/call";
  private static final String ECHO = "Mcp-Name: echo";
  private static final String[] GOOD = {JSON, ACCEPT, VERSION, CALL, ECHO};
  private static final String BODY = Messages.echo("\"q\"", "hello");

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Head(String... lines) {
    @Override
    public String toString() {
      return String.join(", ", lines);
    }
  }

  private static Leaks leaks;
  private static Subject subject;
  private static HttpLink http;

  @BeforeAll
  static void open() {
    leaks = Leaks.baseLine();
    subject = new Subject();
    http = new HttpLink(subject.server);
  }

  @AfterAll
  static void close() {
    subject.assertIdle();
    http.assertIdle();
    http.close();
    subject.close();
    leaks.assertNothingLeft();
  }

  @AfterEach
  void aGoodCallIsAnswered() {
    assertThat(http.ask(BODY, GOOD).status()).isEqualTo(200);
  }

  private static void assertAnswer(Answer answer, int status, int code, String id) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    Messages.assertTellsNothing(answer.text());
    if (code != 0 || status == 200) {
      assertThat(answer.code()).as(answer.text()).isEqualTo(code);
      assertThat(answer.id()).as(answer.text()).isEqualTo(id);
    }
  }

  private static String base64(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return "=?base64?" + Base64.getEncoder().encodeToString(utf8) + "?=";
  }

  static Stream<Head> mismatches() {
    return Stream.of(
        new Head(JSON, ACCEPT, CALL, ECHO),
        new Head(JSON, ACCEPT, VERSION, ECHO),
        new Head(JSON, ACCEPT, VERSION, CALL),
        new Head(JSON, ACCEPT),
        new Head(JSON, ACCEPT, "MCP-Protocol-Version: 2025-11-25", CALL, ECHO),
        new Head(JSON, ACCEPT, "MCP-Protocol-Version:", CALL, ECHO),
        new Head(JSON, ACCEPT, "MCP-Protocol-Version: nonsense", CALL, ECHO),
        new Head(JSON, ACCEPT, VERSION, "Mcp-Method: tools/list", ECHO),
        new Head(JSON, ACCEPT, VERSION, "Mcp-Method: Tools/Call", ECHO),
        new Head(JSON, ACCEPT, VERSION, "Mcp-Method: tools/call, tools/call", ECHO),
        new Head(JSON, ACCEPT, VERSION, "Mcp-Method:", ECHO),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: add"),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: Echo"),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name:"),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: \"echo\""),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: e\u00e9cho"),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: " + base64("add")),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?base64?ZWNobw?="),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?base64?ZWNobx==?="),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?base64?!!!!?="),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?base64??="),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?BASE64?ZWNobw==?="),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: =?base64?wK8=?="),
        new Head(with(GOOD, VERSION)),
        new Head(with(GOOD, CALL)),
        new Head(with(GOOD, ECHO)),
        new Head(with(GOOD, "mcp-name: add")),
        new Head(with(GOOD, "MCP-METHOD: tools/list")),
        new Head(with(GOOD, "Mcp-Param-City: a", "mcp-param-city: b")),
        new Head(with(GOOD, "Mcp-Param-City: =?base64?!?=")));
  }

  @ParameterizedTest
  @MethodSource("mismatches")
  void headersThatDoNotRepeatTheBody(Head head) {
    assertAnswer(http.ask(BODY, head.lines()), 400, -32020, "\"q\"");
    assertThat(subject.begun).isEmpty();
  }

  static Stream<Head> fine() {
    return Stream.of(
        new Head(
            "content-type: application/json",
            "ACCEPT: application/json, text/event-stream",
            "mcp-protocol-version: 2026-07-28",
            "MCP-METHOD: tools/call",
            "mCP-nAME: echo"),
        new Head(
            JSON,
            ACCEPT,
            "MCP-Protocol-Version:\t 2026-07-28 \t",
            "Mcp-Method:tools/call  ",
            "Mcp-Name: \t echo\t"),
        new Head(JSON, ACCEPT, VERSION, CALL, "Mcp-Name: " + base64("echo")),
        new Head(with(GOOD, "Mcp-Session-Id: 1", "Last-Event-ID: 7", "X-Unknown: x")),
        new Head(with(GOOD, "Mcp-Param-Nobody: asks")));
  }

  @ParameterizedTest
  @MethodSource("fine")
  void headersInUnusualDress(Head head) {
    assertAnswer(http.ask(BODY, head.lines()), 200, 0, "\"q\"");
  }

  /** What is wrong with the version or the envelope is said before what is wrong with headers. */
  @Test
  void theMoreUsefulComplaintComesFirst() {
    String old = BODY.replace("2026-07-28", "2025-11-25");
    assertAnswer(http.ask(old, JSON, ACCEPT), 400, -32022, "\"q\"");
    assertAnswer(http.ask(old, GOOD), 400, -32020, "\"q\"");
    String bare = "{\"jsonrpc\":\"2.0\",\"id\":5,\"method\":\"tools/call\",\"params\":{}}";
    assertAnswer(http.ask(bare, GOOD), 400, -32602, "5");
    // Of an older revision, perhaps, which needs a session.
    assertAnswer(http.ask(bare, JSON, ACCEPT), 400, -32600, null);
    assertAnswer(http.ask("{", JSON, ACCEPT), 400, -32700, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Type: text/plain",
        "Content-Type: application/json; charset=iso-8859-1",
        "Content-Type: application/json-rpc",
        "Content-Type: application/json, text/plain",
        "Content-Type:",
        "Content-Type: multipart/form-data; boundary=x",
        "X-Content-Type: application/json",
      })
  void anotherContentType(String type) {
    assertAnswer(http.ask(BODY, type, ACCEPT, VERSION, CALL, ECHO), 415, -32600, null);
  }

  @Test
  void contentTypeTwiceAndEncodings() {
    assertAnswer(http.ask(BODY, with(GOOD, "Content-Type: text/plain")), 415, -32600, null);
    assertAnswer(http.ask(BODY, with(GOOD, "Content-Encoding: gzip")), 415, -32600, null);
    assertAnswer(http.ask(BODY, with(GOOD, "Content-Encoding: br, gzip")), 415, -32600, null);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept: application/json",
        "Accept: text/event-stream",
        "Accept: text/*",
        "Accept: image/png",
        "Accept:",
        "Accept: application/json;q=0, text/event-stream",
        "Accept: ,,,;;;q=,",
      })
  void anUnacceptableAccept(String accept) {
    assertAnswer(http.ask(BODY, JSON, accept, VERSION, CALL, ECHO), 406, -32600, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://evil.example | 403",
        "https://evil.example | 403",
        "null | 403",
        "'' | 403",
        "http://localhost.evil.example | 403",
        "http://localhost@evil.example | 403",
        "http://evil.example/http://localhost | 403",
        "http://127.0.0.1.evil.example | 403",
        "ftp://localhost | 403",
        "file:// | 403",
        "localhost | 403",
        "http://localhost, http://evil.example | 403",
        "http://localhost | 200",
        "https://localhost:9999 | 200",
        "http://127.0.0.1:1 | 200",
        "http://[::1]:1 | 200",
      })
  void theOriginIsAPageOfThisMachine(String origin, int status) {
    assertAnswer(http.ask(BODY, with(GOOD, "Origin: " + origin)), status, code(status), id(status));
  }

  @Test
  void twoOrigins() {
    String[] two = with(GOOD, "Origin: http://localhost", "Origin: http://evil.example");
    assertAnswer(http.ask(BODY, two), 403, -32600, null);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "evil.example | 403",
        "localhost.evil.example | 403",
        "127.0.0.1.evil.example:80 | 403",
        "2130706433 | 403",
        "0.0.0.0 | 403",
        "localhost | 200",
        "LOCALHOST:1 | 200",
        "[::1]:80 | 200",
      })
  void theHostIsThisMachine(String host, int status) {
    assertAnswer(http.ask(BODY, with(GOOD, "Host: " + host)), status, code(status), id(status));
  }

  /** These do not reach the endpoint; Jetty refuses them, and says nothing. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: localhost\r\nHost: localhost",
        "Host: localhost\r\nHost: evil.example",
        "Host: localhost:port",
        "Host: local host",
        "Host: localhost/evil",
        "Host:",
        "X: 1\r\n Folded: 2",
        "Bad Name: 1",
        ": nameless",
        "No-Colon",
        "X: zero\0byte",
        "Content-Length: 5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Transfer-Encoding: gzip",
        "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
        "Transfer-Encoding: xchunked",
      })
  void headersThatAreNoHttp(String header) {
    try (RawHttp connection = http.connect()) {
      connection.post(BODY, with(GOOD, header.split("\r\n", -1)));
      Answer answer = connection.answer();
      assertThat(answer.status()).isIn(400, 403, 501);
      assertThat(answer.code0()).isZero();
      Messages.assertTellsNothing(answer.text());
    }
  }

  @Test
  void headersThatAreTooLong() {
    Answer answer = http.ask(BODY, with(GOOD, "X-Long: " + "x".repeat(20_000)));
    assertThat(answer.status()).isEqualTo(431);
    String[] many = new String[5_000];
    Arrays.fill(many, "X-Many: 1");
    assertThat(http.ask(BODY, with(GOOD, many)).status()).isEqualTo(431);
  }

  /** What a client says comes back in no header. */
  @Test
  void headersCannotBeInjected() {
    Answer answer =
        http.ask(
            Messages.echo("\"\\r\\nX-Injected: 1\\r\\n\\r\\n\"", "\\r\\n\\r\\nHTTP/1.1 200 OK"),
            with(GOOD, "X-Echo: a\rX-Injected: 1"));
    assertThat(answer.headers()).doesNotContainKey("x-injected");
    Answer plain =
        http.ask(
            Messages.echo("\"\\r\\nX-Injected: 1\\r\\n\\r\\n\"", "\\r\\n\\r\\nHTTP/1.1"), GOOD);
    assertAnswer(plain, 200, 0, "\"\\r\\nX-Injected: 1\\r\\n\\r\\n\"");
    assertThat(plain.headers()).doesNotContainKey("x-injected");
  }

  private static int code(int status) {
    return status == 200 ? 0 : -32600;
  }

  private static String id(int status) {
    return status == 200 ? "\"q\"" : null;
  }
}
