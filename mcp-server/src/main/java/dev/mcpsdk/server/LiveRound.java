package dev.mcpsdk.server;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.dialect.ClientDialect;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.dialect.ServerDialect;
import dev.mcpsdk.core.engine.PendingCall;
import dev.mcpsdk.core.engine.Route;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One round of questions in the handshake era: they are sent as requests, all at once, on the
 * channel of the call that asks. No thread waits for the answers. If one question fails, the others
 * are given up and the call is refused.
 */
final class LiveRound {

  private static final Logger log = LoggerFactory.getLogger(LiveRound.class);

  /** How long a client that has begun to call may take to say that it is initialized. */
  private static final Duration READY = Duration.ofSeconds(10);

  private final Call call;
  private final ServerSession session;
  private final ServerSession.Link link;
  private final ClientDialect language;
  private final Map<String, Request<?>> questions;
  private final Predicate<Runnable> threads;
  private final Consumer<Map<String, RawJson>> answered;
  private final Map<String, RawJson> answers = new ConcurrentHashMap<>();
  private final AtomicInteger open;
  private final Queue<PendingCall> sent = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean over = new AtomicBoolean();

  private LiveRound(
      Call call,
      ServerSession session,
      ServerSession.Link link,
      Map<String, Request<?>> questions,
      Predicate<Runnable> threads,
      Consumer<Map<String, RawJson>> answered) {
    this.call = call;
    this.session = session;
    this.link = link;
    this.language = session.dialect().questions();
    this.questions = questions;
    this.threads = threads;
    this.answered = answered;
    this.open = new AtomicInteger(questions.size());
  }

  /**
   * Asks; returns when everything is sent.
   *
   * @param threads run a task that may wait for a slow reader; false if none is free
   * @param answered gets the answers by key, unchecked, once; on the thread that read the last. Not
   *     called if the call ends before
   */
  static void begin(
      Call call,
      Map<String, Request<?>> questions,
      Predicate<Runnable> threads,
      Consumer<Map<String, RawJson>> answered) {
    ServerSession session = call.exchange().session();
    ServerSession.Link link = session == null ? null : session.link();
    if (session == null || link == null) {
      call.refuse("the client cannot be asked: it is not in a session");
    } else if (questions.isEmpty()) {
      answered.accept(Map.of());
    } else {
      new LiveRound(call, session, link, questions, threads, answered).begin();
    }
  }

  private void begin() {
    call.onCancel(() -> end("the call was cancelled"));
    if (session.isReady()) {
      send();
      return;
    }
    CompletionStage<Void> ready =
        session.ready().copy().orTimeout(READY.toSeconds(), TimeUnit.SECONDS);
    ready.whenComplete(
        (done, late) -> {
          if (late == null) {
            send();
          } else {
            refuse("the client cannot be asked: it has not sent notifications/initialized");
          }
        });
  }

  private void send() {
    try {
      for (Map.Entry<String, Request<?>> question : questions.entrySet()) {
        if (over.get()) {
          return;
        }
        send(question.getKey(), question.getValue());
      }
    } catch (RuntimeException e) {
      failed(e);
    }
  }

  private void send(String key, Request<?> neutral) {
    ServerDialect dialect = session.dialect();
    Request<?> question = dialect.question(neutral);
    if (question instanceof ElicitUrlRequest page) {
      session.pages().add(page);
    }
    Duration limit = call.terms().asking().lifetime();
    PendingCall pending =
        link.requester()
            .start(
                new Route(call.exchange().channel(), language, true, link.peer()),
                question,
                OutgoingFacts.NONE,
                new dev.mcpsdk.core.engine.CallTerms(limit, limit, false, null),
                Map.of(),
                id -> {});
    sent.add(pending);
    if (over.get()) {
      pending.cancel("no longer needed");
    }
    CompletionStage<JsonRpcResult> future = pending.future();
    future.whenComplete((result, failure) -> take(key, result, failure));
  }

  private void take(String key, @Nullable JsonRpcResult result, @Nullable Throwable failure) {
    if (over.get()) {
      return;
    }
    RawJson answer = result == null ? null : result.raw();
    if (answer == null) {
      failed(failure == null ? new IllegalStateException("no answer") : failure);
      return;
    }
    answers.put(key, answer);
    if (open.decrementAndGet() == 0 && over.compareAndSet(false, true)) {
      answered.accept(answers);
    }
  }

  private void failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    log.debug("a question of {} failed", call.method(), cause);
    refuse(words(cause));
  }

  /** What may be told: never the peer's own text, which could speak to the model. */
  private static String words(Throwable cause) {
    if (cause instanceof MissingCapabilityException) {
      return String.valueOf(cause.getMessage());
    }
    if (cause instanceof ProtocolException error) {
      return "the client did not answer a question: it gave error " + error.code();
    }
    if (cause instanceof TimeoutException) {
      return "the client did not answer a question in time";
    }
    return "the client could not be asked";
  }

  private void refuse(String why) {
    if (end("another question failed") && !threads.test(() -> call.refuse(why))) {
      call.refuse(why);
    }
  }

  /** Gives up what is open; false if the round was over. */
  private boolean end(String reason) {
    if (!over.compareAndSet(false, true)) {
      return false;
    }
    sent.forEach(pending -> pending.cancel(reason));
    return true;
  }
}
