package dev.mcpsdk.transport.http;

import dev.mcpsdk.schema.json.JsonLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.eclipse.jetty.client.HttpClient;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link HttpClientTransport}. Not thread-safe. */
public final class HttpClientTransportBuilder {

  private final URI url;
  private Supplier<Map<String, String>> headers = Map::of;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private Duration idleTimeout = Duration.ofMinutes(10);
  private int maxMessageBytes = 64 * 1024 * 1024;
  private int maxConnections = 256;
  private JsonLimits jsonLimits = JsonLimits.DEFAULT;
  private @Nullable HttpClient client;

  HttpClientTransportBuilder(String url) {
    this.url = checked(url);
  }

  /**
   * Further headers, such as {@code Authorization}. Asked before every request, on the thread that
   * sends it; may block.
   *
   * @param supplier must not name headers of the protocol ({@code Mcp-…}) or of the message ({@code
   *     Content-Type}, {@code Accept} …)
   */
  public HttpClientTransportBuilder headers(Supplier<Map<String, String>> supplier) {
    headers = Objects.requireNonNull(supplier, "supplier");
    return this;
  }

  /** How long connecting may take. 10 s by default. Without effect on a shared client. */
  public HttpClientTransportBuilder connectTimeout(Duration duration) {
    connectTimeout = positive("connectTimeout", duration);
    return this;
  }

  /**
   * How long the server may send nothing at all, neither an answer nor a comment to keep the stream
   * alive, before the request counts as lost. 10 min by default.
   */
  public HttpClientTransportBuilder idleTimeout(Duration duration) {
    idleTimeout = positive("idleTimeout", duration);
    return this;
  }

  /** The longest JSON document or event taken from the server. 64 MiB by default. */
  public HttpClientTransportBuilder maxMessageBytes(int bytes) {
    maxMessageBytes = positive("maxMessageBytes", bytes);
    return this;
  }

  /** What the JSON of the server must keep to. */
  public HttpClientTransportBuilder jsonLimits(JsonLimits limits) {
    jsonLimits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /**
   * How many connections may be open, and so how many requests under way at once on HTTP/1.1. 256
   * by default. Without effect on a shared client.
   */
  public HttpClientTransportBuilder maxConnections(int count) {
    maxConnections = positive("maxConnections", count);
    return this;
  }

  /**
   * A started Jetty client to be used, with its proxy, TLS and connection settings. It may be
   * shared and is not stopped by the transport. By default each transport has a client of its own.
   */
  public HttpClientTransportBuilder client(HttpClient shared) {
    client = Objects.requireNonNull(shared, "shared");
    return this;
  }

  public HttpClientTransport build() {
    return new HttpClientTransport(
        new ClientSettings(
            url,
            headers,
            connectTimeout,
            idleTimeout,
            maxMessageBytes,
            maxConnections,
            jsonLimits,
            client));
  }

  private static URI checked(String url) {
    URI uri = URI.create(url);
    boolean http =
        "http".equalsIgnoreCase(uri.getScheme()) || "https".equalsIgnoreCase(uri.getScheme());
    if (!http || uri.getHost() == null) {
      throw new IllegalArgumentException("expected an http or https URL with a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the URL must have neither user information nor a fragment");
    }
    return uri;
  }

  private static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
    return value;
  }

  private static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
    return value;
  }
}
