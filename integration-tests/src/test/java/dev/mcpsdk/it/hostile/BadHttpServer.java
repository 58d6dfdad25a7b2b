package dev.mcpsdk.it.hostile;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers requests by HTTP, or nearly so, as the name of the tool says that is called. */
final class BadHttpServer implements AutoCloseable {

  static final String OK_JSON = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
  static final String OK_STREAM =
      "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n";

  /** Sends whatever it likes; then the connection is closed. */
  interface Behaviour {
    void answer(Peer peer) throws IOException;
  }

  final AtomicInteger requests = new AtomicInteger();
  final CountDownLatch left = new CountDownLatch(1);
  private final ConcurrentHashMap<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ServerSocket listener;

  BadHttpServer() {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/mcp";
  }

  BadHttpServer on(String tool, Behaviour behaviour) {
    behaviours.put(tool, behaviour);
    return this;
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "test-bad-server");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket socket = listener.accept();
        sockets.add(socket);
        start(() -> serve(socket));
      }
    } catch (IOException e) {
      // closed
    }
  }

  private void serve(Socket socket) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      String body = request(in);
      requests.incrementAndGet();
      String tool = BadAnswers.member(body, "name");
      Peer peer = new Peer(socket, in, BadAnswers.member(body, "id"));
      Behaviour behaviour = behaviours.get(tool);
      if (behaviour != null) {
        behaviour.answer(peer);
        return;
      }
      List<String> messages = BadAnswers.of(tool, peer.id);
      if (messages == null) {
        throw new IOException("no behaviour for " + tool);
      }
      if (messages.size() == 1) {
        peer.document(OK_JSON, messages.get(0));
      } else {
        peer.send(OK_STREAM);
        for (String message : messages) {
          peer.send("data: " + message + "\n\n");
        }
      }
    } catch (IOException e) {
      // the client has gone
    } finally {
      sockets.remove(socket);
    }
  }

  private static String request(InputStream in) throws IOException {
    int length = 0;
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      if (line.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
        length = Integer.parseInt(line.substring(15).trim());
      }
    }
    return new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new IOException("end");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  @Override
  public void close() {
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The client that is to be annoyed. */
  final class Peer {
    final String id;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Peer(Socket socket, InputStream in, String id) throws IOException {
      this.socket = socket;
      this.in = in;
      this.out = socket.getOutputStream();
      this.id = id;
    }

    /** Each character a byte. */
    void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    void document(String head, String body) throws IOException {
      send(head + "Connection: close\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    void awaitLeaving() throws IOException {
      while (in.read() >= 0) {
        // whatever it says
      }
      left.countDown();
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
