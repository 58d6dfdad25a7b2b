package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.security.Credentials;
import dev.mcpsdk.core.transport.Inbound;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One Streamable HTTP endpoint: turns exchanges into messages, in the order of checks the protocol
 * asks for. Thread-safe.
 */
public final class Endpoint {

  private static final Logger log = LoggerFactory.getLogger(Endpoint.class);
  private static final Duration LONGEST_TICK = Duration.ofMillis(250);

  private final EndpointOptions options;
  private final @Nullable Legacy legacy;
  private final ClosedActions closed = new ClosedActions();
  private final Consumer<Post> door;
  private final OpenResponses open = new OpenResponses();
  private volatile @Nullable Inbound inbound;
  private volatile boolean closing;

  /**
   * @param legacy null if no revision before 2026-07-28 is served
   */
  public Endpoint(EndpointOptions options, @Nullable Legacy legacy) {
    this.options = options;
    this.legacy = legacy;
    this.door = post -> post.read(legacy);
  }

  /** Delivers from now on; until then every request is answered with 503. */
  public void start(Inbound to) {
    inbound = to;
    open.start(tick());
  }

  /** Answers the exchange, now or later. */
  public void handle(Exchange exchange) {
    handle(exchange, legacy == null ? "POST" : legacy.methods(), door);
  }

  /**
   * Goes on at a door of its own with an exchange that may come in.
   *
   * @param methods the door takes, for the pages of other origins
   */
  public void handle(Exchange exchange, String methods, Consumer<Post> at) {
    RequestHead head = RequestHead.of(exchange);
    if (!options.hosts().allows(exchange.authority())) {
      log.debug(
          "refused a request for host {}: allowed are {}", exchange.authority(), options.hosts());
      Refusal.send(exchange, Statuses.FORBIDDEN, "the Host is not allowed", Map.of());
      return;
    }
    String origin = head.origin();
    if (!options.origins().allows(origin)) {
      log.debug("refused a request of origin {}: allowed are {}", origin, options.origins());
      Refusal.send(exchange, Statuses.FORBIDDEN, "the Origin is not allowed", Map.of());
      return;
    }
    Map<String, String> headers = Map.of();
    if (options.cors() && origin != null) {
      if (Cors.isPreflight(exchange, head)) {
        Refusal.sendEmpty(
            exchange,
            Statuses.NO_CONTENT,
            Cors.preflight(origin, methods, head.requestedHeaders()));
        return;
      }
      headers = Cors.answer(origin);
    }
    Inbound to = inbound;
    if (to == null || closing) {
      Refusal.send(
          exchange, Statuses.UNAVAILABLE, "the server is not running", headers, "Retry-After", "1");
      return;
    }
    authenticate(new Post(exchange, head, headers, to, options, open), at);
  }

  /**
   * Takes no more requests and ends listen streams. The future completes when every request has its
   * answer.
   */
  public CompletableFuture<Void> drain() {
    closing = true;
    return open.drain();
  }

  /** Ends everything at once. */
  public void close() {
    closing = true;
    open.close();
    closed.run();
  }

  /** Runs the action once when it has been closed. */
  public void onClosed(Runnable action) {
    closed.add(action);
  }

  /** Responses under way: those that were not given by the thread that delivered the request. */
  public int openResponses() {
    return open.size();
  }

  private void authenticate(Post post, Consumer<Post> at) {
    Authenticator authenticator = options.authenticator();
    if (authenticator == null) {
      at.accept(post);
    } else if (authenticator.inline()) {
      authenticate(post, at, authenticator);
    } else if (!post.exchange().execute(() -> authenticate(post, at, authenticator))) {
      post.refuse(Statuses.UNAVAILABLE, "the server is too busy", "Retry-After", "1");
    }
  }

  private void authenticate(Post post, Consumer<Post> at, Authenticator authenticator) {
    Exchange exchange = post.exchange();
    Caller caller;
    try {
      if (post.head().credentials() > 1) {
        throw new AuthenticationException(
            Statuses.BAD_REQUEST, "Authorization must not be repeated", null);
      }
      caller =
          authenticator.authenticate(
              new Credentials(
                  exchange::header, exchange.path(), exchange.remoteAddress(), exchange.secure()));
    } catch (AuthenticationException e) {
      String challenge = e.challenge();
      if (challenge == null) {
        post.refuse(e.status(), message(e));
      } else {
        post.refuse(e.status(), message(e), "WWW-Authenticate", challenge);
      }
      return;
    } catch (RuntimeException e) {
      log.error("the authenticator failed", e);
      post.refuse(Statuses.INTERNAL_ERROR, "the caller could not be authenticated");
      return;
    }
    post.from(caller);
    at.accept(post);
  }

  private static String message(AuthenticationException e) {
    String message = e.getMessage();
    return message == null ? "refused" : message;
  }

  /** So short that no clock is more than a quarter late. */
  private Duration tick() {
    Duration shortest = LONGEST_TICK;
    for (Duration clock :
        new Duration[] {options.sseAfter(), options.keepAlive(), options.writeTimeout()}) {
      Duration quarter = clock.dividedBy(4);
      shortest = quarter.compareTo(shortest) < 0 ? quarter : shortest;
    }
    return shortest.compareTo(Duration.ofMillis(5)) < 0 ? Duration.ofMillis(5) : shortest;
  }
}
