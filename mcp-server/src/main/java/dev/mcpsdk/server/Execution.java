package dev.mcpsdk.server;

import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.interaction.Round;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Runs calls: on which thread, through the interceptors, to their answer. */
final class Execution {

  /** How long a call whose questions are answered may wait for a place to go on. */
  private static final Duration PLACE_WITHIN = Duration.ofSeconds(30);

  private static final Duration PLACE_RETRY = Duration.ofMillis(20);

  private final HandlerThreads threads;
  private final Semaphore asyncCalls;
  private final Cancellations cancellations;
  private final int limit;
  private final List<Interceptor> interceptors;
  private final boolean inlineInterceptors;
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private volatile boolean closing;

  Execution(
      HandlerThreads threads,
      Semaphore asyncCalls,
      Cancellations cancellations,
      ServerSettings settings) {
    this.threads = threads;
    this.asyncCalls = asyncCalls;
    this.cancellations = cancellations;
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
      run(call, operation, null);
    } else if (closing
        || cancellations.isFull()
        || !threads.tryExecute(place -> run(call, operation, place))) {
      throw new BusyException(closing ? "server is shutting down" : "server is busy");
    }
  }

  /**
   * @param place of the thread, null if that is not the call's own
   */
  private void run(Call call, Operation operation, HandlerThreads.@Nullable Place place) {
    if (!call.enter(place)) {
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
    call.leavePlace();
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
        asked = call.asker().asked(needed.input().inputRequests());
      }
      UrlElicitationRequiredException pages = RequiredPages.of(failure);
      if (asked == null && pages != null && !call.isLive() && call.asker().mayAsk()) {
        asked = call.asker().asked(RequiredPages.questions(pages, call.facts().answers()));
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
    again(call, operation, System.nanoTime() + PLACE_WITHIN.toNanos());
  }

  /** A person has answered: that must not be in vain because others have come first. */
  private void again(Call call, Operation operation, long deadline) {
    if (threads.tryExecute(place -> run(call, operation, place))) {
      return;
    }
    if (closing || !call.isRunning() || System.nanoTime() - deadline >= 0) {
      call.fail(new BusyException(closing ? "server is shutting down" : "server is busy"));
    } else {
      ScheduledFuture<?> unused = Timers.after(PLACE_RETRY, () -> again(call, operation, deadline));
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
    cancellations.close();
    threads.close();
  }
}
