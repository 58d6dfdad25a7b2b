package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.security.Credentials;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may come in, and with which headers. */
class ServerAdmissionTest {

  private static final String ACCEPT = "Accept: application/json, text/event-stream";
  private static final String JSON = "Content-Type: application/json";
  private static final String HOST = "Host: localhost";

  private final ScriptedServer server = new ScriptedServer();
  private StartedServer started;
  private RawConnection connection;

  @AfterEach
  void stop() {
    started.close();
  }

  private RawConnection connect() {
    return connect(HttpServerTransport.builder());
  }

  private RawConnection connect(HttpServerTransportBuilder builder) {
    started = new StartedServer(builder, server);
    connection = started.connection();
    return connection;
  }

  private Answer call(String tool, String... headers) {
    connection.post(ScriptedServer.call(1, tool), headers);
    return connection.answer();
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
    connection = started.connect();
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
        .contains("Mcp-Session-Id", "Last-Event-ID", "Authorization")
        .doesNotContain("x-other");
    assertThat(preflight.header("Access-Control-Allow-Methods")).isEqualTo("POST, GET, DELETE");
    String[] good = ScriptedServer.headers("echo");
    Answer answer = call("echo", good[0], good[1], good[2], "Origin: https://app.example");
    assertThat(answer.header("Access-Control-Expose-Headers")).contains("Mcp-Session-Id");
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
