package dev.mcpsdk.client;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.RunningCall;
import dev.mcpsdk.core.engine.RunningCalls;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.PingRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Carriage;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.codec.UncarriedException;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what the server asks by requests of its own, as it may up to 2025-11-25, over one
 * connection. Handlers run on the client's handler threads within its limits. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the tasks see to their own failures
final class ServerQuestions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerQuestions.class);

  /** As of 2025-11-25, <i>Sampling</i>, Error Handling. */
  private static final int USER_REJECTED = -1;

  private final Session session;
  private final RunningCalls running = new RunningCalls();
  private volatile boolean closed;

  ServerQuestions(Session session) {
    this.session = session;
  }

  /** On the thread that reads messages. */
  void asked(JsonRpcRequest message, Channel reply) {
    RequestId id = message.id();
    Request<?> question = message.request();
    if (!session.negotiation().answers(message.method())) {
      refuse(id, ErrorCodes.METHOD_NOT_FOUND, "method not found: " + message.method(), reply);
    } else if (question == null) {
      String fault = message.fault() == null ? "cannot be read" : message.fault().message();
      refuse(id, ErrorCodes.INVALID_PARAMS, fault, reply);
    } else if (question instanceof PingRequest) {
      send(JsonRpcResult.of(id, EmptyResult.INSTANCE, ResultFrame.NONE, wire()), reply);
    } else {
      ProtocolException refusal = session.answerer().refusal(question);
      if (refusal == null) {
        start(id, question, reply);
      } else {
        send(new JsonRpcError(id, refusal.error()), reply);
      }
    }
  }

  private void start(RequestId id, Request<?> question, Channel reply) {
    Answering answering = new Answering(id, question, reply);
    if (!running.add(id, answering)) {
      refuse(id, ErrorCodes.INVALID_REQUEST, "a request with this id is under way", reply);
    } else if (closed) {
      answering.cancel("the session has ended");
    } else if (!session.handlerThreads().tryExecute(answering.task)) {
      answering.end(error(id, ErrorCodes.INTERNAL_ERROR, "too much to do at the moment"));
    } else {
      answering.limit();
    }
  }

  /** The server does not want an answer any more. */
  void cancelled(CancelledNotification notification) {
    RequestId id = notification.requestId();
    if (id != null) {
      running.cancel(id, notification.reason());
    }
  }

  /** Interrupts handlers whose answers nobody can get any more. */
  @Override
  public void close() {
    closed = true;
    running.cancelAll("the session has ended");
  }

  private Wire wire() {
    return session.negotiation().wire();
  }

  private void refuse(RequestId id, int code, String why, Channel reply) {
    send(error(id, code, why), reply);
  }

  private static JsonRpcError error(RequestId id, int code, String why) {
    return new JsonRpcError(id, new ErrorObject(code, why));
  }

  /** Not on the thread that reads: a peer that writes without reading would block both. */
  private void send(JsonRpcResponse response, Channel reply) {
    session.execute(
        () -> {
          try {
            reply.reply(response, Disposition.HANDLED);
          } catch (TransportException e) {
            log.debug("an answer to the server could not be sent", e);
          }
        },
        e -> log.warn("an answer to the server could not be sent", e));
  }

  /** One question with a handler at work on it. Ends once, with an answer or without. */
  private final class Answering implements RunningCall {

    private final RequestId id;
    private final Request<?> question;
    private final Channel reply;
    private final AtomicBoolean ended = new AtomicBoolean();
    private final FutureTask<?> task = new FutureTask<>(this::run, null);
    private volatile @Nullable Future<?> timer;

    Answering(RequestId id, Request<?> question, Channel reply) {
      this.id = id;
      this.question = question;
      this.reply = reply;
    }

    void limit() {
      timer =
          Timers.after(
              session.settings().inputTimeout(),
              () -> {
                end(error(id, ErrorCodes.INTERNAL_ERROR, "nobody answered in time"));
                task.cancel(true);
              });
      if (ended.get()) {
        stopTimer();
      }
    }

    private void run() {
      end(answer());
    }

    private JsonRpcResponse answer() {
      String key = id instanceof RequestId.Text text ? text.value() : String.valueOf(id);
      try {
        Result result =
            session.answerer().result(question, new InputContext(key, session.server(), null));
        Carriage.check(result, wire());
        return JsonRpcResult.of(id, result, ResultFrame.NONE, wire());
      } catch (InputRejectedException e) {
        log.debug("the user refused {}: {}", question.method(), e.getMessage());
        return error(id, USER_REJECTED, "User rejected the request");
      } catch (ProtocolException e) {
        return new JsonRpcError(id, e.error());
      } catch (UncarriedException e) {
        log.warn("the answer to {} has no form in this revision", question.method(), e);
      } catch (Exception e) {
        log.warn("a handler failed to answer {}", question.method(), e);
      }
      return error(id, ErrorCodes.INTERNAL_ERROR, "the request could not be answered");
    }

    void end(JsonRpcResponse response) {
      if (finish()) {
        send(response, reply);
      }
    }

    @Override
    public void cancel(@Nullable String reason) {
      if (finish()) {
        task.cancel(true);
      }
    }

    private boolean finish() {
      if (!ended.compareAndSet(false, true)) {
        return false;
      }
      running.remove(id, this);
      stopTimer();
      return true;
    }

    private void stopTimer() {
      Future<?> running = timer;
      if (running != null) {
        running.cancel(false);
      }
    }
  }
}
