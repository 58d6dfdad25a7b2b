package dev.mcpsdk.transport.http;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** An HTTP/1.1 client of plain bytes, which can do what no proper client does. */
final class RawConnection implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;
  private final int port;

  RawConnection(int port) {
    this(port, -1);
  }

  /**
   * @param receiveBuffer small enough to be filled soon, by a peer that is not read from
   */
  RawConnection(int port, int receiveBuffer) {
    this.port = port;
    try {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
      socket.setSoTimeout(20_000);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends the text as it is. */
  void send(String text) {
    try {
      socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Posts a body with the headers a client of the protocol sends, {@code extra} ones included. */
  void post(String body, String... extra) {
    send(request(body, extra));
  }

  String request(String body, String... extra) {
    StringBuilder text =
        new StringBuilder("POST /mcp HTTP/1.1\r\nHost: localhost:" + port + "\r\n");
    text.append(
        "Content-Type: application/json\r\nAccept: application/json, text/event-stream\r\n");
    for (String header : extra) {
      text.append(header).append("\r\n");
    }
    text.append("Content-Length: ")
        .append(body.getBytes(StandardCharsets.UTF_8).length)
        .append("\r\n\r\n");
    return text.append(body).toString();
  }

  /** A request with these headers only, and its response. */
  Answer exchange(String method, String body, String... headers) {
    StringBuilder text = new StringBuilder(method + " /mcp HTTP/1.1\r\n");
    for (String header : headers) {
      text.append(header).append("\r\n");
    }
    if (!body.isEmpty()) {
      text.append("Content-Length: ")
          .append(body.getBytes(StandardCharsets.UTF_8).length)
          .append("\r\n");
    }
    send(text.append("\r\n").append(body).toString());
    return answer();
  }

  /** Status, headers and whole body of the next response. */
  Answer answer() {
    Head head = head();
    return new Answer(head.status, head.headers, new String(body(head), StandardCharsets.UTF_8));
  }

  Head head() {
    String[] status = line().split(" ", 3);
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    return new Head(Integer.parseInt(status[1]), headers);
  }

  /** The next piece of a chunked body; empty at its end. */
  String chunk() {
    // Jetty writes the line break after a chunk together with the next one.
    String size = line();
    if (size.isEmpty()) {
      size = line();
    }
    int length = Integer.parseInt(size, 16);
    String text = new String(bytes(length), StandardCharsets.UTF_8);
    if (length == 0) {
      line();
    }
    return text;
  }

  /** The next event's data, comments skipped. */
  String event() {
    while (true) {
      String chunk = chunk();
      if (chunk.isEmpty()) {
        throw new AssertionError("the stream ended");
      }
      if (chunk.startsWith("data: ")) {
        return chunk.substring(6).trim();
      }
    }
  }

  private byte[] body(Head head) {
    String length = head.headers.get("content-length");
    if (length != null) {
      return bytes(Integer.parseInt(length));
    }
    if (!"chunked".equals(head.headers.get("transfer-encoding"))) {
      return new byte[0];
    }
    StringBuilder body = new StringBuilder();
    for (String chunk = chunk(); !chunk.isEmpty(); chunk = chunk()) {
      body.append(chunk);
    }
    return body.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Reads on until the server has closed the connection, in whatever way. */
  void awaitEnd() {
    try {
      byte[] rest = new byte[64 * 1024];
      while (in.read(rest) >= 0) {
        // what had been sent before
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server kept the connection open", e);
    } catch (IOException e) {
      // reset
    }
  }

  byte[] bytes(int count) {
    try {
      byte[] bytes = in.readNBytes(count);
      if (bytes.length < count) {
        throw new EOFException("expected " + count + " bytes but got " + bytes.length);
      }
      return bytes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String line() {
    try {
      StringBuilder line = new StringBuilder();
      for (int c = in.read(); c != '\n'; c = in.read()) {
        if (c < 0) {
          throw new EOFException("connection closed after '" + line + "'");
        }
        if (c != '\r') {
          line.append((char) c);
        }
      }
      return line.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Closes with a reset instead of an orderly end. */
  void reset() {
    try {
      socket.setSoLinger(true, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    close();
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  record Head(int status, Map<String, String> headers) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }

  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }
}
