package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.HttpServerTransportBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;

/** A POST for each message, through the JDK's HTTP client. */
public final class HttpWire implements Wire {

  // It ends with the JVM: the JDK's cannot be closed before 21.
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final Map<String, String> headers;
  private final Peer peer = new Peer();
  private volatile Revision revision = Revision.R5;
  private volatile String session;
  private final Set<ResponseReader> open = ConcurrentHashMap.newKeySet();

  private HttpWire(URI url, Map<String, String> headers) {
    this.url = url;
    this.headers = headers;
  }

  public static HttpWire to(URI url) {
    return new HttpWire(url, Map.of());
  }

  public static HttpWire to(McpServer server) {
    return to(server, HttpServerTransport.builder());
  }

  /** On a free port. */
  public static HttpWire to(McpServer server, HttpServerTransportBuilder builder) {
    HttpServerTransport transport = builder.port(0).build();
    server.serve(transport);
    return to(URI.create(transport.url()));
  }

  /** To the same server, with a bearer token on every request. */
  public HttpWire as(String token) {
    return new HttpWire(url, Map.of("Authorization", "Bearer " + token));
  }

  public URI url() {
    return url;
  }

  @Override
  public Revision revision() {
    return revision;
  }

  @Override
  public void expect(Revision other) {
    revision = other;
  }

  @Override
  public Peer peer() {
    return peer;
  }

  /** The id of the session, null without one. */
  public String session() {
    return session;
  }

  @Override
  public void open(Revision wanted, String capabilities) {
    if (!wanted.handshake()) {
      return;
    }
    HttpResponse<String> begun = post(Wire.initialize(wanted, capabilities), Map.of());
    String text = begun.body();
    int data = text.indexOf("data: {");
    JsonObject message = Json.object(data < 0 ? text : text.substring(data + 6));
    peer.initialized(new Message(message, begun.statusCode(), wanted).checked().result());
    session = begun.headers().firstValue("Mcp-Session-Id").orElse(null);
    revision = wanted;
    tell(INITIALIZED);
    listen();
  }

  /** Opens the stream for what belongs to no request, and waits until it is there. */
  @SuppressWarnings("FutureReturnValueIgnored") // the reader is told of a failure
  private void listen() {
    HttpRequest.Builder get =
        HttpRequest.newBuilder(url).header("Accept", "text/event-stream").GET();
    headers.forEach(get::header);
    sessionHeaders().forEach(get::setHeader);
    ResponseReader reader = new ResponseReader(revision, this::requested, open::remove);
    reader.readTo(new Exchange("GET", reader::cancel, peer::unsolicited));
    open.add(reader);
    CLIENT
        .sendAsync(get.build(), reader)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                reader.onError(failure);
              }
            });
    reader.awaitBegun();
  }

  /** The server asks; answered off the thread that reads. */
  private void requested(Message request) {
    String response = peer.response(request);
    if (response != null) {
      CompletableFuture<Void> unused = CompletableFuture.runAsync(() -> tell(response));
    }
  }

  /** What each message of the session carries. */
  private Map<String, String> sessionHeaders() {
    Map<String, String> derived = new LinkedHashMap<>();
    if (session != null) {
      derived.put("Mcp-Session-Id", session);
    }
    if (revision.since(Revision.R3)) {
      derived.put("MCP-Protocol-Version", revision.text());
    }
    return derived;
  }

  @Override
  public Exchange send(String request) {
    return send(request, revision.handshake() ? sessionHeaders() : standardHeaders(request));
  }

  /** With these headers instead of those that belong to the request. */
  @SuppressWarnings("FutureReturnValueIgnored") // the reader is told of a failure
  public Exchange send(String request, Map<String, String> given) {
    HttpRequest.Builder post = post(request);
    given.forEach(post::setHeader);
    ResponseReader reader = new ResponseReader(revision, this::requested, open::remove);
    Exchange exchange = new Exchange(request, () -> cancel(request, reader));
    reader.readTo(exchange);
    open.add(reader);
    CLIENT
        .sendAsync(post.build(), reader)
        .whenComplete(
            (response, failure) -> {
              if (failure != null) {
                reader.onError(failure);
              }
            });
    return exchange;
  }

  /** By closing the response; in the handshake era that says nothing, and a notification does. */
  private void cancel(String request, ResponseReader reader) {
    if (revision.handshake()) {
      tell(
          "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
              + Json.object(request).get("id")
              + "}}");
    }
    reader.cancel();
  }

  @Override
  public void tell(String notification) {
    Map<String, String> given =
        revision.handshake() ? sessionHeaders() : Map.of("MCP-Protocol-Version", Ask.VERSION);
    int status = post(notification, given).statusCode();
    if (status != 202) {
      throw new AssertionError("expected 202 for " + notification + " but got " + status);
    }
  }

  /** Posts and waits for the whole response, as text. */
  public HttpResponse<String> post(String body, Map<String, String> given) {
    HttpRequest.Builder post = post(body);
    given.forEach(post::setHeader);
    try {
      return CLIENT.send(post.timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while posting", e);
    }
  }

  /** Ends the session. @return the status of the response */
  public int delete() {
    HttpRequest.Builder delete = HttpRequest.newBuilder(url).timeout(PATIENCE).DELETE();
    headers.forEach(delete::header);
    sessionHeaders().forEach(delete::setHeader);
    try {
      return CLIENT.send(delete.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while ending a session", e);
    }
  }

  private HttpRequest.Builder post(String body) {
    HttpRequest.Builder post =
        HttpRequest.newBuilder(url)
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(post::header);
    return post;
  }

  /** What a client derives from this request. */
  public static Map<String, String> standardHeaders(String request) {
    Map<String, String> derived = new LinkedHashMap<>();
    JsonObject json = Json.object(request);
    derived.put("MCP-Protocol-Version", Ask.VERSION);
    if (json.get("method") instanceof JsonString method) {
      derived.put("Mcp-Method", method.getString());
    }
    if (json.get("params") instanceof JsonObject params) {
      JsonValue version =
          params.containsKey("_meta")
              ? params.getJsonObject("_meta").get("io.modelcontextprotocol/protocolVersion")
              : null;
      if (version instanceof JsonString text) {
        derived.put("MCP-Protocol-Version", text.getString());
      }
      JsonValue name = params.containsKey("name") ? params.get("name") : params.get("uri");
      if (name instanceof JsonString text) {
        derived.put("Mcp-Name", text.getString());
      }
    }
    return derived;
  }

  @Override
  public void close() {
    open.forEach(ResponseReader::cancel);
  }
}
