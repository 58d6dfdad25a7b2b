package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.security.Credentials;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The status of every kind of request, as a peer sees it that sends plain bytes. */
class ServerStatusTest {

  private static final String ACCEPT = "Accept: application/json, text/event-stream";
  private static final String JSON = "Content-Type: application/json";
  private static final String HOST = "Host: localhost";

  private final ScriptedServer server = new ScriptedServer();
  private HttpServerTransport transport;
  private RawConnection connection;

  @AfterEach
  void stop() {
    if (connection != null) {
      connection.close();
    }
    if (transport != null) {
      transport.close();
    }
  }

  private RawConnection connect() {
    return connect(HttpServerTransport.builder());
  }

  private RawConnection connect(HttpServerTransportBuilder builder) {
    transport = builder.port(0).build();
    transport.start(server);
    connection = new RawConnection(transport.port());
    return connection;
  }

  private Answer call(String tool, String... headers) {
    connection.post(ScriptedServer.call(1, tool), headers);
    return connection.answer();
  }

  @Test
  void aRequestIsAnsweredByOneDocument() {
    connect().post(ScriptedServer.call(7, "echo"), ScriptedServer.headers("echo"));
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Content-Length")).isEqualTo(String.valueOf(answer.body().length()));
    assertThat(answer.header("Server")).isNull();
    assertThat(answer.body()).contains("\"id\":7").contains("hello");
  }

  @Test
  void aNotificationIsAccepted() throws Exception {
    connect()
        .post(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(server.take().message()).isInstanceOf(JsonRpcNotification.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH", "OPTIONS"})
  void onlyPostIsAllowed(String method) {
    connect();
    Answer answer = connection.exchange(method, "", HOST, "Accept: text/event-stream");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertThat(call("echo", ScriptedServer.headers("echo")).status()).isEqualTo(200);
  }

  @Test
  void anotherPathIsNotFoundAndTellsNothing() {
    connect().send("POST /other HTTP/1.1\r\n" + HOST + "\r\nContent-Length: 0\r\n\r\n");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "evil.example,",
    "localhost,https://evil.example",
    "localhost,null",
    "localhost.evil.example:80,",
  })
  void aForeignHostOrOriginIsForbidden(String host, String origin) {
    connect();
    String body = ScriptedServer.call(1, "echo");
    Answer answer =
        origin == null
            ? connection.exchange("POST", body, "Host: " + host, ACCEPT, JSON)
            : connection.exchange("POST", body, "Host: " + host, "Origin: " + origin, ACCEPT, JSON);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body()).contains("\"error\"").doesNotContain("\"id\"").doesNotContain("evil");
    assertThat(server.messages).isEmpty();
  }

  @Test
  void aSecondOriginIsForbidden() {
    connect();
    assertThat(call("echo", "Origin: http://localhost", "Origin: https://evil.example").status())
        .isEqualTo(403);
  }

  @Test
  void aPageOfThisMachineIsAllowed() {
    connect();
    String[] headers = ScriptedServer.headers("echo");
    assertThat(
            call("echo", headers[0], headers[1], headers[2], "Origin: http://localhost:3000")
                .status())
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | 415",
        "application/jsonx | 415",
        "application/json; charset=utf-16 | 415",
        "APPLICATION/JSON ; Charset=\"UTF-8\" | 200",
        "application/json;charset=utf-8;x=y | 200",
      })
  void theContentTypeIsJson(String type, int status) {
    connect();
    Answer answer = post("Content-Type: " + type, ACCEPT);
    assertThat(answer.status()).isEqualTo(status);
  }

  @Test
  void noContentTypeOrAnEncodingIsUnsupported() {
    connect();
    assertThat(post(ACCEPT).status()).isEqualTo(415);
    assertThat(post(ACCEPT, JSON, "Content-Encoding: gzip").status()).isEqualTo(415);
    assertThat(post(ACCEPT, JSON, "Content-Encoding: identity").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json | 406",
        "text/event-stream | 406",
        "text/html | 406",
        "application/json, text/event-stream;q=0 | 406",
        "application/json, text/event-stream;q=0.0 | 406",
        "application/jsonp, text/event-stream | 406",
        "text/event-stream , application/json | 200",
        "*/* | 200",
        "application/*;q=0.5, text/*;q=0.01 | 200",
        "APPLICATION/JSON,TEXT/EVENT-STREAM | 200",
      })
  void bothKindsOfAnswerAreAcceptable(String accept, int status) {
    connect();
    assertThat(post(JSON, "Accept: " + accept).status()).isEqualTo(status);
  }

  @Test
  void noAcceptAcceptsEverything() {
    connect();
    assertThat(post(JSON).status()).isEqualTo(200);
    assertThat(post(JSON, "Accept: application/json", "Accept: text/event-stream").status())
        .isEqualTo(200);
  }

  private Answer post(String... headers) {
    String[] all = new String[headers.length + 4];
    System.arraycopy(headers, 0, all, 0, headers.length);
    System.arraycopy(ScriptedServer.headers("echo"), 0, all, headers.length, 3);
    all[all.length - 1] = HOST;
    return connection.exchange("POST", ScriptedServer.call(1, "echo"), all);
  }

  @Test
  void anAnnouncedBodyOverTheLimitIsRefusedUnread() {
    connect(HttpServerTransport.builder().maxBodyBytes(1000));
    connection.send(
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "\r\n"
            + JSON
            + "\r\n"
            + ACCEPT
            + "\r\nContent-Length: 1001\r\n\r\n");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(413);
    assertThat(answer.body()).contains("1000 bytes");
  }

  @Test
  void aChunkedBodyOverTheLimitIsRefused() {
    connect(HttpServerTransport.builder().maxBodyBytes(1000));
    connection.send(
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "\r\n"
            + JSON
            + "\r\n"
            + ACCEPT
            + "\r\nTransfer-Encoding: chunked\r\n\r\n");
    String chunk = "258\r\n" + " ".repeat(600) + "\r\n";
    connection.send(chunk + chunk);
    assertThat(connection.answer().status()).isEqualTo(413);
  }

  @Test
  void aChunkedBodyIsReadInWhateverPiecesItComes() {
    connect();
    StringBuilder head =
        new StringBuilder(
            "POST /mcp HTTP/1.1\r\n" + HOST + "\r\n" + JSON + "\r\n" + ACCEPT + "\r\n");
    for (String header : ScriptedServer.headers("echo")) {
      head.append(header).append("\r\n");
    }
    connection.send(head + "Transfer-Encoding: chunked\r\n\r\n");
    for (char c : ScriptedServer.call(3, "echo").toCharArray()) {
      connection.send("1\r\n" + c + "\r\n");
    }
    connection.send("0\r\n\r\n");
    assertThat(connection.answer().body()).contains("\"id\":3").contains("hello");
  }

  @Test
  void aBodyOfExactlyTheLimitIsTaken() {
    String body = ScriptedServer.call(1, "echo");
    connect(HttpServerTransport.builder().maxBodyBytes(body.length()));
    assertThat(call("echo", ScriptedServer.headers("echo")).status()).isEqualTo(200);
    connection.post(body + " ", ScriptedServer.headers("echo"));
    assertThat(connection.answer().status()).isEqualTo(413);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ | -32700",
        "nonsense | -32700",
        "[] | -32600",
        "{\"jsonrpc\":\"2.0\"} | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}} | -32600",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":1,\"message\":\"x\"}} | -32600",
      })
  void whatIsNoMessageForAServerIsABadRequest(String body, int code) {
    connect();
    connection.post(body);
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":" + code).doesNotContain("\"id\"");
    assertThat(server.messages).isEmpty();
  }

  @Test
  void theStatusFollowsFromDispositionAndCode() {
    server.tool("rejected", call -> call.fail(-32602, Disposition.REJECTED));
    server.tool("handled", call -> call.fail(-32602, Disposition.HANDLED));
    server.tool("capability", call -> call.fail(-32021, Disposition.HANDLED));
    server.tool("unknown", call -> call.fail(-32601, Disposition.HANDLED));
    server.tool("busy", call -> call.fail(-32603, Disposition.BUSY));
    connect();
    assertThat(call("rejected", ScriptedServer.headers("rejected")).status()).isEqualTo(400);
    assertThat(call("handled", ScriptedServer.headers("handled")).status()).isEqualTo(200);
    assertThat(call("capability", ScriptedServer.headers("capability")).status()).isEqualTo(400);
    assertThat(call("unknown", ScriptedServer.headers("unknown")).status()).isEqualTo(200);
    Answer busy = call("busy", ScriptedServer.headers("busy"));
    assertThat(busy.status()).isEqualTo(503);
    assertThat(busy.header("Retry-After")).isEqualTo("1");
    assertThat(busy.body()).contains("\"id\":1");
    connection.post(
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"no/such\",\"params\":{}}",
        "MCP-Protocol-Version: 2026-07-28",
        "Mcp-Method: no/such");
    assertThat(connection.answer().status()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | Mcp-Name: other",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | Mcp-Name: Echo",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: Tools/Call | Mcp-Name: echo",
        "MCP-Protocol-Version: 2026-07-28 | X: y | Mcp-Name: echo",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | X: y",
        "MCP-Protocol-Version: 2025-11-25 | Mcp-Method: tools/call | Mcp-Name: echo",
        "X: y | Mcp-Method: tools/call | Mcp-Name: echo",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | Mcp-Name: =?base64?!!!?=",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | Mcp-Name: =?base64?ZWNobw?=",
        "MCP-Protocol-Version: 2026-07-28 | Mcp-Method: tools/call | Mcp-Name: =?BASE64?ZWNobw==?=",
      })
  void headersThatDoNotRepeatTheBodyAreAMismatch(String version, String method, String name) {
    connect();
    Answer answer = call("echo", version, method, name);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).contains("\"code\":-32020").contains("\"id\":1");
  }

  @Test
  void repeatedAndUndecodableHeadersAreAMismatch() {
    connect();
    String[] good = ScriptedServer.headers("echo");
    for (String extra :
        List.of(
            "Mcp-Name: echo",
            "mcp-method: tools/call",
            "MCP-PROTOCOL-VERSION: 2026-07-28",
            "Mcp-Param-X: =?base64?x?=")) {
      Answer answer = call("echo", good[0], good[1], good[2], extra);
      assertThat(answer.status()).as(extra).isEqualTo(400);
      assertThat(answer.body()).as(extra).contains("\"code\":-32020");
    }
    Answer twice = call("echo", good[0], good[1], good[2], "Mcp-Param-A: 1", "mcp-param-a: 1");
    assertThat(twice.body()).contains("\"code\":-32020");
  }

  @Test
  void headerNamesHaveNoCaseAndValuesNoPadding() throws Exception {
    connect();
    Answer answer =
        call(
            "echo",
            "mcp-protocol-VERSION: \t 2026-07-28 \t",
            "MCP-METHOD:tools/call",
            "mcp-name: =?base64?ZWNobw==?= ",
            "Mcp-Param-Town: =?base64?TcO8bmNoZW4=?=");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(server.take().headers().value("mcp-param-TOWN")).isEqualTo("München");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAuthenticatorDecidesBeforeTheBodyIsRead(boolean inline) throws Exception {
    connect(HttpServerTransport.builder().authenticator(new BearerOnly(inline)));
    String[] good = ScriptedServer.headers("echo");
    connection.send(
        "POST /mcp HTTP/1.1\r\n"
            + HOST
            + "\r\n"
            + JSON
            + "\r\n"
            + ACCEPT
            + "\r\nContent-Length: 100000\r\n\r\n");
    Answer unknown = connection.answer();
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.header("WWW-Authenticate")).isEqualTo("Bearer realm=\"mcp\"");
    connection = new RawConnection(transport.port());
    Answer forbidden = call("echo", good[0], good[1], good[2], "Authorization: Bearer weak");
    assertThat(forbidden.status()).isEqualTo(403);
    assertThat(forbidden.header("WWW-Authenticate")).contains("insufficient_scope");
    Answer broken = call("echo", good[0], good[1], good[2], "Authorization: Bearer crash");
    assertThat(broken.status()).isEqualTo(500);
    assertThat(broken.body()).doesNotContain("secret");
    Answer twice =
        call(
            "echo",
            good[0],
            good[1],
            good[2],
            "Authorization: Bearer good",
            "Authorization: Bearer weak");
    assertThat(twice.status()).isEqualTo(400);
    assertThat(server.messages).isEmpty();
    Answer known = call("echo", good[0], good[1], good[2], "Authorization: Bearer good");
    assertThat(known.status()).isEqualTo(200);
    assertThat(server.take().caller().principal()).isEqualTo("ann");
  }

  @Test
  void aBrowserMayAskWhatItMaySend() {
    connect(
        HttpServerTransport.builder()
            .cors(true)
            .origins(OriginPolicy.of(List.of("https://app.example"))));
    Answer preflight =
        connection.exchange(
            "OPTIONS",
            "",
            HOST,
            "Origin: https://app.example",
            "Access-Control-Request-Method: POST",
            "Access-Control-Request-Headers: content-type, mcp-param-city, x-other");
    assertThat(preflight.status()).isEqualTo(204);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(preflight.header("Access-Control-Allow-Headers"))
        .contains("Mcp-Method", "MCP-Protocol-Version", "mcp-param-city")
        .doesNotContain("x-other");
    String[] good = ScriptedServer.headers("echo");
    Answer answer = call("echo", good[0], good[1], good[2], "Origin: https://app.example");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Access-Control-Allow-Origin")).isEqualTo("https://app.example");
    assertThat(answer.header("Vary")).isEqualTo("Origin");
    assertThat(
            connection
                .exchange(
                    "OPTIONS",
                    "",
                    HOST,
                    "Origin: https://evil.example",
                    "Access-Control-Request-Method: POST")
                .status())
        .isEqualTo(403);
  }

  @Test
  void manyRequestsInOneSendAreAnsweredInOrder() {
    connect();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      text.append(
          connection.request(ScriptedServer.call(i, "echo"), ScriptedServer.headers("echo")));
    }
    connection.send(text.toString());
    for (int i = 0; i < 20; i++) {
      assertThat(connection.answer().body()).contains("\"id\":" + i);
    }
  }

  /** Knows one good token, one without rights, and one that breaks it. */
  private record BearerOnly(boolean inline) implements Authenticator {
    @Override
    public Caller authenticate(Credentials credentials) {
      String token = credentials.headers().value("Authorization");
      if (token == null) {
        throw new AuthenticationException(401, "a token is needed", "Bearer realm=\"mcp\"");
      }
      if (token.endsWith("weak")) {
        throw new AuthenticationException(403, "not enough", "Bearer error=\"insufficient_scope\"");
      }
      if (token.endsWith("crash")) {
        throw new IllegalStateException("secret");
      }
      return new Caller("ann", Set.of(), java.util.Map.of());
    }
  }
}
