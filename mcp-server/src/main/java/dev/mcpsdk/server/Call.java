package dev.mcpsdk.server;

import dev.mcpsdk.core.MissingCapabilityException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ToolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UrlElicitationRequiredException;
import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.engine.HandlerThreads;
import dev.mcpsdk.core.engine.RunningCall;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A request under way, from the door to the one moment in which it is answered, or cancelled and
 * not answered. Thread-safe.
 */
final class Call implements RunningCall {

  private enum State {
    RUNNING,
    ANSWERED,
    CANCELLED
  }

  private static final Logger log = LoggerFactory.getLogger(Call.class);

  private final Exchange exchange;
  private final boolean inline;
  private final CallTerms terms;
  private final Asker asker;
  private final HandlerContext context;
  private final AtomicReference<State> state = new AtomicReference<>(State.RUNNING);

  /** The handler's thread's, and used by it only. */
  private HandlerThreads.@Nullable Place place;

  /** Guards the three below: what the end must reach. */
  private final ReentrantLock lock = new ReentrantLock();

  private @Nullable Thread handlerThread;
  private @Nullable List<Runnable> endActions = new ArrayList<>(2);
  private @Nullable List<Runnable> cancelActions; // null as long as there are none

  /**
   * @param inline whether it runs on a thread that must not be blocked or interrupted
   */
  Call(Exchange exchange, CallTerms terms, boolean inline) {
    this.terms = terms;
    this.exchange = exchange;
    this.inline = inline;
    this.asker = new Asker(this, terms.audience(), terms.asking());
    this.context = new HandlerContext(this, asker);
  }

  RequestId id() {
    return exchange.message().id();
  }

  String method() {
    return exchange.message().method();
  }

  Caller caller() {
    return exchange.received().caller();
  }

  CallFacts facts() {
    return exchange.facts();
  }

  Exchange exchange() {
    return exchange;
  }

  boolean isInline() {
    return inline;
  }

  Asker asker() {
    return asker;
  }

  HandlerContext context() {
    return context;
  }

  CallTerms terms() {
    return terms;
  }

  /** Whether the caller is asked by requests while the call goes on. */
  boolean isLive() {
    return exchange.session() != null;
  }

  boolean mayLog() {
    return terms.logging();
  }

  boolean isRunning() {
    return state.get() == State.RUNNING;
  }

  boolean isCancelled() {
    return state.get() == State.CANCELLED;
  }

  /**
   * Marks this thread as the one to interrupt. False if the call has been cancelled already.
   *
   * @param taken the thread's place, null if the thread is not this call's own
   */
  boolean enter(HandlerThreads.@Nullable Place taken) {
    place = taken;
    if (inline) {
      return isRunning();
    }
    lock.lock();
    try {
      handlerThread = Thread.currentThread();
      return isRunning();
    } finally {
      lock.unlock();
    }
  }

  /** Whether this thread is in the handler's run. */
  boolean isHandlerThread() {
    lock.lock();
    try {
      return handlerThread == Thread.currentThread();
    } finally {
      lock.unlock();
    }
  }

  /** The handler has returned: this thread is free, and so of a late interrupt. */
  void leave() {
    asker.close();
    if (inline) {
      return;
    }
    lock.lock();
    try {
      handlerThread = null;
    } finally {
      lock.unlock();
    }
    Thread.interrupted();
  }

  /**
   * Counts no more as running. On the handler's thread, before the answer: its reader may call
   * again, and must find the place free.
   */
  void leavePlace() {
    HandlerThreads.Place taken = place;
    if (taken != null) {
      taken.leave();
    }
  }

  /** Answers with a result, unless the call has ended. */
  void complete(Result result) {
    if (end(State.ANSWERED)) {
      reply(exchange.dialect().result(id(), new Outcome.Complete<>(result)), Disposition.HANDLED);
    }
  }

  /** Answers with questions, unless the call has ended. */
  void askFor(InputRequired input) {
    answer(exchange.dialect().result(id(), new Outcome.Unanswered<>(input)));
  }

  /** Answers with whatever has been made ready, unless the call has ended. */
  void answer(JsonRpcResponse response) {
    if (end(State.ANSWERED)) {
      reply(response, Disposition.HANDLED);
    }
  }

  /** Answers with what a failure may say, unless the call has ended. */
  void fail(Throwable failure) {
    Throwable said = failure;
    ServerSession session = exchange.session();
    UrlElicitationRequiredException pages = session == null ? null : RequiredPages.of(failure);
    if (session != null && pages != null) {
      try {
        said = RequiredPages.named(pages, this, session);
      } catch (ToolException e) {
        refuse(String.valueOf(e.getMessage()));
        return;
      } catch (MissingCapabilityException e) {
        said = e;
      }
    }
    if (isLive() && said instanceof MissingCapabilityException) {
      refuse(String.valueOf(said.getMessage()));
      return;
    }
    if (end(State.ANSWERED)) {
      ProtocolException error = Failures.error(method(), said);
      reply(exchange.dialect().error(id(), error), Failures.disposition(error));
    }
  }

  /** Answers that the caller could not be asked, in the words that a model is to read. */
  void refuse(String why) {
    if (exchange.request() instanceof CallToolRequest) {
      complete(CallToolResult.error(why));
    } else {
      fail(new ProtocolException(ErrorCodes.INTERNAL_ERROR, why));
    }
  }

  private void reply(JsonRpcResponse response, Disposition disposition) {
    try {
      exchange.channel().reply(response, disposition);
    } catch (TransportException e) {
      log.debug("the answer to {} could not be delivered", method(), e);
    } catch (RuntimeException e) {
      // It cannot be written, and nobody else will answer.
      replyUnwritable(e);
    }
  }

  private void replyUnwritable(RuntimeException failure) {
    ProtocolException error = Failures.error(method(), failure);
    try {
      exchange.channel().reply(exchange.dialect().error(id(), error), Disposition.HANDLED);
    } catch (RuntimeException e) {
      log.debug("the answer to {} could not be delivered", method(), e);
    }
  }

  /** Sends a notification that belongs to this call, unless the call has ended. */
  void notify(Notification notification) {
    if (!isRunning() || !mayBeSent(notification)) {
      return;
    }
    JsonRpcNotification message = exchange.dialect().notification(notification);
    if (inline) {
      exchange.channel().offer(message);
      return;
    }
    try {
      exchange.channel().send(message);
    } catch (TransportException e) {
      log.debug("a notification of {} could not be delivered", method(), e);
    }
  }

  /** A client that has not said it is initialized gets nothing but log messages. */
  private boolean mayBeSent(Notification notification) {
    ServerSession session = exchange.session();
    return session == null
        || session.isReady()
        || notification instanceof LoggingMessageNotification;
  }

  /** Its questions are answered, and it runs again. */
  void goOn() {
    if (exchange.channel() instanceof ServerTask task) {
      task.goOn();
    }
  }

  /** Lets the client come back later for the answer, where it can. */
  void closeCarrier() {
    if (isLive() && isRunning()) {
      exchange.channel().closeCarrier();
    }
  }

  @Override
  public void cancel(@Nullable String reason) {
    if (!end(State.CANCELLED)) {
      return;
    }
    log.debug("{} was cancelled: {}", method(), reason);
    lock.lock();
    try {
      if (handlerThread != null) {
        handlerThread.interrupt();
      }
    } finally {
      lock.unlock();
    }
    exchange.channel().release(id());
  }

  /**
   * Runs the action when this call is cancelled: on a thread of its own, after those given before;
   * at once, on this thread, if it has been.
   */
  void onCancel(Runnable action) {
    lock.lock();
    try {
      if (endActions != null) {
        if (cancelActions == null) {
          cancelActions = new ArrayList<>(2);
        }
        cancelActions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    if (isCancelled()) {
      runSafely(action);
    }
  }

  /**
   * Runs the action once when this call is answered or cancelled, before the peer learns of it; at
   * once if it has ended.
   */
  void onEnd(Runnable action) {
    lock.lock();
    try {
      if (endActions != null) {
        endActions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    runSafely(action);
  }

  private boolean end(State how) {
    if (!state.compareAndSet(State.RUNNING, how)) {
      return false;
    }
    List<Runnable> actions;
    List<Runnable> ofHandler;
    lock.lock();
    try {
      actions = endActions;
      endActions = null;
      ofHandler = cancelActions;
      cancelActions = null;
    } finally {
      lock.unlock();
    }
    if (how == State.CANCELLED && ofHandler != null) {
      terms.cancellations().run(() -> ofHandler.forEach(Call::runSafely));
    }
    if (actions != null) {
      actions.forEach(Call::runSafely);
    }
    return true;
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.warn("an action at the end of a call failed", e);
    }
  }
}
