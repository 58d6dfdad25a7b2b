package dev.mcpsdk.server;

import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Result;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;

/** A result that is still to come. Never leaves this package. */
record Pending(CompletionStage<? extends Result> stage) implements Result {

  @Override
  public Meta meta() {
    return Meta.EMPTY;
  }

  /** Waits for it; ends when the stage does or the call is cancelled. */
  Result await() throws Exception {
    try {
      return future().get();
    } catch (ExecutionException e) {
      throw Failures.unwrapped(e);
    } catch (CancellationException e) {
      // With this thread in its trace.
      throw (CancellationException) new CancellationException("the handler's stage").initCause(e);
    }
  }

  void cancel() {
    future().cancel(true);
  }

  private CompletableFuture<? extends Result> future() {
    return stage.toCompletableFuture();
  }
}
