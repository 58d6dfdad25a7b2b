package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.security.AuthenticationException;
import dev.mcpsdk.core.security.Authenticator;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.security.Credentials;
import dev.mcpsdk.core.transport.Inbound;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpStream;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns requests of one path into connections, and leaves all others to the next handler. All is
 * checked before the engine sees a request. Never blocks.
 */
final class UpgradeHandler extends Handler.Abstract.NonBlocking implements Graceful {

  private static final Logger log = LoggerFactory.getLogger(UpgradeHandler.class);

  private final String path;
  private final UpgradeRules rules;
  private final @Nullable Authenticator authenticator;
  private final Duration stopTimeout;
  private final Engine engine;
  private final Connections connections;
  private final Runnable stopped;
  private volatile @Nullable Inbound inbound;
  private volatile boolean closing;

  /**
   * @param stopped run when the Jetty server has stopped it
   */
  UpgradeHandler(
      String path,
      UpgradeRules rules,
      @Nullable Authenticator authenticator,
      Duration stopTimeout,
      Connections connections,
      Runnable stopped) {
    this.path = path;
    this.rules = rules;
    this.authenticator = authenticator;
    this.stopTimeout = stopTimeout;
    this.engine = new Engine(path);
    this.connections = connections;
    this.stopped = stopped;
  }

  /** Delivers from now on; until then every request is answered with 503. */
  void deliverTo(Inbound to) {
    inbound = to;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!path.equals(Request.getPathInContext(request))) {
      return false;
    }
    Refusal refusal = rules.check(request);
    Inbound to = inbound;
    if (refusal == null && (to == null || closing)) {
      refusal = unavailable("the server is not running");
    }
    if (refusal != null) {
      refusal.send(response, callback);
    } else if (to != null) {
      authenticate(request, response, callback, to);
    }
    return true;
  }

  private void authenticate(Request request, Response response, Callback callback, Inbound to) {
    Authenticator decider = authenticator;
    if (decider == null) {
      upgrade(request, response, callback, to, Caller.ANONYMOUS);
    } else if (decider.inline()) {
      authenticate(request, response, callback, to, decider);
    } else {
      try {
        request
            .getComponents()
            .getExecutor()
            .execute(() -> authenticateApart(request, response, callback, to, decider));
      } catch (RejectedExecutionException e) {
        unavailable("the server is too busy").send(response, callback);
      }
    }
  }

  /** Jetty watches what its own calls throw, but not this. */
  private void authenticateApart(
      Request request, Response response, Callback callback, Inbound to, Authenticator decider) {
    try {
      authenticate(request, response, callback, to, decider);
    } catch (RuntimeException e) {
      callback.failed(e);
      throw e;
    }
  }

  private void authenticate(
      Request request, Response response, Callback callback, Inbound to, Authenticator decider) {
    Caller caller;
    try {
      if (request.getHeaders().getValuesList(HttpHeader.AUTHORIZATION).size() > 1) {
        throw new AuthenticationException(400, "Authorization must not be repeated", null);
      }
      caller =
          decider.authenticate(
              new Credentials(
                  name -> value(request, name),
                  path,
                  Request.getRemoteAddr(request),
                  request.isSecure()));
    } catch (AuthenticationException e) {
      String message = e.getMessage() == null ? "refused" : e.getMessage();
      new Refusal(e.status(), message, HttpHeader.WWW_AUTHENTICATE, e.challenge())
          .send(response, callback);
      return;
    } catch (RuntimeException e) {
      log.error("the authenticator failed", e);
      Refusal.of(500, "the caller could not be authenticated").send(response, callback);
      return;
    }
    upgrade(request, response, callback, to, caller);
  }

  private static @Nullable String value(Request request, String name) {
    HttpField field = request.getHeaders().getField(name);
    if (field == null) {
      return null;
    }
    String value = field.getValue();
    return value == null ? "" : value;
  }

  private void upgrade(
      Request request, Response response, Callback callback, Inbound to, Caller caller) {
    // Without an authenticator the address is all there is to tell callers apart.
    String key =
        caller.isAnonymous() ? "@" + Request.getRemoteAddr(request) : "=" + caller.principal();
    switch (connections.enter(key)) {
      case ADMITTED -> accept(request, response, callback, to, caller, key);
      case TOO_MANY ->
          unavailable("there are too many connections (limit maxConnections)")
              .send(response, callback);
      case TOO_MANY_OF_CALLER ->
          new Refusal(
                  429,
                  "this caller has too many connections (limit maxConnectionsPerCaller)",
                  HttpHeader.RETRY_AFTER,
                  "1")
              .send(response, callback);
    }
  }

  private void accept(
      Request request,
      Response response,
      Callback callback,
      Inbound to,
      Caller caller,
      String key) {
    Engine.Handshake handshake =
        engine.upgrade(
            String.valueOf(UpgradeRules.authority(request)),
            String.valueOf(request.getHeaders().get(HttpHeader.SEC_WEBSOCKET_KEY)).trim(),
            UpgradeRules.subprotocol(request),
            request.isSecure());
    if (!handshake.accepted()) {
      connections.leave(key);
      Refusal.of(400, "the handshake failed").send(response, callback);
      return;
    }
    SocketConnection connection =
        new SocketConnection(
            request.getConnectionMetaData().getConnection().getEndPoint(),
            connections,
            key,
            caller,
            to,
            handshake.info(),
            request.getComponents().getExecutor(),
            request.getComponents().getByteBufferPool());
    // Jetty may give up at any step before it hands the connection over.
    request.addHttpStreamWrapper(stream -> new HandOver(stream, connection));
    response.setStatus(handshake.status());
    handshake.headers().forEach((name, values) -> response.getHeaders().put(name, values));
    request.setAttribute(HttpStream.UPGRADE_CONNECTION_ATTRIBUTE, connection);
    response.write(true, null, callback);
  }

  private static Refusal unavailable(String message) {
    return new Refusal(503, message, HttpHeader.RETRY_AFTER, "1");
  }

  /**
   * Takes no more connections, gives requests under way their time, says farewell to all. Blocks
   * within the stop timeout and the close timeout.
   */
  void drain() {
    closing = true;
    connections.drain(stopTimeout);
  }

  /** Ends everything at once. */
  void close() {
    closing = true;
    connections.close();
    engine.close();
  }

  /** Jetty is about to stop. */
  @Override
  public CompletableFuture<Void> shutdown() {
    closing = true;
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread waiting =
        new Thread(
            () -> {
              try {
                drain();
              } finally {
                done.complete(null);
              }
            },
            "mcp-websocket-stop");
    waiting.setDaemon(true);
    waiting.start();
    return done;
  }

  @Override
  public boolean isShutdown() {
    return closing;
  }

  @Override
  protected void doStop() throws Exception {
    close();
    super.doStop();
    stopped.run();
  }
}
