package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.schema.json.JsonLimits;
import java.time.Duration;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** Settings of a {@link WebSocketServerTransport}. Not thread-safe. */
public final class WebSocketServerTransportBuilder {

  String host = "127.0.0.1";
  int port = 8081;
  String path = "/ws";
  boolean requireSubprotocol = true;
  Duration upgradeTimeout = Duration.ofSeconds(30);
  Duration stopTimeout = Duration.ofSeconds(5);
  int maxConnections = 10_000;
  @Nullable Function<Server, ServerConnector> connector;
  @Nullable HostPolicy hosts;
  @Nullable OriginPolicy origins;
  @Nullable Authenticator authenticator;
  private int maxConnectionsPerCaller = 1_000;
  private int maxMessageBytes = 4 * 1024 * 1024;
  private JsonLimits jsonLimits = JsonLimits.DEFAULT;
  private int maxQueuedBytes = 1024 * 1024;
  private int maxQueuedNotifications = 1_024;
  private Duration writeTimeout = Duration.ofSeconds(30);
  private Duration pingInterval = Duration.ofSeconds(20);
  private Duration pongTimeout = Duration.ofSeconds(20);
  private Duration closeTimeout = Duration.ofSeconds(2);

  WebSocketServerTransportBuilder() {}

  /**
   * The address to listen on; {@code 0.0.0.0} for all, which calls for {@link #hosts}. Loopback by
   * default.
   */
  public WebSocketServerTransportBuilder host(String name) {
    host = Objects.requireNonNull(name, "name");
    return this;
  }

  /** The port to listen on, 0 for any free one. 8081 by default. */
  public WebSocketServerTransportBuilder port(int number) {
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535 but is " + number);
    }
    port = number;
    return this;
  }

  /** The path of the endpoint, taken literally. {@code /ws} by default. */
  public WebSocketServerTransportBuilder path(String absolute) {
    if (!absolute.startsWith("/") || absolute.indexOf('{') >= 0) {
      throw new IllegalArgumentException(
          "path must begin with / and have no { but is '" + absolute + "'");
    }
    path = absolute;
    return this;
  }

  /**
   * Decides who may call, before the upgrade. Without one everybody may, as one anonymous caller.
   */
  public WebSocketServerTransportBuilder authenticator(Authenticator decider) {
    authenticator = Objects.requireNonNull(decider, "decider");
    return this;
  }

  /**
   * The hosts it answers as; others get 403. By default the loopback names and the address it
   * listens on.
   */
  public WebSocketServerTransportBuilder hosts(HostPolicy policy) {
    hosts = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * The pages that may call it; others get 403. By default those of the loopback names and the
   * address it listens on.
   */
  public WebSocketServerTransportBuilder origins(OriginPolicy policy) {
    origins = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * Whether a client must offer the subprotocol {@code mcp}; one that offers only others is refused
   * in any case. True by default; some SDKs offer none.
   */
  public WebSocketServerTransportBuilder requireSubprotocol(boolean required) {
    requireSubprotocol = required;
    return this;
  }

  /** The longest message, in one frame or many; a longer one closes with 1009. 4 MiB by default. */
  public WebSocketServerTransportBuilder maxMessageBytes(int bytes) {
    maxMessageBytes = positive("maxMessageBytes", bytes);
    return this;
  }

  /** What a message's JSON must keep to. */
  public WebSocketServerTransportBuilder jsonLimits(JsonLimits limits) {
    jsonLimits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /**
   * How much may wait to be sent on one connection. Then handlers wait, and nothing more is read
   * from that client. 1 MiB by default.
   */
  public WebSocketServerTransportBuilder maxQueuedBytes(int bytes) {
    maxQueuedBytes = positive("maxQueuedBytes", bytes);
    return this;
  }

  /**
   * How many different notifications may wait on one connection; one more ends the subscription.
   * 1,024 by default.
   */
  public WebSocketServerTransportBuilder maxQueuedNotifications(int count) {
    maxQueuedNotifications = positive("maxQueuedNotifications", count);
    return this;
  }

  /**
   * How long a client may take none of what is being sent, before its connection is ended. 30 s by
   * default.
   */
  public WebSocketServerTransportBuilder writeTimeout(Duration duration) {
    writeTimeout = positive("writeTimeout", duration);
    return this;
  }

  /** The longest silence of a client before it is sent a ping. 20 s by default. */
  public WebSocketServerTransportBuilder pingInterval(Duration duration) {
    pingInterval = positive("pingInterval", duration);
    return this;
  }

  /** How long a client may send nothing after a ping, before it counts as gone. 20 s by default. */
  public WebSocketServerTransportBuilder pongTimeout(Duration duration) {
    pongTimeout = positive("pongTimeout", duration);
    return this;
  }

  /** How many connections may be open; further ones get 503. 10,000 by default. */
  public WebSocketServerTransportBuilder maxConnections(int count) {
    maxConnections = positive("maxConnections", count);
    return this;
  }

  /**
   * How many connections one caller may have open; further ones get 429. Callers without a
   * principal are told apart by their address, which those behind a proxy share. 1,000 by default.
   */
  public WebSocketServerTransportBuilder maxConnectionsPerCaller(int count) {
    maxConnectionsPerCaller = positive("maxConnectionsPerCaller", count);
    return this;
  }

  /** How long a connection may take to be upgraded. 30 s by default. */
  public WebSocketServerTransportBuilder upgradeTimeout(Duration duration) {
    upgradeTimeout = positive("upgradeTimeout", duration);
    return this;
  }

  /**
   * How long {@link WebSocketServerTransport#close()} waits for running requests. 5 s by default.
   */
  public WebSocketServerTransportBuilder stopTimeout(Duration duration) {
    stopTimeout = positive("stopTimeout", duration);
    return this;
  }

  /** How long a client may take to leave after it was sent a close frame. 2 s by default. */
  public WebSocketServerTransportBuilder closeTimeout(Duration duration) {
    closeTimeout = positive("closeTimeout", duration);
    return this;
  }

  /**
   * A connector for TLS or whatever else Jetty has. Host, port and upgrade timeout are then its
   * own.
   *
   * @param factory creates it for the server it will belong to
   */
  public WebSocketServerTransportBuilder connector(Function<Server, ServerConnector> factory) {
    connector = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /** A transport that listens by itself, once it is served. */
  public WebSocketServerTransport build() {
    return new WebSocketServerTransport(this, true);
  }

  /**
   * A transport that is a handler of another Jetty, see {@link
   * WebSocketServerTransport#asHandler()}. Address, port and connector have no effect on it, and
   * {@link #hosts} and {@link #origins} allow only the loopback names unless set.
   */
  public WebSocketServerTransport buildHandler() {
    return new WebSocketServerTransport(this, false);
  }

  ServerLimits limits() {
    return new ServerLimits(
        maxMessageBytes,
        jsonLimits,
        maxQueuedBytes,
        maxQueuedNotifications,
        writeTimeout,
        pingInterval,
        pongTimeout,
        closeTimeout,
        maxConnections,
        maxConnectionsPerCaller);
  }

  static int positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
    return value;
  }

  static Duration positive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be positive but is " + value);
    }
    return value;
  }
}
