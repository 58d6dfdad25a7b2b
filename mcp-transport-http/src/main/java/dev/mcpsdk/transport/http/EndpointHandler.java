package dev.mcpsdk.transport.http;

import dev.mcpsdk.transport.http.endpoint.Endpoint;
import dev.mcpsdk.transport.http.session.SseDoors;
import java.util.concurrent.CompletableFuture;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.component.Graceful;
import org.jspecify.annotations.Nullable;

/**
 * Hands the requests of its paths to an endpoint, and leaves all others to the next handler. Never
 * blocks.
 */
final class EndpointHandler extends Handler.Abstract.NonBlocking implements Graceful {

  private final String path;
  private final Endpoint endpoint;
  private final @Nullable SsePaths sse;
  private final Runnable stopped;
  private volatile boolean shutdown;

  /**
   * @param sse null if HTTP+SSE is not served
   * @param stopped run when the Jetty server has stopped it
   */
  EndpointHandler(String path, Endpoint endpoint, @Nullable SsePaths sse, Runnable stopped) {
    this.sse = sse;
    this.path = path;
    this.endpoint = endpoint;
    this.stopped = stopped;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    String asked = Request.getPathInContext(request);
    if (path.equals(asked)) {
      endpoint.handle(new JettyExchange(request, response, callback));
      return true;
    }
    if (sse == null) {
      return false;
    }
    if (asked.equals(sse.stream())) {
      endpoint.handle(
          new JettyExchange(request, response, callback), SseDoors.STREAM, sse.doors()::stream);
      return true;
    }
    if (asked.equals(sse.messages())) {
      endpoint.handle(
          new JettyExchange(request, response, callback), SseDoors.MESSAGES, sse.doors()::message);
      return true;
    }
    return false;
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
