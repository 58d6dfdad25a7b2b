package dev.mcpsdk.client;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.engine.CallTerms;
import dev.mcpsdk.core.engine.PendingCall;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One request of the application's with all that becomes of it: rounds of questions, and the few
 * corrections that are worth a second try. Rounds follow one another, so that only {@link #cancel}
 * comes from outside.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class Call<R extends Result> {

  // Without questions the server only wants us to come back later.
  private static final long FIRST_PAUSE_MS = 50;
  private static final long LONGEST_PAUSE_MS = 250;
  private static final int PROGRESS_LIMIT = 256;

  private final Session session;
  private final Request<R> request;
  private final CallOptions options;
  private final Limits limits;
  private final CompletableFuture<R> future = new CompletableFuture<>();
  private final @Nullable Mailbox<ProgressNotification> progress;
  private volatile @Nullable PendingCall pending;
  private volatile @Nullable Future<?> waiting;
  private @Nullable Map<String, RawJson> answers;
  private @Nullable String state;
  private int round;
  private int pauses;
  private long spent;
  private boolean versionCorrected;
  private boolean headersCorrected;
  private boolean sessionRenewed;
  private boolean visited;
  private Consumer<RequestId> assigned = id -> {};

  /**
   * How long things may take.
   *
   * @param timeout of each round
   * @param hardCap of all rounds together, people's time not counted
   */
  record Limits(Duration timeout, Duration hardCap) {

    /** For a request whose answer is the end of a stream. */
    static final Limits NONE =
        new Limits(Duration.ofNanos(Long.MAX_VALUE), Duration.ofNanos(Long.MAX_VALUE));
  }

  Call(Session session, Request<R> request, CallOptions options, Limits limits) {
    this.session = session;
    this.request = request;
    this.options = options;
    requireItsTool(request, options.tool());
    this.limits = limits;
    this.answers = options.answers();
    this.state = options.requestState();
    Consumer<ProgressNotification> consumer = options.progress();
    this.progress =
        consumer == null ? null : Mailbox.ordered(session.threads(), consumer, PROGRESS_LIMIT);
  }

  private static void requireItsTool(Request<?> request, @Nullable Tool given) {
    if (given != null
        && !(request instanceof CallToolRequest call && call.name().equals(given.name()))) {
      throw new IllegalArgumentException(
          "expected no definition of a tool that is not called but got that of " + given.name());
    }
  }

  /** Tells the id of each round before it is sent. To be called before {@link #start}. */
  void onAssigned(Consumer<RequestId> listener) {
    assigned = listener;
  }

  /** The result as the server sent it. Completed on the thread that read it. */
  CompletableFuture<R> future() {
    return future;
  }

  Request<R> request() {
    return request;
  }

  /** Whether another request like this one may be given the same result. */
  boolean mayBeCached() {
    return round == 0 && options.cacheUse() != CallOptions.CacheUse.BYPASS;
  }

  /** Sends the first round. Blocks for back-pressure only; failures are in the future. */
  void start() {
    session.register(this);
    future.whenComplete((result, failure) -> session.unregister(this));
    send();
  }

  private void send() {
    if (future.isDone()) {
      return;
    }
    try {
      CallTerms terms = terms();
      OutgoingFacts facts =
          new OutgoingFacts(null, session.logLevel(options), options.meta(), answers, state);
      long begun = System.nanoTime();
      PendingCall sent =
          session.link().requester().start(request, facts, terms, headers(), assigned);
      pending = sent;
      if (future.isDone()) {
        sent.cancel("no longer wanted");
      }
      sent.future()
          .whenComplete(
              (result, failure) -> {
                spent += System.nanoTime() - begun;
                answered(result, failure);
              });
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private Map<String, String> headers() {
    return session.headers(request, headersCorrected ? null : options.tool());
  }

  private CallTerms terms() {
    Duration left = limits.hardCap().minusNanos(spent);
    if (left.isNegative() || left.isZero()) {
      throw new TimeoutException("request " + request.method(), limits.hardCap());
    }
    Duration timeout = limits.timeout().compareTo(left) < 0 ? limits.timeout() : left;
    Mailbox<ProgressNotification> mailbox = progress;
    Consumer<ProgressNotification> consumer = mailbox == null ? null : mailbox::offer;
    return new CallTerms(timeout, left, session.settings().progressResets(), consumer);
  }

  private void answered(@Nullable JsonRpcResult result, @Nullable Throwable failure) {
    try {
      if (result == null) {
        failed(
            failure instanceof CompletionException e && e.getCause() != null
                ? e.getCause()
                : failure);
        return;
      }
      Outcome<R> outcome = session.read(result, request);
      if (outcome instanceof Outcome.Complete<R> done) {
        complete(done.result());
      } else if (outcome instanceof Outcome.Unanswered<R> unanswered) {
        unanswered(unanswered.input(), session.identity(result.frame()));
      }
    } catch (RuntimeException e) {
      fail(e);
    }
  }

  private void failed(@Nullable Throwable failure) {
    UrlElicitationRequiredException pages =
        PeerFailures.pages(failure, session.negotiation().wire());
    if (pages != null) {
      visit(pages);
      return;
    }
    boolean refuted = failure instanceof ProtocolException answer && session.refutes(answer);
    if (!versionCorrected && isOfOtherVersion(failure)) {
      versionCorrected = true;
      session.execute(this::send, this::fail);
    } else if (!sessionRenewed && isRefused(failure, RefusedException.Reason.SESSION_ENDED)) {
      // Nobody has seen it, so that it may be sent in the session that comes next.
      sessionRenewed = true;
      session.execute(this::send, this::fail);
    } else if (failure instanceof ProtocolException error
        && error.code() == ErrorCodes.HEADER_MISMATCH
        && !headersCorrected
        && request instanceof CallToolRequest call
        && session.link().traits().mirrorsParameters()) {
      headersCorrected = true;
      session.execute(
          () -> {
            session.relearn(call.name());
            send();
          },
          this::fail);
    } else {
      if (refuted) {
        // Whether it is of another era now, the server is asked before the next call.
        session.rethink();
      }
      fail(failure == null ? new TransportException("the request has ended") : failure);
    }
  }

  /** Whether another revision, or another era, is now spoken in which this may be sent again. */
  private boolean isOfOtherVersion(@Nullable Throwable failure) {
    if (failure instanceof UnsupportedVersionException unsupported) {
      return session.adopt(unsupported.supported())
          || Negotiation.best(Era.HANDSHAKE, unsupported.supported()) != null && session.rethink();
    }
    return isRefused(failure, RefusedException.Reason.NOT_UNDERSTOOD) && session.rethink();
  }

  private static boolean isRefused(@Nullable Throwable failure, RefusedException.Reason reason) {
    return failure instanceof RefusedException refused && refused.reason() == reason;
  }

  private void unanswered(InputRequired input, @Nullable Implementation server) {
    ClientSettings settings = session.settings();
    if (!settings.inputLoop()) {
      fail(new InputRequiredException(request.method() + " needs answers first", input));
      return;
    }
    if (++round > settings.maxInputRounds()) {
      String text = " still needs answers after " + (round - 1) + " rounds (limit maxInputRounds)";
      fail(new InputRequiredException(request.method() + text, input));
      return;
    }
    state = input.requestState();
    if (input.inputRequests().isEmpty()) {
      answers = null;
      long pause = Math.min(FIRST_PAUSE_MS << pauses++, LONGEST_PAUSE_MS);
      waiting =
          Timers.after(Duration.ofMillis(pause), () -> session.execute(this::send, this::fail));
      return;
    }
    CompletableFuture<Map<String, RawJson>> given =
        InputRound.start(
            request,
            input,
            server,
            session.answerer(),
            session.handlerThreads(),
            settings.inputTimeout());
    waiting = given;
    if (future.isDone()) {
      given.cancel(true);
    }
    given.whenComplete(
        (all, failure) -> {
          if (failure != null) {
            fail(failure);
          } else {
            answers = all;
            send();
          }
        });
  }

  /** Once the user has been where the server wants, the request is sent a second and last time. */
  private void visit(UrlElicitationRequiredException required) {
    ClientSettings settings = session.settings();
    if (visited || !settings.inputLoop() || settings.handlers().url() == null) {
      fail(required);
      return;
    }
    visited = true;
    CompletableFuture<Boolean> done = session.visits().start(request, required);
    waiting = done;
    if (future.isDone()) {
      done.cancel(true);
    }
    done.whenComplete(
        (all, failure) -> {
          if (failure != null || !all) {
            fail(failure == null ? required : failure);
          } else {
            session.execute(this::send, this::fail);
          }
        });
  }

  private void complete(R result) {
    Mailbox<ProgressNotification> mailbox = progress;
    if (mailbox == null) {
      future.complete(result);
      return;
    }
    // All progress is told before the end. A consumer that hangs must not keep the result for ever.
    Future<?> limit = Timers.after(limits.timeout(), () -> future.complete(result));
    mailbox.whenEmpty(
        () -> {
          limit.cancel(false);
          future.complete(result);
        });
  }

  private void fail(Throwable failure) {
    future.completeExceptionally(PeerFailures.refine(request, failure));
  }

  /** Gives the request up wherever it stands, and tells the server. */
  void cancel(String reason) {
    end(new CancellationException("request " + request.method() + " was cancelled"), reason);
  }

  /** Ends the call with this outcome, and tells the server if it is still at it. */
  void end(RuntimeException outcome, String reason) {
    if (!future.completeExceptionally(outcome)) {
      return;
    }
    PendingCall sent = pending;
    if (sent != null) {
      sent.cancel(reason);
    }
    Future<?> pause = waiting;
    if (pause != null) {
      pause.cancel(true);
    }
    if (progress != null) {
      progress.close();
    }
  }

  /** Waits for the result. An interrupt cancels the call. */
  R await() {
    try {
      return future.get();
    } catch (InterruptedException e) {
      cancel("interrupted");
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while waiting for " + request.method());
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("request " + request.method() + " failed", e.getCause());
    }
  }
}
