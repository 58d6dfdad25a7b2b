package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.transport.http.RawConnection.Answer;
import java.time.Duration;
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
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":1}}",
            "MCP-Protocol-Version: 2026-07-28");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.body()).isEmpty();
    assertThat(server.take().message()).isInstanceOf(JsonRpcNotification.class);
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

  @Test
  void anotherPathIsNotFoundAndTellsNothing() {
    connect().send("POST /other HTTP/1.1\r\n" + HOST + "\r\nContent-Length: 0\r\n\r\n");
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "DELETE", "PUT", "PATCH", "OPTIONS"})
  void onlyPostIsAllowed(String method) {
    connect(HttpServerTransport.builder().legacy(LegacyMode.OFF));
    Answer answer = connection.exchange(method, "", HOST, "Accept: text/event-stream");
    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.header("Allow")).isEqualTo("POST");
    assertThat(call("echo", ScriptedServer.headers("echo")).status()).isEqualTo(200);
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
  void aBodyOfExactlyTheLimitIsTaken() {
    String body = ScriptedServer.call(1, "echo");
    connect(HttpServerTransport.builder().maxBodyBytes(body.length()));
    assertThat(call("echo", ScriptedServer.headers("echo")).status()).isEqualTo(200);
    connection.post(body + " ", ScriptedServer.headers("echo"));
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
  void aBodyThatStopsTimesOut() {
    connect(HttpServerTransport.builder().idleTimeout(Duration.ofMillis(300)));
    String head = connection.request("", ScriptedServer.headers("echo")).replace(": 0", ": 10");
    connection.send(head + "{");
    assertThat(connection.answer().status()).isEqualTo(408);
    connection.awaitEnd();
  }

  @Test
  void whoNamesNoHostIsNotTakenForOneWhoNamesThisOne() {
    connect()
        .send("POST /mcp HTTP/1.0\r\n" + JSON + "\r\n" + ACCEPT + "\r\nContent-Length: 0\r\n\r\n");
    assertThat(connection.answer().status()).isEqualTo(403);
  }
}
