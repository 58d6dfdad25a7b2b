package dev.mcpsdk.client;

import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Visits of the user to pages without which a server does not serve a request (2025-11-25). To
 * agree to a visit is not to have made it: the server says when it is done. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class PageVisits {

  private static final int LIMIT = 256;
  private static final RawJson ACCEPT = RawJson.string("accept");

  private final Session session;
  private final @Nullable Mailbox<ElicitationCompleteNotification> consumer;
  private final Set<Visit> open = ConcurrentHashMap.newKeySet();

  /** What one call waits for. */
  private static final class Visit {
    private final Set<String> awaited;
    private final CompletableFuture<Void> done = new CompletableFuture<>();

    Visit(Set<String> ids) {
      this.awaited = ConcurrentHashMap.newKeySet();
      awaited.addAll(ids);
    }

    void done(String id) {
      if (awaited.remove(id) && awaited.isEmpty()) {
        done.complete(null);
      }
    }
  }

  PageVisits(Session session) {
    this.session = session;
    Consumer<ElicitationCompleteNotification> given = session.settings().onElicitationComplete();
    this.consumer = given == null ? null : Mailbox.ordered(session.threads(), given, LIMIT);
  }

  /** On the thread that reads messages. Ids nobody waits for are no matter. */
  void done(ElicitationCompleteNotification notification) {
    open.forEach(visit -> visit.done(notification.elicitationId()));
    if (consumer != null) {
      consumer.offer(notification);
    }
  }

  /**
   * Shows the pages; then waits until the server has said that all are done. Cancelling the future
   * interrupts the handlers.
   *
   * @return whether they are, within the input timeout; false as soon as the user has refused one
   * @throws InputFailedException if no handler can show them
   */
  CompletableFuture<Boolean> start(Request<?> request, UrlElicitationRequiredException required) {
    Map<String, Request<?>> pages = new LinkedHashMap<>();
    for (ElicitUrlRequest page : required.pages()) {
      pages.put(String.valueOf(page.elicitationId()), page);
    }
    // Before anybody can go there: a visit may be over before its handler is.
    Visit visit = new Visit(pages.keySet());
    open.add(visit);
    CompletableFuture<Boolean> all = new CompletableFuture<>();
    Duration patience = session.settings().inputTimeout();
    ScheduledFuture<?> limit = Timers.after(patience, () -> all.complete(false));
    CompletableFuture<Map<String, RawJson>> agreed;
    try {
      agreed =
          InputRound.start(
              request,
              new InputRequired(pages, null),
              session.server(),
              session.answerer(),
              session.handlerThreads(),
              patience);
    } catch (RuntimeException e) {
      agreed = CompletableFuture.failedFuture(e);
    }
    CompletableFuture<Map<String, RawJson>> answers = agreed;
    all.whenComplete(
        (result, failure) -> {
          limit.cancel(false);
          open.remove(visit);
          answers.cancel(true);
        });
    answers.whenComplete(
        (given, failure) -> {
          if (failure != null) {
            all.completeExceptionally(failure);
          } else if (!accepted(List.copyOf(given.values()))) {
            all.complete(false);
          } else {
            visit.done.thenRun(() -> all.complete(true));
          }
        });
    return all;
  }

  private static boolean accepted(List<RawJson> answers) {
    return answers.stream().allMatch(answer -> ACCEPT.equals(answer.member("action")));
  }
}
