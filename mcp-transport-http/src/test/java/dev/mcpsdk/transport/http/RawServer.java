package dev.mcpsdk.transport.http;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** An HTTP/1.1 server of plain bytes that answers every request as its script says. */
final class RawServer implements AutoCloseable {

  /** Answers one request; what it throws closes the connection, and so does returning. */
  interface Script {
    void answer(Exchange exchange) throws Exception;
  }

  record Seen(String line, Map<String, String> headers, String body) {
    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }
  }

  final BlockingQueue<Seen> requests = new LinkedBlockingQueue<>();
  private final ServerSocket listener;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  RawServer(Script script) {
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.execute(
        () -> {
          try {
            while (true) {
              Socket socket = listener.accept();
              sockets.add(socket);
              threads.execute(() -> serve(socket, script));
            }
          } catch (IOException e) {
            // closed
          }
        });
  }

  String url() {
    return "http://127.0.0.1:" + listener.getLocalPort() + "/mcp?key=secret";
  }

  Seen take() throws InterruptedException {
    Seen seen = requests.poll(10, TimeUnit.SECONDS);
    if (seen == null) {
      throw new AssertionError("no request within 10 s");
    }
    return seen;
  }

  private void serve(Socket socket, Script script) {
    try (socket) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      while (true) {
        String line = line(in);
        Map<String, String> headers = new LinkedHashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
          int colon = header.indexOf(':');
          headers.put(
              header.substring(0, colon).toLowerCase(Locale.ROOT),
              header.substring(colon + 1).trim());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        Seen seen = new Seen(line, headers, new String(body, StandardCharsets.UTF_8));
        requests.add(seen);
        Exchange exchange = new Exchange(seen, socket, in);
        script.answer(exchange);
        if (!exchange.keep) {
          return;
        }
      }
    } catch (Exception e) {
      // the connection ends
    } finally {
      sockets.remove(socket);
    }
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
    threads.shutdownNow();
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static final class Exchange {
    final Seen request;
    private final Socket socket;
    private final OutputStream out;
    private final InputStream in;
    private boolean keep;

    Exchange(Seen request, Socket socket, InputStream in) throws IOException {
      this.request = request;
      this.socket = socket;
      this.out = socket.getOutputStream();
      this.in = in;
    }

    void send(String text) throws IOException {
      send(text.getBytes(StandardCharsets.UTF_8));
    }

    void send(byte[] bytes) throws IOException {
      out.write(bytes);
      out.flush();
    }

    /** A response with a body of known length; the connection stays open. */
    void respond(String status, String type, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      send(
          "HTTP/1.1 "
              + status
              + "\r\nContent-Type: "
              + type
              + "\r\nContent-Length: "
              + length
              + "\r\n\r\n"
              + body);
      keep = true;
    }

    /** The head of an event stream that ends with the connection. */
    void stream() throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    /** Returns when the client has closed the connection. */
    void awaitEnd() throws IOException {
      while (in.read() >= 0) {
        // what else it sends
      }
    }

    void reset() throws IOException {
      socket.setSoLinger(true, 0);
      socket.close();
    }
  }
}
