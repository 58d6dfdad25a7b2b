package dev.mcpsdk.server;

import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.interaction.Round;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs calls: on which thread, through the interceptors, to their answer. */
final class Execution {

  private final HandlerThreads threads;
  private final Semaphore asyncCalls;
  private final int limit;
  private final List<Interceptor> interceptors;
  private final boolean inlineInterceptors;
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Execution(HandlerThreads threads, Semaphore asyncCalls, ServerSettings settings) {
    this.threads = threads;
    this.asyncCalls = asyncCalls;
    this.limit = settings.limits().runningCalls();
    this.interceptors = settings.interceptors();
    this.inlineInterceptors = settings.inlineInterceptors();
  }

  /** Whether the request is to be run on the thread that read it. */
  boolean isInline(Operation operation, Exchange exchange) {
    return inlineInterceptors
        && operation.isInline(exchange.request(), exchange.received().caller());
  }

  boolean isClosing() {
    return closing;
  }

  /**
   * @throws BusyException if there is no room for it
   */
  void start(Call call, Operation operation) {
    running.add(call);
    call.onEnd(() -> running.remove(call));
    if (call.isInline()) {
      run(call, operation);
    } else if (closing || !threads.tryExecute(() -> run(call, operation))) {
      throw new BusyException(closing ? "server is shutting down" : "server is busy");
    }
  }

  private void run(Call call, Operation operation) {
    if (!call.enter()) {
      call.leave();
      return;
    }
    Result result = null;
    Throwable failure = null;
    try {
      call.asker().resume();
      result = proceed(0, call, operation);
    } catch (Throwable e) {
      failure = e;
    } finally {
      call.leave();
    }
    if (result instanceof Pending pending && !call.asker().hasEnded()) {
      pending.stage().whenComplete((value, problem) -> finish(call, operation, value, problem));
    } else {
      finish(call, operation, result, failure);
    }
  }

  private Result proceed(int index, Call call, Operation operation) throws Exception {
    Request<?> request = call.exchange().request();
    if (index == interceptors.size()) {
      Result result = operation.run(request, call);
      return index > 0 && result instanceof Pending pending ? pending.await() : result;
    }
    Result result =
        interceptors
            .get(index)
            .intercept(request, call.context(), () -> proceed(index + 1, call, operation));
    if (result == null) {
      throw new IllegalStateException("expected a result but the interceptor returned null");
    }
    return result;
  }

  private void finish(
      Call call, Operation operation, @Nullable Result result, @Nullable Throwable failure) {
    if (!call.isRunning() || result == Subscriptions.OPEN) {
      return;
    }
    try {
      // A question has ended the run, whatever came of it then.
      Round asked = call.asker().asked();
      if (asked == null && failure instanceof InputNeeded needed && call.asker().mayAsk()) {
        asked = call.asker().asked(needed.input());
      }
      if (asked != null) {
        ask(call, operation, asked);
        return;
      }
    } catch (ToolException e) {
      call.refuse(String.valueOf(e.getMessage()));
      return;
    } catch (RuntimeException e) {
      call.fail(e);
      return;
    }
    if (result instanceof ListenResult) {
      // An interceptor's answer in place of the stream, or its end.
      call.answer(call.exchange().dialect().subscriptionEnd(call.id()));
    } else if (result != null) {
      call.complete(result);
    } else if (failure != null) {
      call.fail(failure);
    }
  }

  private void ask(Call call, Operation operation, Round round) {
    if (call.isLive()) {
      LiveRound.begin(
          call,
          round.questions(),
          threads::tryExecute,
          answers -> goOn(call, operation, round, answers));
    } else {
      call.askFor(call.asker().answer(round));
    }
  }

  /** Runs the handler again, from the top. */
  private void goOn(Call call, Operation operation, Round round, Map<String, RawJson> answers) {
    call.goOn();
    call.asker().goOn(round, answers);
    if (!threads.tryExecute(() -> run(call, operation))) {
      call.fail(new BusyException("server is busy"));
    }
  }

  /** No further calls are taken. */
  void beginClose() {
    closing = true;
  }

  /** Waits for the calls under way, then cancels what is left. */
  void close(long nanos) {
    long deadline = System.nanoTime() + nanos;
    try {
      if (threads.awaitIdle(nanos, TimeUnit.NANOSECONDS)) {
        long left = deadline - System.nanoTime();
        if (asyncCalls.tryAcquire(limit, left, TimeUnit.NANOSECONDS)) {
          asyncCalls.release(limit);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    running.forEach(call -> call.cancel("the server is closed"));
    threads.close();
  }
}
