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
import java.util.concurrent.ConcurrentHashMap;

/** A POST for each message, through the JDK's HTTP client. */
public final class HttpWire implements Wire {

  // It ends with the JVM: the JDK's cannot be closed before 21.
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final URI url;
  private final Map<String, String> headers;
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
  public Exchange send(String request) {
    return send(request, standardHeaders(request));
  }

  /** With these headers instead of those that belong to the request. */
  @SuppressWarnings("FutureReturnValueIgnored") // the reader is told of a failure
  public Exchange send(String request, Map<String, String> given) {
    HttpRequest.Builder post = post(request);
    given.forEach(post::setHeader);
    ResponseReader reader = new ResponseReader(open::remove);
    Exchange exchange = new Exchange(request, reader::cancel);
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

  @Override
  public void tell(String notification) {
    int status = post(notification, Map.of()).statusCode();
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
