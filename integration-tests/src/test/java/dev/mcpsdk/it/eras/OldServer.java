package dev.mcpsdk.it.eras;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An HTTP server of plain bytes. What it does about a request is looked up by the JSON-RPC method,
 * or by the HTTP method if the body has none; each connection carries one request.
 */
final class OldServer implements AutoCloseable {

  private static final Pattern METHOD = Pattern.compile("\"method\":\"([^\"]+)\"");
  private static final Pattern ID = Pattern.compile("\"id\":(\"[^\"]*\"|-?\\d+)");

  /** Answers a request; then the connection is closed. */
  interface Behaviour {
    void answer(Peer peer) throws Exception;
  }

  /** What the client has sent. */
  record Seen(String http, String path, String method, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.get(name.toLowerCase(Locale.ROOT));
    }

    String id() {
      Matcher id = ID.matcher(body);
      return id.find() ? id.group(1) : "null";
    }
  }

  private final BlockingQueue<Seen> seen = new LinkedBlockingQueue<>();
  private final List<Seen> aside = new ArrayList<>(); // of the test's thread
  private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
  private final String path;
  private final ServerSocket listener;

  OldServer() {
    this("/mcp");
  }

  OldServer(String path) {
    this.path = path;
    try {
      listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start(this::accept);
  }

  String url() {
    return origin() + path;
  }

  String origin() {
    return "http://127.0.0.1:" + listener.getLocalPort();
  }

  OldServer on(String method, Behaviour behaviour) {
    behaviours.put(method, behaviour);
    return this;
  }

  /** Answers requests of this method with a JSON document. */
  OldServer result(String method, String result) {
    return on(method, peer -> peer.json(peer.result(result)));
  }

  /** Serves handshakes of one revision, with or without an id for the session. */
  OldServer shakingHands(String version, String sessionId) {
    String session = sessionId == null ? "" : "Mcp-Session-Id: " + sessionId + "\r\n";
    return on("initialize", peer -> peer.document("200 OK", session, peer.result(hello(version))))
        .on("server/discover", peer -> peer.status("400 Bad Request"))
        .on("notifications/initialized", peer -> peer.status("202 Accepted"))
        .on("notifications/cancelled", peer -> peer.status("202 Accepted"))
        .on("GET", peer -> peer.status("405 Method Not Allowed"))
        .on("DELETE", peer -> peer.status("200 OK"));
  }

  static String hello(String version) {
    return "{\"protocolVersion\":\""
        + version
        + "\",\"capabilities\":{\"tools\":{\"listChanged\":true},\"resources\":{\"subscribe\":true}},"
        + "\"serverInfo\":{\"name\":\"old\",\"version\":\"1\"}}";
  }

  /** The next request with this method of either kind; others are kept for later. */
  Seen take(String method) throws InterruptedException {
    for (Seen one : aside) {
      if (one.method.equals(method)) {
        aside.remove(one);
        return one;
      }
    }
    while (true) {
      Seen next = seen.poll(10, TimeUnit.SECONDS);
      if (next == null) {
        throw new AssertionError("no " + method + " within 10 s");
      }
      if (next.method.equals(method)) {
        return next;
      }
      aside.add(next);
    }
  }

  /** How often requests of this method have come that were not taken. */
  long count(String method) {
    seen.drainTo(aside);
    return aside.stream().filter(one -> one.method.equals(method)).count();
  }

  private static void start(Runnable task) {
    Thread thread = new Thread(task, "test-old-server");
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
      String[] line = line(in).split(" ", -1);
      Map<String, String> headers = new HashMap<>();
      for (String header = line(in); !header.isEmpty(); header = line(in)) {
        int colon = header.indexOf(':');
        headers.put(
            header.substring(0, colon).toLowerCase(Locale.ROOT),
            header.substring(colon + 1).trim());
      }
      int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
      String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
      Matcher method = METHOD.matcher(body);
      String name = method.find() ? method.group(1) : body.isEmpty() ? line[0] : "response";
      Seen request = new Seen(line[0], line[1], name, headers, body);
      seen.add(request);
      Behaviour behaviour = behaviours.get(name);
      Peer peer = new Peer(request, in, socket.getOutputStream());
      if (behaviour == null) {
        peer.status("404 Not Found");
      } else {
        behaviour.answer(peer);
      }
    } catch (Exception e) {
      // the client has gone, or the test is over
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
    try {
      listener.close();
      for (Socket socket : sockets) {
        socket.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One request, and the way to answer it. */
  static final class Peer {
    final Seen request;
    private final InputStream in;
    private final OutputStream out;

    Peer(Seen request, InputStream in, OutputStream out) {
      this.request = request;
      this.in = in;
      this.out = out;
    }

    String result(String result) {
      return "{\"jsonrpc\":\"2.0\",\"id\":" + request.id() + ",\"result\":" + result + "}";
    }

    String error(int code, String data) {
      return "{\"jsonrpc\":\"2.0\",\"id\":"
          + request.id()
          + ",\"error\":{\"code\":"
          + code
          + ",\"message\":\"no\",\"data\":"
          + data
          + "}}";
    }

    void send(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    }

    void status(String status) throws IOException {
      send("HTTP/1.1 " + status + "\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    }

    void json(String body) throws IOException {
      document("200 OK", "", body);
    }

    void document(String status, String headers, String body) throws IOException {
      body(status, "application/json", headers, body);
    }

    void body(String status, String type, String headers, String body) throws IOException {
      int length = body.getBytes(StandardCharsets.UTF_8).length;
      send(
          "HTTP/1.1 "
              + status
              + "\r\nContent-Type: "
              + type
              + "\r\n"
              + headers
              + "Connection: close\r\nContent-Length: "
              + length
              + "\r\n\r\n"
              + body);
    }

    /** Begins a stream of events that ends with the connection. */
    void stream() throws IOException {
      send("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nConnection: close\r\n\r\n");
    }

    void event(String id, String data) throws IOException {
      send((id == null ? "" : "id: " + id + "\n") + "data: " + data + "\n\n");
    }

    /** Returns when the client has closed the connection. */
    void awaitEnd() throws IOException {
      while (in.read() >= 0) {
        // nothing more is expected
      }
    }
  }
}
