package dev.mcpsdk.transport.websocket;

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
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A WebSocket client of plain bytes, which can do what no proper client does. */
final class RawSocket implements AutoCloseable {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;
  static final int FIN = 0x80;

  private static final byte[] MASK = {0x12, (byte) 0x9A, 0x56, (byte) 0xFE};

  private final Socket socket;
  private final InputStream in;
  private final int port;

  RawSocket(int port) {
    this(port, -1);
  }

  /**
   * @param receiveBuffer small enough to be filled soon, by a peer that is not read from
   */
  RawSocket(int port, int receiveBuffer) {
    this.port = port;
    try {
      socket = new Socket();
      if (receiveBuffer > 0) {
        socket.setReceiveBufferSize(receiveBuffer);
      }
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
      socket.setSoTimeout(20_000);
      socket.setTcpNoDelay(true);
      in = new BufferedInputStream(socket.getInputStream());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An upgraded connection. */
  static RawSocket open(int port) {
    RawSocket raw = new RawSocket(port);
    raw.upgraded();
    return raw;
  }

  RawSocket upgraded() {
    Answer answer = upgrade();
    if (answer.status() != 101) {
      throw new AssertionError("not upgraded: " + answer);
    }
    return this;
  }

  /** The headers of a proper upgrade. */
  List<String> headers() {
    return new ArrayList<>(
        List.of(
            "Host: localhost:" + port,
            "Upgrade: websocket",
            "Connection: Upgrade",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            "Sec-WebSocket-Protocol: mcp"));
  }

  /** A proper upgrade with further headers. */
  Answer upgrade(String... more) {
    List<String> headers = headers();
    headers.addAll(List.of(more));
    return request("GET /ws HTTP/1.1", headers);
  }

  Answer request(String line, List<String> headers) {
    send(
        (line + "\r\n" + String.join("\r\n", headers) + "\r\n\r\n")
            .getBytes(StandardCharsets.ISO_8859_1));
    return answer();
  }

  Answer answer() {
    String status = line();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).trim());
    }
    String length = headers.get("content-length");
    byte[] body = length == null ? new byte[0] : bytes(Integer.parseInt(length));
    return new Answer(
        Integer.parseInt(status.split(" ", 3)[1]),
        headers,
        new String(body, StandardCharsets.UTF_8));
  }

  void text(String text) {
    frame(FIN | TEXT, text.getBytes(StandardCharsets.UTF_8));
  }

  /** A masked frame. */
  void frame(int first, byte[] payload) {
    send(masked(first, payload));
  }

  static byte[] masked(int first, byte[] payload) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    length(out, payload.length, 0x80);
    out.writeBytes(MASK);
    for (int i = 0; i < payload.length; i++) {
      out.write(payload[i] ^ MASK[i & 3]);
    }
    return out.toByteArray();
  }

  /** A frame's beginning that announces more than follows. */
  void announce(int first, long length) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(first);
    length(out, length, 0x80);
    out.writeBytes(MASK);
    send(out.toByteArray());
  }

  private static void length(ByteArrayOutputStream out, long length, int masked) {
    if (length >= 0 && length <= 125) {
      out.write((int) length | masked);
    } else if (length >= 0 && length <= 0xFFFF) {
      out.write(126 | masked);
      out.writeBytes(ByteBuffer.allocate(2).putShort((short) length).array());
    } else {
      out.write(127 | masked);
      out.writeBytes(ByteBuffer.allocate(8).putLong(length).array());
    }
  }

  void send(byte[] bytes) {
    try {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The next frame of the server. */
  Frame frame() {
    byte[] start = bytes(2);
    if (start[1] < 0) {
      throw new AssertionError("a server's frame must not be masked");
    }
    int length = start[1];
    if (length == 126) {
      length = ByteBuffer.wrap(bytes(2)).getShort() & 0xFFFF;
    } else if (length == 127) {
      length = (int) ByteBuffer.wrap(bytes(8)).getLong();
    }
    return new Frame(start[0] & 0x0F, start[0] < 0, bytes(length));
  }

  /** The next message, pings passed over. */
  String message() {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    while (true) {
      Frame frame = frame();
      if (frame.opcode == PING) {
        continue;
      }
      if (frame.opcode > BINARY) {
        throw new AssertionError("expected a message but got " + frame);
      }
      message.writeBytes(frame.payload);
      if (frame.fin) {
        return message.toString(StandardCharsets.UTF_8);
      }
    }
  }

  /** The close frame that comes next, whatever comes before. */
  Frame close(int code) {
    Frame frame = frame();
    while (frame.opcode != CLOSE) {
      frame = frame();
    }
    if (frame.code() != code) {
      throw new AssertionError("expected to be closed with " + code + " but got " + frame);
    }
    return frame;
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

  private byte[] bytes(int count) {
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

  /** One frame, its payload unmasked. */
  static final class Frame {

    private final int opcode;
    private final boolean fin;
    private final byte[] payload;

    Frame(int opcode, boolean fin, byte[] payload) {
      this.opcode = opcode;
      this.fin = fin;
      this.payload = payload;
    }

    int opcode() {
      return opcode;
    }

    boolean fin() {
      return fin;
    }

    byte[] payload() {
      return payload;
    }

    int code() {
      return payload.length < 2 ? 1005 : ByteBuffer.wrap(payload).getShort() & 0xFFFF;
    }

    String reason() {
      return payload.length < 2
          ? ""
          : new String(payload, 2, payload.length - 2, StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
      return "frame with opcode " + opcode + ", code " + code() + " " + reason();
    }
  }

  record Answer(int status, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }
}
