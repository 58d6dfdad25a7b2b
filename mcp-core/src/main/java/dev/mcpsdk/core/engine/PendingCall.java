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

  private final Requester requester;
  private final RequestId id;
  private final Method<?, ?> method;
  private final CallTerms terms;
  private final long started = System.nanoTime();
  private final CompletableFuture<JsonRpcResult> future = new CompletableFuture<>();
  private volatile long lastSign = started;

  PendingCall(Requester requester, RequestId id, Method<?, ?> method, CallTerms terms) {
    this.requester = requester;
    this.id = id;
    this.method = method;
    this.terms = terms;
  }

  public RequestId id() {
    return id;
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
      requester.tellCancelled(id, reason);
    }
  }

  void answer(JsonRpcResult result) {
    future.complete(result);
  }

  void fail(McpException cause) {
    future.completeExceptionally(cause);
  }

  void progress(ProgressNotification notification) {
    if (terms.progressResets()) {
      lastSign = System.nanoTime();
    }
    Consumer<ProgressNotification> consumer = terms.progress();
    if (consumer != null) {
      consumer.accept(notification);
    }
  }

  /** Ends the call if its time is up. */
  void checkTime(long now) {
    long silent = now - lastSign;
    long total = now - started;
    if (silent < terms.timeout().toNanos() && total < terms.hardCap().toNanos()) {
      return;
    }
    if (requester.forget(this)) {
      fail(new TimeoutException("request " + method, Duration.ofNanos(total)));
      requester.tellCancelled(id, "timeout");
    }
  }
}
