package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.HostPolicy;
import dev.mcpsdk.core.security.OriginPolicy;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.transport.http.endpoint.EndpointOptions;
import dev.mcpsdk.transport.http.endpoint.Legacy;
import dev.mcpsdk.transport.http.events.EventStore;
import dev.mcpsdk.transport.http.events.InMemoryEventStore;
import dev.mcpsdk.transport.http.session.SessionHalf;
import dev.mcpsdk.transport.http.session.SessionOptions;
import dev.mcpsdk.transport.http.session.Sessions;
import dev.mcpsdk.transport.http.session.SseDoors;
import dev.mcpsdk.transport.http.session.StatelessHalf;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;

/** Settings of an {@link HttpServerTransport}. Not thread-safe. */
public final class HttpServerTransportBuilder {

  String host = "127.0.0.1";
  int port = 8080;
  String path = "/mcp";
  Duration idleTimeout = Duration.ofSeconds(30);
  Duration stopTimeout = Duration.ofSeconds(5);
  int maxConnections = 10_000;
  @Nullable Function<Server, ServerConnector> connector;
  @Nullable HostPolicy hosts;
  @Nullable OriginPolicy origins;
  private @Nullable Authenticator authenticator;
  private boolean cors;
  private int maxBodyBytes = 4 * 1024 * 1024;
  private JsonLimits jsonLimits = JsonLimits.DEFAULT;
  private Duration writeTimeout = Duration.ofSeconds(30);
  private Duration keepAlive = Duration.ofSeconds(5);
  private Duration sseAfter = Duration.ofSeconds(2);
  private int maxQueuedNotifications = 256;
  private LegacyMode legacy = LegacyMode.SESSIONS;
  private boolean sse;
  private String ssePath = "/sse";
  private String messagesPath = "/messages";
  private Duration sessionIdleTimeout = Duration.ofMinutes(30);
  private Duration sessionMaxAge = Duration.ofHours(24);
  private int maxSessions = 10_000;
  private int maxSessionsPerCaller = 1_000;
  private Duration reconnectDelay = Duration.ofSeconds(1);
  private @Nullable EventStore eventStore;

  HttpServerTransportBuilder() {}

  /**
   * The address to listen on; {@code 0.0.0.0} for all, which calls for {@link #hosts}. Loopback by
   * default.
   */
  public HttpServerTransportBuilder host(String name) {
    host = Objects.requireNonNull(name, "name");
    return this;
  }

  /** The port to listen on, 0 for any free one. 8080 by default. */
  public HttpServerTransportBuilder port(int number) {
    if (number < 0 || number > 65_535) {
      throw new IllegalArgumentException("port must be 0 to 65535 but is " + number);
    }
    port = number;
    return this;
  }

  /** The path of the endpoint. {@code /mcp} by default. */
  public HttpServerTransportBuilder path(String absolute) {
    path = absolute("path", absolute);
    return this;
  }

  /**
   * Decides who may call, before a body is read. Without one everybody may, as one anonymous
   * caller.
   */
  public HttpServerTransportBuilder authenticator(Authenticator decider) {
    authenticator = Objects.requireNonNull(decider, "decider");
    return this;
  }

  /**
   * The hosts it answers as; others get 403. By default the loopback names and the address it
   * listens on.
   */
  public HttpServerTransportBuilder hosts(HostPolicy policy) {
    hosts = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /**
   * The pages that may call it; others get 403. By default those of the loopback names and the
   * address it listens on.
   */
  public HttpServerTransportBuilder origins(OriginPolicy policy) {
    origins = Objects.requireNonNull(policy, "policy");
    return this;
  }

  /** Lets browsers show the answers to the pages {@link #origins} allows (CORS). Off by default. */
  public HttpServerTransportBuilder cors(boolean enabled) {
    cors = enabled;
    return this;
  }

  /** The longest request body; a longer one gets 413. 4 MiB by default. */
  public HttpServerTransportBuilder maxBodyBytes(int bytes) {
    maxBodyBytes = positive("maxBodyBytes", bytes);
    return this;
  }

  /** What a request's JSON must keep to. */
  public HttpServerTransportBuilder jsonLimits(JsonLimits limits) {
    jsonLimits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /**
   * How long a client may take none of what is being sent, before its stream is given up. 30 s by
   * default.
   */
  public HttpServerTransportBuilder writeTimeout(Duration duration) {
    writeTimeout = positive("writeTimeout", duration);
    return this;
  }

  /**
   * The longest silence on an event stream; then two comments are sent within a second, which
   * reveal a client that has gone. 5 s by default.
   */
  public HttpServerTransportBuilder keepAlive(Duration duration) {
    keepAlive = positive("keepAlive", duration);
    return this;
  }

  /**
   * How long a request may be unanswered before its answer becomes an event stream. Only on a
   * stream a client is found to have gone, which cancels the call: at most a second later. 2 s by
   * default.
   */
  public HttpServerTransportBuilder sseAfter(Duration duration) {
    sseAfter = positive("sseAfter", duration);
    return this;
  }

  /**
   * How many different notifications may wait on one event stream; one more ends the subscription.
   * 256 by default.
   */
  public HttpServerTransportBuilder maxQueuedNotifications(int count) {
    maxQueuedNotifications = positive("maxQueuedNotifications", count);
    return this;
  }

  /**
   * How the revisions before 2026-07-28 are served. {@link LegacyMode#SESSIONS} by default. A later
   * revision is served beside them in any case.
   */
  public HttpServerTransportBuilder legacy(LegacyMode mode) {
    legacy = Objects.requireNonNull(mode, "mode");
    return this;
  }

  /**
   * Whether clients of 2024-11-05 are served too, beside the endpoint: by HTTP+SSE, where a session
   * lasts as long as its event stream. Independent of {@link #legacy}; the limits of sessions hold
   * for both together. Off by default.
   */
  public HttpServerTransportBuilder sse(boolean enabled) {
    sse = enabled;
    return this;
  }

  /**
   * Where HTTP+SSE opens event streams, and where it takes messages. {@code /sse} and {@code
   * /messages} by default.
   */
  public HttpServerTransportBuilder ssePaths(String stream, String messages) {
    ssePath = absolute("stream", stream);
    messagesPath = absolute("messages", messages);
    return this;
  }

  /**
   * How long a session may be without a message, a call under way or an open stream, before it
   * ends. 30 min by default.
   */
  public HttpServerTransportBuilder sessionIdleTimeout(Duration duration) {
    sessionIdleTimeout = positive("sessionIdleTimeout", duration);
    return this;
  }

  /** How long a session may last at all; then even calls under way end. 24 h by default. */
  public HttpServerTransportBuilder sessionMaxAge(Duration duration) {
    sessionMaxAge = positive("sessionMaxAge", duration);
    return this;
  }

  /**
   * How many sessions there may be. A further one ends another that is not in use: first one whose
   * client never said that it was initialized, else the one that was used the longest ago. If all
   * are in use, the client gets 503. 10,000 by default.
   */
  public HttpServerTransportBuilder maxSessions(int count) {
    maxSessions = positive("maxSessions", count);
    return this;
  }

  /**
   * How many of them may be of one caller the {@link #authenticator} has told; a further one ends
   * another of the same caller. Anonymous callers have no share of their own. 1,000 by default.
   */
  public HttpServerTransportBuilder maxSessionsPerCaller(int count) {
    maxSessionsPerCaller = positive("maxSessionsPerCaller", count);
    return this;
  }

  /**
   * How long a client should wait before it comes back to an event stream that ended before its
   * answer (2025-11-25). 1 s by default.
   */
  public HttpServerTransportBuilder reconnectDelay(Duration duration) {
    reconnectDelay = positive("reconnectDelay", duration);
    return this;
  }

  /**
   * Where the events of sessions are kept for clients whose connection broke. An {@link
   * InMemoryEventStore} by default.
   */
  public HttpServerTransportBuilder eventStore(EventStore store) {
    eventStore = Objects.requireNonNull(store, "store");
    return this;
  }

  /** How many connections may be open; further ones wait to be accepted. 10,000 by default. */
  public HttpServerTransportBuilder maxConnections(int count) {
    maxConnections = positive("maxConnections", count);
    return this;
  }

  /**
   * How long a connection may be open without a request, or a request stay incomplete without
   * progress. 30 s by default.
   */
  public HttpServerTransportBuilder idleTimeout(Duration duration) {
    idleTimeout = positive("idleTimeout", duration);
    return this;
  }

  /** How long {@link HttpServerTransport#close()} waits for running requests. 5 s by default. */
  public HttpServerTransportBuilder stopTimeout(Duration duration) {
    stopTimeout = positive("stopTimeout", duration);
    return this;
  }

  /**
   * A connector for TLS, HTTP/2 or whatever else Jetty has. Host, port and idle timeout are then
   * its own.
   *
   * @param factory creates it for the server it will belong to
   */
  public HttpServerTransportBuilder connector(Function<Server, ServerConnector> factory) {
    connector = Objects.requireNonNull(factory, "factory");
    return this;
  }

  /** A transport that listens by itself, once it is served. */
  public HttpServerTransport build() {
    return new HttpServerTransport(this, true);
  }

  /**
   * A transport that is a handler of the user's own Jetty, see {@link
   * HttpServerTransport#asHandler()}. What concerns connections has no effect on it, and {@link
   * #hosts} allows only the loopback names unless set.
   */
  public HttpServerTransport buildHandler() {
    return new HttpServerTransport(this, false);
  }

  EndpointOptions options(HostPolicy hostPolicy, OriginPolicy originPolicy) {
    return new EndpointOptions(
        authenticator,
        hostPolicy,
        originPolicy,
        cors,
        maxBodyBytes,
        jsonLimits,
        writeTimeout,
        keepAlive,
        sseAfter,
        maxQueuedNotifications);
  }

  @Nullable Legacy legacyHalf(Sessions sessions) {
    return switch (legacy) {
      case SESSIONS -> new SessionHalf(sessions);
      case STATELESS -> new StatelessHalf();
      case OFF -> null;
    };
  }

  @Nullable SsePaths ssePaths(Sessions sessions) {
    if (!sse) {
      return null;
    }
    if (ssePath.equals(messagesPath) || path.equals(ssePath) || path.equals(messagesPath)) {
      throw new IllegalArgumentException(
          "the paths of the endpoint and of HTTP+SSE must differ but are "
              + List.of(path, ssePath, messagesPath));
    }
    return new SsePaths(ssePath, messagesPath, new SseDoors(sessions, messagesPath));
  }

  Sessions sessions() {
    return new Sessions(
        new SessionOptions(
            sessionIdleTimeout,
            sessionMaxAge,
            maxSessions,
            maxSessionsPerCaller,
            reconnectDelay,
            eventStore != null ? eventStore : new InMemoryEventStore(),
            maxQueuedNotifications));
  }

  private static String absolute(String name, String path) {
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException(name + " must begin with / but is '" + path + "'");
    }
    return path;
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
