package dev.mcpsdk.transport.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.transport.http.RawConnection.Answer;
import dev.mcpsdk.transport.http.RawConnection.Head;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A client of one session, over a connection of plain bytes for each thing it does. */
final class SessionClient implements AutoCloseable {

  /** An event as it came. */
  record Event(String type, String id, String retry, String data) {}

  private final int port;
  private final List<RawConnection> connections = new ArrayList<>();
  final String[] extra;
  String id;

  SessionClient(int port, String... extra) {
    this.port = port;
    this.extra = extra;
  }

  /** Begins a session of this revision. */
  SessionClient begin(String version) {
    RawConnection connection = connect();
    connection.post(ScriptedServer.initialize(version), extra);
    Answer answer = connection.answer();
    assertThat(answer.status()).isEqualTo(200);
    id = answer.header("Mcp-Session-Id");
    assertThat(id).isNotNull();
    assertThat(post("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}").status())
        .isEqualTo(202);
    return this;
  }

  RawConnection connect() {
    RawConnection connection = new RawConnection(port);
    connections.add(connection);
    return connection;
  }

  /** Posts on a new connection and leaves it open. */
  RawConnection call(String body, String... headers) {
    RawConnection connection = connect();
    connection.post(body, with(headers));
    return connection;
  }

  Answer post(String body, String... headers) {
    try (RawConnection connection = new RawConnection(port)) {
      connection.post(body, with(headers));
      return connection.answer();
    }
  }

  Answer delete() {
    return connect().exchange("DELETE", "", get());
  }

  /** Opens an event stream; {@code lastEvent} null for one of its own. */
  RawConnection listen(String lastEvent) {
    RawConnection connection = ask(lastEvent);
    Head head = connection.head();
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Type")).isEqualTo("text/event-stream");
    return connection;
  }

  /** As {@link #listen}, on a connection that is the caller's to close. For many threads. */
  RawConnection reconnect(String lastEvent) {
    RawConnection connection = new RawConnection(port);
    connection.send(get(lastEvent));
    assertThat(connection.head().status()).isEqualTo(200);
    return connection;
  }

  /** Asks for an event stream, whatever the answer is. */
  RawConnection ask(String lastEvent) {
    RawConnection connection = connect();
    connection.send(get(lastEvent));
    return connection;
  }

  private String get(String lastEvent) {
    List<String> headers = new ArrayList<>(List.of(get()));
    if (lastEvent != null) {
      headers.add("Last-Event-ID: " + lastEvent);
    }
    return "GET /mcp HTTP/1.1\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  private String[] get() {
    return concat(
        new String[] {
          "Host: localhost:" + port, "Accept: text/event-stream", "Mcp-Session-Id: " + id
        },
        extra);
  }

  private String[] with(String... headers) {
    String[] all = id == null ? headers : concat(headers, "Mcp-Session-Id: " + id);
    return concat(all, extra);
  }

  private static String[] concat(String[] first, String... more) {
    String[] all = Arrays.copyOf(first, first.length + more.length);
    System.arraycopy(more, 0, all, first.length, more.length);
    return all;
  }

  @Override
  public void close() {
    connections.forEach(RawConnection::close);
  }
}
