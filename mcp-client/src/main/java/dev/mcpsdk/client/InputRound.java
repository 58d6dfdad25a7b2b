package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/** Answers the questions of one round, all at once; the first failure ends it. */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class InputRound {

  private final CompletableFuture<Map<String, RawJson>> answers = new CompletableFuture<>();
  private final List<FutureTask<?>> tasks = new ArrayList<>();
  private final List<String> keys;
  private final AtomicReferenceArray<@Nullable RawJson> given;
  private final AtomicInteger open;
  private final AtomicReference<@Nullable RuntimeException> failure = new AtomicReference<>();

  private InputRound(InputRequired input) {
    this.keys = List.copyOf(input.inputRequests().keySet());
    this.given = new AtomicReferenceArray<>(keys.size());
    this.open = new AtomicInteger(keys.size());
  }

  /**
   * Starts to answer. Cancelling the future, or its failure, interrupts the handlers.
   *
   * @throws InputFailedException if a question is of a kind that nobody answers here
   */
  static CompletableFuture<Map<String, RawJson>> start(
      Request<?> request,
      InputRequired input,
      @Nullable Implementation server,
      Answerer answerer,
      HandlerThreads threads,
      Duration timeout) {
    input.inputRequests().forEach(answerer::requireAnswerable);
    InputRound round = new InputRound(input);
    input
        .inputRequests()
        .forEach(
            (key, question) -> {
              int index = round.tasks.size();
              InputContext context = new InputContext(key, server, request);
              Runnable task = () -> round.answer(index, answerer, question, context);
              round.tasks.add(new FutureTask<>(task, null));
            });
    round.run(threads, timeout);
    return round.answers;
  }

  private void run(HandlerThreads threads, Duration timeout) {
    ScheduledFuture<?> limit =
        Timers.after(
            timeout,
            () ->
                answers.completeExceptionally(
                    new TimeoutException("the server's question " + keys, timeout)));
    answers.whenComplete(
        (result, failure) -> {
          limit.cancel(false);
          if (failure != null) {
            tasks.forEach(task -> task.cancel(true));
          }
        });
    for (int i = 0; i < tasks.size(); i++) {
      FutureTask<?> task = tasks.get(i);
      if (!threads.tryExecute(place -> run(task, place))) {
        answers.completeExceptionally(
            new InputFailedException(
                keys.get(i), "too many handlers are running (limit maxRunningHandlers)", null));
        return;
      }
    }
  }

  private void run(FutureTask<?> task, HandlerThreads.Place place) {
    task.run();
    // Before the answers are sent: the server's next questions may come at once.
    place.leave();
    RuntimeException failed = failure.get();
    if (failed != null) {
      answers.completeExceptionally(failed);
    } else if (open.decrementAndGet() == 0) {
      Map<String, RawJson> all = new LinkedHashMap<>();
      for (int i = 0; i < keys.size(); i++) {
        RawJson one = given.get(i);
        if (one != null) {
          all.put(keys.get(i), one);
        }
      }
      answers.complete(all);
    }
  }

  private void answer(int index, Answerer answerer, Request<?> question, InputContext context) {
    try {
      given.set(index, answerer.answer(question, context));
    } catch (McpException e) {
      failure.compareAndSet(null, e);
    } catch (Exception | Error e) {
      // Also an error: nothing may go out as if there had been one question less.
      failure.compareAndSet(null, new InputFailedException(context.key(), "the handler failed", e));
    }
  }
}
