package dev.mcpsdk.transport.websocket;

import static dev.mcpsdk.transport.websocket.WebSocketServerTransportBuilder.positive;

import dev.mcpsdk.schema.json.JsonLimits;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link WebSocketClientTransport}. Not thread-safe. */
public final class WebSocketClientTransportBuilder {

  private final URI url;
  private Supplier<Map<String, String>> headers = Map::of;
  private boolean subprotocol = true;
  private @Nullable URI proxy;
  private @Nullable SSLContext tls;
  private Duration connectTimeout = Duration.ofSeconds(10);
  private int maxMessageBytes = 4 * 1024 * 1024;
  private JsonLimits jsonLimits = JsonLimits.DEFAULT;
  private int maxQueuedBytes = 1024 * 1024;
  private int maxQueuedNotifications = 1_024;
  private Duration writeTimeout = Duration.ofSeconds(30);
  private Duration pingInterval = Duration.ofSeconds(20);
  private Duration pongTimeout = Duration.ofSeconds(20);
  private ReconnectPolicy reconnects = ReconnectPolicy.DEFAULT;

  WebSocketClientTransportBuilder(String url) {
    this.url = checked(url);
  }

  /**
   * Further headers of the upgrade, such as {@code Authorization}. Asked before every attempt to
   * connect, on the thread that connects; may block.
   */
  public WebSocketClientTransportBuilder headers(Supplier<Map<String, String>> supplier) {
    headers = Objects.requireNonNull(supplier, "supplier");
    return this;
  }

  /**
   * Whether to offer the subprotocol {@code mcp}. True by default; a server that agrees on none is
   * taken in any case, but some refuse clients that offer one.
   */
  public WebSocketClientTransportBuilder subprotocol(boolean offered) {
    subprotocol = offered;
    return this;
  }

  /**
   * An HTTP proxy to tunnel through, as {@code http://host:port}. By default that of the JVM's
   * proxy selector.
   */
  public WebSocketClientTransportBuilder proxy(URI address) {
    if (!"http".equalsIgnoreCase(address.getScheme()) || address.getHost() == null) {
      throw new IllegalArgumentException("expected a proxy, like http://proxy.example.com:3128");
    }
    proxy = address;
    return this;
  }

  /** Trust and keys for {@code wss}. By default those of the JVM. */
  public WebSocketClientTransportBuilder tls(SSLContext context) {
    tls = Objects.requireNonNull(context, "context");
    return this;
  }

  /** How long connecting may take, the upgrade included. 10 s by default. */
  public WebSocketClientTransportBuilder connectTimeout(Duration duration) {
    connectTimeout = positive("connectTimeout", duration);
    return this;
  }

  /**
   * The longest message taken from the server, in one frame or many; a longer one ends the
   * connection. 4 MiB by default. Tyrus takes far longer for one long frame than for several: mind
   * servers that put large messages into one.
   */
  public WebSocketClientTransportBuilder maxMessageBytes(int bytes) {
    maxMessageBytes = positive("maxMessageBytes", Math.min(bytes, Integer.MAX_VALUE - 1024));
    return this;
  }

  /** What the JSON of the server must keep to. */
  public WebSocketClientTransportBuilder jsonLimits(JsonLimits limits) {
    jsonLimits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /** How much may wait to be sent before senders wait; 1 MiB by default. */
  public WebSocketClientTransportBuilder maxQueuedBytes(int bytes) {
    maxQueuedBytes = positive("maxQueuedBytes", bytes);
    return this;
  }

  /** How long the server may take nothing of what is being sent. 30 s by default. */
  public WebSocketClientTransportBuilder writeTimeout(Duration duration) {
    writeTimeout = positive("writeTimeout", duration);
    return this;
  }

  /** The longest silence of the server before it is sent a ping. 20 s by default. */
  public WebSocketClientTransportBuilder pingInterval(Duration duration) {
    pingInterval = positive("pingInterval", duration);
    return this;
  }

  /**
   * How long the server may send nothing after a ping, before it counts as gone. 20 s by default.
   */
  public WebSocketClientTransportBuilder pongTimeout(Duration duration) {
    pongTimeout = positive("pongTimeout", duration);
    return this;
  }

  public WebSocketClientTransportBuilder reconnects(ReconnectPolicy policy) {
    reconnects = Objects.requireNonNull(policy, "policy");
    return this;
  }

  public WebSocketClientTransport build() {
    Dialer dialer =
        new Dialer(url, headers, subprotocol, proxy, tls, connectTimeout, maxMessageBytes);
    ClientLimits limits =
        new ClientLimits(
            maxMessageBytes,
            jsonLimits,
            maxQueuedBytes,
            maxQueuedNotifications,
            writeTimeout,
            pingInterval,
            pongTimeout);
    return new WebSocketClientTransport(dialer, limits, reconnects);
  }

  private static URI checked(String url) {
    URI uri = URI.create(url);
    boolean webSocket = "ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme());
    if (!webSocket || uri.getHost() == null) {
      throw new IllegalArgumentException("expected a ws or wss URL with a host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "the URL must have neither user information nor a fragment");
    }
    return uri;
  }
}
