package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.ServerDialect;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.engine.RunningCalls;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.ParamsFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The door of a server on one transport. A request is checked in this order: its era, its {@code
 * _meta} and version, the transport's rules, its method, its params, its headers.
 */
final class Dispatcher implements Inbound {

  private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

  private final TransportTraits traits;
  private final Eras eras;
  private final Requester requester;
  private final CallTerms terms;
  private final Operations operations;
  private final Execution execution;

  /** Null if there are none. */
  private final @Nullable Tasks tasks;

  Dispatcher(
      TransportTraits traits,
      Eras eras,
      Requester requester,
      CallTerms terms,
      Operations operations,
      Execution execution,
      @Nullable Tasks tasks) {
    this.traits = traits;
    this.eras = eras;
    this.requester = requester;
    this.terms = terms;
    this.operations = operations;
    this.execution = execution;
    this.tasks = tasks;
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    JsonRpcMessage message = received.message();
    if (message instanceof JsonRpcRequest request) {
      if (Eras.isInitialize(request)) {
        initialize(request, received, reply);
      } else {
        request(request, received, reply);
      }
    } else if (message instanceof JsonRpcNotification notification) {
      notification(notification, received, reply);
    } else {
      response((JsonRpcResponse) message, received, reply);
    }
  }

  @Override
  public void onMalformed(Malformed malformed, Channel reply) {
    if (malformed.response()) {
      RequestId id = malformed.id();
      log.debug("dropped a malformed response on {}", traits.name());
      if (id != null && traits.shared()) {
        requester.onLost(id, new InvalidResponseException("the answer is no message"), reply);
      }
      return;
    }
    reply(
        reply,
        new JsonRpcError(
            malformed.id(),
            new ErrorObject(malformed.code(), malformed.message(), null),
            eras.wire(reply)),
        Disposition.REJECTED);
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    requester.onLost(id, cause);
  }

  @Override
  public boolean takesBatches(Channel reply, @Nullable SessionClaim claim) {
    return eras.takesBatches(reply, claim);
  }

  /** Results stay as they came: only who asked can tell whether they are answers. */
  @Override
  public ExpectedResults expectedResults() {
    return ExpectedResults.NONE;
  }

  private void response(JsonRpcResponse message, Received received, Channel channel) {
    Object peer = eras.peer(received, channel);
    if (peer == null) {
      // Nobody was asked anything that could be answered like this (RPC-14).
      log.debug("dropped a response on {}", traits.name());
    } else {
      requester.onResponse(message, peer);
    }
  }

  private void notification(JsonRpcNotification message, Received received, Channel channel) {
    Connection connection = eras.connection(received, channel);
    Notification notification = message.notification();
    if (connection == null) {
      return;
    }
    if (notification instanceof CancelledNotification cancelled) {
      RequestId id = cancelled.requestId();
      if (id != null) {
        connection.calls().cancel(id, cancelled.reason());
      }
    } else if (notification instanceof InitializedNotification) {
      ServerSession session = connection.session();
      if (session != null) {
        session.ready().complete(null);
      }
    }
  }

  /** At once, past everything that stands around the server's own methods. */
  private void initialize(JsonRpcRequest message, Received received, Channel channel) {
    try {
      InitializeRequest request = (InitializeRequest) params(message);
      // First: who asks for a session knows nothing of what the rules demand without one (VER-12).
      eras.requireSessions(request, received);
      received.rules().check(message);
      Handshakes.Begun begun = eras.begin(request, received, channel);
      answer(message, begun.session(), begun.result(), channel);
    } catch (ProtocolException e) {
      reply(channel, eras.stateless().error(message.id(), e), Disposition.REJECTED);
    } catch (RuntimeException e) {
      ProtocolException error = Failures.error(message.method(), e);
      reply(channel, eras.stateless().error(message.id(), error), Disposition.REJECTED);
    }
  }

  private void answer(
      JsonRpcRequest message, ServerSession session, Result result, Channel channel) {
    reply(
        channel,
        session.dialect().result(message.id(), new Outcome.Complete<>(result)),
        Disposition.HANDLED);
  }

  private void request(JsonRpcRequest message, Received received, Channel channel) {
    ServerSession session = null;
    Call call = null;
    try {
      session = eras.sessionOf(message, received, channel);
      ServerDialect dialect = session == null ? eras.stateless() : session.dialect();
      CallFacts facts = dialect.read(message);
      received.rules().check(message);
      if (session != null && message.method().equals(Methods.PING.name())) {
        answer(message, session, EmptyResult.INSTANCE, channel);
        return;
      }
      Operation operation = operation(message, dialect);
      Request<?> request = params(message);
      checkHeaders(request, received);
      Exchange exchange =
          new Exchange(message, request, received, traits, channel, dialect, session, facts);
      if (tasks != null && tasks.wanted(exchange)) {
        startTask(tasks.begin(exchange), exchange, operation);
        return;
      }
      boolean inline = execution.isInline(operation, exchange);
      call = open(exchange, inline);
      execution.start(call, operation);
    } catch (RuntimeException | Error e) {
      // An Error of the user's visibility predicate must not end the thread that reads.
      refuse(message, channel, session, call, Failures.error(message.method(), e));
    }
  }

  /** Answers with the task at once; the call's own answer goes to the task. */
  private void startTask(ServerTask task, Exchange exchange, Operation operation) {
    Call call = new Call(exchange.on(task), terms, false);
    task.runs(call);
    reply(
        exchange.channel(),
        exchange
            .dialect()
            .result(
                exchange.message().id(),
                new Outcome.Complete<>(new CreateTaskResult(task.snapshot()))),
        Disposition.HANDLED);
    try {
      execution.start(call, operation);
    } catch (BusyException e) {
      call.fail(e);
    }
  }

  private Operation operation(JsonRpcRequest message, ServerDialect dialect) {
    Operation operation = dialect.has(message.method()) ? operations.find(message.method()) : null;
    if (operation == null) {
      throw ProtocolException.methodNotFound(Shown.name(message.method()));
    }
    return operation;
  }

  private static Request<?> params(JsonRpcRequest message) {
    Request<?> request = message.request();
    if (request == null) {
      ParamsFault fault = message.fault();
      throw ProtocolException.invalidParams(fault == null ? "invalid params" : fault.message());
    }
    return request;
  }

  private void checkHeaders(Request<?> request, Received received) {
    if (traits.mirrorsParameters()
        && received.headers() != Headers.NONE
        && request instanceof CallToolRequest call) {
      operations.tools().checkHeaders(call, received.headers(), received.caller());
    }
  }

  private Call open(Exchange exchange, boolean inline) {
    RunningCalls calls = calls(exchange);
    Call call = new Call(exchange, terms, inline);
    if (!traits.shared()) {
      exchange.channel().onClosed(() -> call.cancel("the peer is gone"));
    }
    if (calls == null) {
      return call;
    }
    if (!calls.add(call.id(), call)) {
      throw new ProtocolException(
          ErrorCodes.INVALID_REQUEST, "a request with this id is under way already");
    }
    call.onEnd(() -> calls.remove(call.id(), call));
    return call;
  }

  /** Those of the client, whose ids share one space whatever the era; null if it has only this. */
  private @Nullable RunningCalls calls(Exchange exchange) {
    if (traits.shared()) {
      return eras.connection(exchange.channel()).calls();
    }
    ServerSession session = exchange.session();
    ServerSession.Link link = session == null ? null : session.link();
    return link == null ? null : link.calls();
  }

  /** In a session HTTP has no status for the faults of a request. */
  private void refuse(
      JsonRpcRequest message,
      Channel channel,
      @Nullable ServerSession session,
      @Nullable Call call,
      ProtocolException error) {
    if (call != null) {
      call.fail(error);
    } else if (session != null) {
      reply(channel, session.dialect().error(message.id(), error), Disposition.HANDLED);
    } else {
      reply(channel, eras.stateless().error(message.id(), error), Disposition.REJECTED);
    }
  }

  private void reply(Channel channel, JsonRpcResponse response, Disposition disposition) {
    try {
      channel.reply(response, disposition);
    } catch (TransportException e) {
      log.debug("an answer could not be delivered on {}", traits.name(), e);
    }
  }
}
