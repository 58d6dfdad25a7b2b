package dev.mcpsdk.transport.websocket;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A server of plain bytes: accepts connections and does with each what the test says. */
final class RawServer implements AutoCloseable {

  interface Script {
    void run(Peer peer) throws Exception;
  }

  private final ServerSocket socket;
  private final List<Socket> accepted = new CopyOnWriteArrayList<>();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  RawServer(Script script) {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(
        () -> {
          while (!socket.isClosed()) {
            try {
              Socket client = socket.accept();
              accepted.add(client);
              threads.execute(() -> run(script, client));
            } catch (IOException e) {
              return;
            }
          }
        });
  }

  private static void run(Script script, Socket client) {
    try {
      script.run(new Peer(client));
    } catch (Exception e) {
      // The test has ended, or will complain about what did not come.
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  String url() {
    return "ws://127.0.0.1:" + port() + "/ws";
  }

  @Override
  public void close() {
    try {
      socket.close();
      for (Socket client : List.copyOf(accepted)) {
        client.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }

  /** One client. */
  static final class Peer {

    final Socket socket;
    final InputStream in;
    String request = "";

    Peer(Socket socket) throws IOException {
      this.socket = socket;
      this.in = new BufferedInputStream(socket.getInputStream());
    }

    /** Reads the request, with its end. */
    String request() throws IOException {
      StringBuilder text = new StringBuilder();
      while (text.indexOf("\r\n\r\n") < 0) {
        int c = in.read();
        if (c < 0) {
          throw new EOFException();
        }
        text.append((char) c);
      }
      request = text.toString();
      return request;
    }

    String header(String name) {
      for (String line : request.split("\r\n", -1)) {
        if (line.regionMatches(true, 0, name + ":", 0, name.length() + 1)) {
          return line.substring(name.length() + 1).trim();
        }
      }
      return null;
    }

    Peer upgrade(String... headers) throws IOException {
      request();
      String key = header("Sec-WebSocket-Key");
      send(
          "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
              + "Sec-WebSocket-Accept: "
              + accept(key)
              + "\r\n"
              + String.join("", List.of(headers).stream().map(h -> h + "\r\n").toList())
              + "\r\n");
      return this;
    }

    private static String accept(String key) {
      try {
        byte[] text =
            (key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII);
        return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
      } catch (NoSuchAlgorithmException e) {
        throw new AssertionError(e);
      }
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      socket.getOutputStream().write(bytes);
      socket.getOutputStream().flush();
    }

    /** An unmasked frame. */
    void frame(int first, byte[] payload) throws IOException {
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(first);
      if (payload.length <= 125) {
        out.write(payload.length);
      } else if (payload.length <= 0xFFFF) {
        out.write(126);
        out.writeBytes(ByteBuffer.allocate(2).putShort((short) payload.length).array());
      } else {
        out.write(127);
        out.writeBytes(ByteBuffer.allocate(8).putLong(payload.length).array());
      }
      out.writeBytes(payload);
      send(out.toByteArray());
    }

    void text(String text) throws IOException {
      frame(RawSocket.FIN | RawSocket.TEXT, text.getBytes(StandardCharsets.UTF_8));
    }

    /** The next frame, unmasked. */
    RawSocket.Frame frame() throws IOException {
      byte[] start = in.readNBytes(2);
      if (start.length < 2) {
        throw new EOFException();
      }
      if (start[1] >= 0) {
        throw new AssertionError("a client's frame must be masked");
      }
      int length = start[1] & 0x7F;
      if (length == 126) {
        length = ByteBuffer.wrap(in.readNBytes(2)).getShort() & 0xFFFF;
      } else if (length == 127) {
        length = (int) ByteBuffer.wrap(in.readNBytes(8)).getLong();
      }
      byte[] mask = in.readNBytes(4);
      byte[] payload = in.readNBytes(length);
      for (int i = 0; i < payload.length; i++) {
        payload[i] ^= mask[i & 3];
      }
      return new RawSocket.Frame(start[0] & 0x0F, start[0] < 0, payload);
    }
  }
}
