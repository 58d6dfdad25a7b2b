package dev.mcpsdk.core.engine;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A request sent and not yet answered. */
public final class PendingCall {

  private static final Duration FOREVER = Duration.ofDays(36_500);

  private final Requester requester;
  private final Route route;
  private final RequestId id;
  private final Method<?, ?> method;
  private final CallTerms terms;
  private final long started = Requester.now();
  private final long timeout;
  private final long hardCap;
  private final CompletableFuture<JsonRpcResult> future = new CompletableFuture<>();
  private volatile long lastSign = started;

  PendingCall(
      Requester requester, Route route, RequestId id, Method<?, ?> method, CallTerms terms) {
    this.requester = requester;
    this.route = route;
    this.id = id;
    this.method = method;
    this.terms = terms;
    this.timeout = nanos(terms.timeout());
    this.hardCap = nanos(terms.hardCap());
  }

  public RequestId id() {
    return id;
  }

  Route route() {
    return route;
  }

  Method<?, ?> method() {
    return method;
  }

  /**
   * The answer. Completed on the thread that read it; exceptionally with an {@link McpException},
   * or with a {@link CancellationException} after {@link #cancel}.
   */
  public CompletableFuture<JsonRpcResult> future() {
    return future;
  }

  /** Gives the request up and tells the peer. Does not wait; without effect once it is answered. */
  public void cancel(@Nullable String reason) {
    if (requester.forget(this)) {
      future.completeExceptionally(
          new CancellationException("request " + method + " was cancelled"));
      requester.tellCancelled(this, reason);
    }
  }

  void answer(JsonRpcResult result) {
    future.complete(result);
  }

  void fail(McpException cause) {
    future.completeExceptionally(cause);
  }

  void progress(ProgressNotification notification) {
    Consumer<ProgressNotification> consumer = terms.progress();
    if (consumer == null) {
      // It gave no token, so this cannot be about it, and must not keep it waiting.
      return;
    }
    if (terms.progressResets()) {
      lastSign = Requester.now();
    }
    consumer.accept(notification);
  }

  /** When its time is up as things stand now, in {@link Requester#now()}. */
  long deadline() {
    return Math.min(lastSign + timeout, started + hardCap);
  }

  /** Ends the call if its time is up. @return when to look again, the far future if never */
  long checkTime(long now) {
    long deadline = deadline();
    if (now < deadline) {
      return deadline;
    }
    if (requester.forget(this)) {
      requester.timeOut(
          this, new TimeoutException("request " + method, Duration.ofNanos(now - started)));
    }
    return Long.MAX_VALUE;
  }

  /** At most a century: sums of two must not overflow. */
  private static long nanos(Duration duration) {
    return duration.compareTo(FOREVER) > 0 ? FOREVER.toNanos() : duration.toNanos();
  }
}
