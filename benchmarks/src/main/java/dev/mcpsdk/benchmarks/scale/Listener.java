package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.Bodies;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An open stream of a server that has nothing to say. */
final class Listener implements AutoCloseable {
  private final Socket socket;

  private Listener(Socket socket) {
    this.socket = socket;
  }

  /** Opens a stream: of the newest revision by a request, of older ones by a GET in a session. */
  static Listener open(HttpTarget target) throws IOException {
    URI uri = target.uri();
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    try {
      socket.getOutputStream().write(request(target).getBytes(StandardCharsets.UTF_8));
      return new Listener(socket);
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  /** Whether the response's first bytes are there within that time, and say that all is well. */
  boolean isAcknowledged(int millis) throws IOException {
    socket.setSoTimeout(millis);
    byte[] start = new byte[12];
    try {
      int count = socket.getInputStream().readNBytes(start, 0, start.length);
      String status = new String(start, 0, count, StandardCharsets.US_ASCII);
      if (!status.endsWith(" 200")) {
        throw new IOException("a stream was refused: " + status);
      }
      return true;
    } catch (SocketTimeoutException late) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }

  private static String request(HttpTarget target) throws IOException {
    URI uri = target.uri();
    if (!target.isStateless()) {
      return "GET "
          + uri.getPath()
          + " HTTP/1.1\r\nHost: "
          + uri.getAuthority()
          + "\r\nAccept: text/event-stream\r\nMCP-Protocol-Version: "
          + Bodies.OLDER
          + "\r\nMcp-Session-Id: "
          + target.newSession()
          + "\r\n\r\n";
    }
    String body =
        Bodies.request(
            true, "subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
    return "POST "
        + uri.getPath()
        + " HTTP/1.1\r\nHost: "
        + uri.getAuthority()
        + "\r\nAccept: application/json, text/event-stream\r\nContent-Type: application/json"
        + "\r\nMCP-Protocol-Version: "
        + Bodies.NEWEST
        + "\r\nMcp-Method: subscriptions/listen\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }
}
