package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.HttpLink.ACCEPT;
import static dev.mcpsdk.it.hostile.HttpLink.JSON;
import static dev.mcpsdk.it.hostile.HttpLink.PLAIN;
import static dev.mcpsdk.it.hostile.HttpLink.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.io.UncheckedIOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are too long, cut, slow, in pieces, in a row, or for somewhere else. */
class HttpFramingTest {

  private static final int LIMIT = 64 * 1024 + 500;
  private static final String BODY = Messages.echo("1", "hello");
  private static final String[] GOOD = HttpLink.headers(BODY);
  private static final String CHUNKED = "Transfer-Encoding: chunked";

  private static Leaks leaks;
  private static Subject subject;
  private static HttpLink http;

  @BeforeAll
  static void open() {
    leaks = Leaks.baseLine();
    subject = new Subject();
    http =
        new HttpLink(
            subject.server,
            HttpServerTransport.builder().maxBodyBytes(LIMIT).idleTimeout(Duration.ofMillis(400)));
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
    assertThat(http.ask(BODY).result()).isNotNull();
  }

  @Test
  void aBodyOverTheLimit() {
    Answer answer = http.ask(Messages.echo("1", "x".repeat(LIMIT)));
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.code()).isEqualTo(-32600);
    String most = Messages.echo("1", "");
    assertThat(http.ask(Messages.echo("1", "x".repeat(LIMIT - most.length()))).status())
        .isEqualTo(200);
  }

  @Test
  void aBodyOverTheLimitThatIsOnlyAnnounced() {
    try (RawHttp connection = http.connect()) {
      connection.send(
          connection.head("POST /mcp HTTP/1.1", GOOD) + "Content-Length: 9000000000\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(413);
      connection.awaitEnd();
    }
  }

  @Test
  void anEndlessBodyInChunks() {
    try (RawHttp connection = http.connect()) {
      connection.send(connection.head("POST /mcp HTTP/1.1", with(GOOD, CHUNKED)) + "\r\n");
      String chunk = "4000\r\n" + "x".repeat(0x4000) + "\r\n";
      try {
        for (int i = 0; i < 1000; i++) {
          connection.send(chunk);
        }
      } catch (UncheckedIOException e) {
        // It stopped listening.
      }
      assertThat(connection.awaitEnd()).startsWith("HTTP/1.1 413 ");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zz\r\nhello\r\n0\r\n\r\n",
        "-1\r\n\r\n",
        "5\r\nhello world\r\n0\r\n\r\n",
        "FFFFFFFFFFFFFFFF\r\n",
        "\r\n\r\n",
      })
  void chunksThatAreNone(String body) {
    try (RawHttp connection = http.connect()) {
      connection.send(connection.head("POST /mcp HTTP/1.1", with(GOOD, CHUNKED)) + "\r\n" + body);
      String rest = connection.awaitEnd();
      assertThat(rest).startsWith("HTTP/1.1 400 ");
      Messages.assertTellsNothing(rest);
    }
  }

  @Test
  void aBodyInChunksOfOneByte() {
    try (RawHttp connection = http.connect()) {
      StringBuilder text =
          new StringBuilder(connection.head("POST /mcp HTTP/1.1", with(GOOD, CHUNKED)))
              .append("\r\n");
      for (int i = 0; i < BODY.length(); i++) {
        text.append("1;x=\"y\"\r\n").append(BODY.charAt(i)).append("\r\n");
      }
      Answer answer = connection.send(text + "0\r\nX-Trailer: 1\r\n\r\n").answer();
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.id()).isEqualTo("1");
    }
  }

  @Test
  void noBodyAtAll() {
    assertThat(http.ask("", GOOD).code()).isEqualTo(-32700);
    assertThat(http.ask("  \r\n ", GOOD).code()).isEqualTo(-32700);
  }

  /** Within the idle timeout, whatever of the request is there. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "POST /mcp HTTP/1.1\r\n",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
      })
  void aHeadThatStops(String beginning) {
    try (RawHttp connection = http.connect()) {
      String rest = connection.send(beginning).awaitEnd();
      Messages.assertTellsNothing(rest);
      assertThat(rest).doesNotContain(" 500 ");
    }
  }

  @Test
  void aBodyThatStops() {
    for (String framing : new String[] {"Content-Length: " + BODY.length(), CHUNKED}) {
      try (RawHttp connection = http.connect()) {
        String head = connection.head("POST /mcp HTTP/1.1", with(GOOD, framing)) + "\r\n";
        String part = framing.equals(CHUNKED) ? "10\r\n{" : BODY.substring(0, 20);
        String rest = connection.send(head + part).awaitEnd();
        Messages.assertTellsNothing(rest);
        assertThat(rest).startsWith("HTTP/1.1 408 ");
      }
    }
  }

  @Test
  void aBodyThatEndsWithItsConnection() {
    for (int i = 0; i < 20; i++) {
      RawHttp connection = http.connect();
      connection.send(
          connection.head("POST /mcp HTTP/1.1", GOOD)
              + "Content-Length: 1000\r\n\r\n"
              + BODY.substring(0, i));
      if (i % 2 == 0) {
        connection.reset();
      } else {
        connection.close();
      }
    }
  }

  @Test
  void manyRequestsInARowOnOneConnection() {
    try (RawHttp connection = http.connect()) {
      for (int i = 0; i < 50; i++) {
        String body = i % 3 == 0 ? "{" : Messages.echo(String.valueOf(i), "hello");
        connection.post(body, GOOD);
      }
      for (int i = 0; i < 50; i++) {
        Answer answer = connection.answer();
        if (i % 3 == 0) {
          assertThat(answer.code()).isEqualTo(-32700);
        } else {
          assertThat(answer.id()).isEqualTo(String.valueOf(i));
        }
      }
    }
  }

  /** A second request hidden in the body of the first is no request. */
  @Test
  void aRequestThatIsSmuggled() {
    String hidden = "POST /mcp HTTP/1.1\r\nHost: localhost\r\n\r\n";
    try (RawHttp connection = http.connect()) {
      connection.send(
          connection.head("POST /mcp HTTP/1.1", with(GOOD, CHUNKED, "Content-Length: 6"))
              + "\r\n0\r\n\r\n"
              + hidden);
      assertThat(connection.awaitEnd()).startsWith("HTTP/1.1 400 ").doesNotContain("HTTP/1.1 2");
    }
  }

  @Test
  void version10OfHttp() {
    try (RawHttp connection = http.connect()) {
      connection.send(
          connection.head("POST /mcp HTTP/1.0", GOOD)
              + "Content-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY);
      assertThat(connection.awaitEnd()).startsWith("HTTP/1.1 200 ").contains("hello");
    }
    try (RawHttp connection = http.connect()) {
      String head = "POST /mcp HTTP/1.0\r\n" + JSON + "\r\n" + ACCEPT + "\r\n";
      connection.send(head + "Content-Length: " + BODY.length() + "\r\n\r\n" + BODY);
      assertThat(connection.awaitEnd()).as("nobody was asked for").startsWith("HTTP/1.1 403 ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP/1.2, 505",
    "HTTP/3.0, 505",
    "HTTP/0.9, 505",
    "HTTP/x, 505",
    "XTTP/1.1, 505",
    "'', 505"
  })
  void anotherProtocol(String protocol, int status) {
    try (RawHttp connection = http.connect()) {
      connection.send(connection.head(("POST /mcp " + protocol).trim(), GOOD) + "\r\n");
      String rest = connection.awaitEnd();
      assertThat(rest).startsWith("HTTP/1.1 ");
      assertThat(rest.substring(9, 12)).isIn(String.valueOf(status), "400", "426");
      Messages.assertTellsNothing(rest);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "/mcp, 200",
    "/mcp?x=1, 200",
    "/%6dcp, 200",
    "http://localhost/mcp, 200",
    "/mcp/, 404",
    "//mcp, 400",
    "/MCP, 404",
    "/mcp/x, 404",
    "/mcp%2f, 400",
    "/mcp%00, 400",
    "/x/../mcp, 200",
    "/../mcp, 400",
    "/mcp;x=1, 200",
    "/mcp%, 400",
    "/, 404",
    "*, 400",
    "mcp, 400",
    "http://evil.example/mcp, 400",
    "http://localhost/other, 404",
  })
  void thePathOfTheEndpoint(String target, int status) {
    try (RawHttp connection = http.connect()) {
      connection.send(
          connection.head("POST " + target + " HTTP/1.1", with(GOOD, "Host: localhost"))
              + "Content-Length: "
              + BODY.length()
              + "\r\n\r\n"
              + BODY);
      Answer answer = connection.answer();
      assertThat(answer.status()).isEqualTo(status);
      Messages.assertTellsNothing(answer.text());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "GET, 405",
    "DELETE, 405",
    "PUT, 405",
    "PATCH, 405",
    "HEAD, 405",
    "OPTIONS, 405",
    "TRACE, 405",
    "PROPFIND, 405",
    "post, 405",
    "QUERY, 405"
  })
  void anotherMethod(String method, int status) {
    try (RawHttp connection = http.connect()) {
      connection.send(
          connection.head(method + " /mcp HTTP/1.1", PLAIN) + "Connection: close\r\n\r\n");
      String rest = connection.awaitEnd();
      assertThat(rest).startsWith("HTTP/1.1 " + status + " ");
      Messages.assertTellsNothing(rest);
    }
  }

  @Test
  void aPostedAnswer() {
    Answer answer = http.ask("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}", PLAIN);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(-32600);
    assertThat(answer.id()).isNull();
  }

  @Test
  void whatIsExpectedBeforeTheBody() {
    try (RawHttp connection = http.connect()) {
      String head = connection.head("POST /mcp HTTP/1.1", with(GOOD, "Expect: 100-continue"));
      connection.send(head + "Content-Length: " + BODY.length() + "\r\n\r\n");
      assertThat(connection.head().status()).isEqualTo(100);
      assertThat(connection.send(BODY).answer().id()).isEqualTo("1");
    }
    try (RawHttp connection = http.connect()) {
      String head = connection.head("POST /mcp HTTP/1.1", with(GOOD, "Expect: 100-continue"));
      connection.send(head + "Content-Length: 9000000000\r\n\r\n");
      assertThat(connection.answer().status()).isEqualTo(413);
    }
  }

  /** However steadily its bytes come, a request that does not end is given up. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "POST /mcp-",
        "POST /mcp HTTP/1.1\r\nHost: localhost\r\nX-Slow: ",
        "chunked",
        "Content-Length: 100000"
      })
  void aRequestThatTrickles(String kind) {
    McpServer server = McpServer.builder("slow", "1").build();
    Duration timeout = Duration.ofMillis(700);
    try (HttpLink slow =
            new HttpLink(server, HttpServerTransport.builder().requestTimeout(timeout));
        RawHttp connection = slow.connect()) {
      long begun = System.nanoTime();
      // A connection that has been used before is watched as well.
      assertThat(connection.post("{", GOOD).answer().code()).isEqualTo(-32700);
      if (kind.equals("chunked")) {
        connection.send(connection.head("POST /mcp HTTP/1.1", with(GOOD, CHUNKED)) + "\r\n");
      } else if (kind.startsWith("Content-Length")) {
        connection.send(connection.head("POST /mcp HTTP/1.1", with(GOOD, kind)) + "\r\n");
      } else {
        connection.send(kind);
      }
      String rest = connection.trickle(kind.equals("chunked") ? "1\r\n \r\n" : "x");
      assertThat(rest).startsWith("HTTP/1.1 408 ");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(timeout);
      slow.assertIdle();
    } finally {
      server.close();
    }
  }
}
