package dev.mcpsdk.it.hostile;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
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

/** An HTTP/1.1 connection of plain bytes. */
final class RawHttp implements AutoCloseable {

  private final Socket socket = new Socket();
  private final InputStream in;
  private final int port;
  private final StringBuilder unread = new StringBuilder(); // of an event stream

  RawHttp(int port) {
    this(port, 0);
  }

  /**
   * @param receiveBuffer small, to be filled soon when nobody reads; 0 for the system's own
   */
  RawHttp(int port, int receiveBuffer) {
    this.port = port;
    try {
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.setTcpNoDelay(true);
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
      socket.setSoTimeout((int) Waiting.LONG.toMillis());
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawHttp send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  RawHttp send(String text) {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** A POST with these headers and no others than Host and Content-Length. */
  RawHttp post(byte[] body, String... headers) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(head("POST /mcp HTTP/1.1", headers).getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(
        ("Content-Length: " + body.length + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1));
    whole.writeBytes(body);
    return send(whole.toByteArray());
  }

  RawHttp post(String body, String... headers) {
    return post(body.getBytes(StandardCharsets.UTF_8), headers);
  }

  /** A head without its end, so that more headers can follow. */
  String head(String requestLine, String... headers) {
    StringBuilder head = new StringBuilder(requestLine).append("\r\n");
    boolean host = false;
    for (String header : headers) {
      host |= header.regionMatches(true, 0, "Host:", 0, 5);
    }
    if (!host) {
      head.append("Host: 127.0.0.1:").append(port).append("\r\n");
    }
    for (String header : headers) {
      head.append(header).append("\r\n");
    }
    return head.toString();
  }

  /** The whole next response. */
  Answer answer() {
    try {
      String[] status = line().split(" ", 3);
      Map<String, String> headers = headers();
      byte[] body = body(headers);
      return new Answer(Integer.parseInt(status[1]), headers, message(headers, body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The head of the next response, whose body is read by {@link #event}. */
  Answer head() {
    try {
      String[] status = line().split(" ", 3);
      return new Answer(Integer.parseInt(status[1]), headers(), "");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, String> headers() throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.merge(
          line.substring(0, colon).toLowerCase(Locale.ROOT),
          line.substring(colon + 1).trim(),
          (a, b) -> a + ", " + b);
    }
    return headers;
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    String length = headers.get("content-length");
    if (length != null) {
      return exactly(Integer.parseInt(length));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if ("chunked".equals(headers.get("transfer-encoding"))) {
      for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
        body.writeBytes(chunk);
      }
    } else if ("close".equals(headers.get("connection"))) {
      body.writeBytes(in.readAllBytes());
    }
    return body.toByteArray();
  }

  /** The last event of a stream, or the document. */
  private static String message(Map<String, String> headers, byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    if (!"text/event-stream".equals(headers.get("content-type"))) {
      return text;
    }
    String last = "";
    for (String line : text.split("\n", -1)) {
      last = line.startsWith("data: ") ? line.substring(6) : last;
    }
    return last;
  }

  /** The data of the next event of a stream; comments are passed over. */
  String event() {
    try {
      while (true) {
        int end = unread.indexOf("\n\n");
        if (end < 0) {
          byte[] chunk = chunk();
          if (chunk.length == 0) {
            throw new EOFException("the stream has ended");
          }
          unread.append(new String(chunk, StandardCharsets.ISO_8859_1));
          continue;
        }
        String event = unread.substring(0, end);
        unread.delete(0, end + 2);
        if (event.startsWith("data: ")) {
          return event.substring(6);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] chunk() throws IOException {
    // Jetty writes the line break after a chunk together with the next one.
    String size = line();
    byte[] chunk = exactly(Integer.parseInt(size.isEmpty() ? line() : size, 16));
    if (chunk.length == 0) {
      line();
    }
    return chunk;
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("expected " + count + " bytes but the connection ended");
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection ended after '" + line + "'");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** Reads until the server has closed the connection, and gives what it sent before. */
  String awaitEnd() {
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    try {
      byte[] some = new byte[64 * 1024];
      for (int n = in.read(some); n >= 0; n = in.read(some)) {
        rest.write(some, 0, n);
      }
    } catch (SocketTimeoutException e) {
      throw new AssertionError("the server keeps the connection open", e);
    } catch (IOException e) {
      // reset
    }
    return rest.toString(StandardCharsets.UTF_8);
  }

  /**
   * Sends the piece again and again, each time after a moment without an answer, until the server
   * has closed the connection; gives what it sent.
   */
  String trickle(String piece) {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    long deadline = System.nanoTime() + Waiting.LONG.toNanos();
    try {
      socket.setSoTimeout(20);
      byte[] some = new byte[4096];
      for (int n = 0; n >= 0; ) {
        if (System.nanoTime() > deadline) {
          throw new AssertionError("the server keeps the connection open");
        }
        if (answer.size() == 0) {
          socket.getOutputStream().write(piece.getBytes(StandardCharsets.US_ASCII));
        }
        try {
          n = in.read(some);
          answer.write(some, 0, Math.max(0, n));
        } catch (SocketTimeoutException e) {
          // The moment has passed.
        }
      }
    } catch (IOException e) {
      // reset
    }
    return answer.toString(StandardCharsets.UTF_8);
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
}
