package dev.mcpsdk.transport.http;

import dev.mcpsdk.transport.http.endpoint.Endpoint;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;

/**
 * Hands the requests of one path to an endpoint, and leaves all others to the next handler. Never
 * blocks.
 */
final class EndpointHandler extends Handler.Abstract.NonBlocking implements Graceful {

  private final String path;
  private final Endpoint endpoint;
  private final Duration requestTimeout;
  private final Runnable stopped;
  private volatile boolean shutdown;

  /**
   * @param stopped run when the Jetty server has stopped it
   */
  EndpointHandler(String path, Endpoint endpoint, Duration requestTimeout, Runnable stopped) {
    this.path = path;
    this.endpoint = endpoint;
    this.requestTimeout = requestTimeout;
    this.stopped = stopped;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (!path.equals(Request.getPathInContext(request))) {
      return false;
    }
    endpoint.handle(new JettyExchange(request, response, callback, requestTimeout));
    return true;
  }

  /** Jetty is about to stop: listen streams end, running calls get their time. */
  @Override
  public CompletableFuture<Void> shutdown() {
    shutdown = true;
    return endpoint.drain();
  }

  @Override
  public boolean isShutdown() {
    return shutdown;
  }

  @Override
  protected void doStop() throws Exception {
    endpoint.close();
    super.doStop();
    stopped.run();
  }
}
