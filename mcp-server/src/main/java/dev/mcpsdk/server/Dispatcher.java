package dev.mcpsdk.server;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.CallFacts;
import dev.mcpsdk.core.dialect.ServerDialect;
import dev.mcpsdk.core.engine.RunningCalls;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.ParamsFault;
import java.util.List;
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
  private final ServerDialect stateless;
  private final List<String> versions;
  private final CallTerms terms;
  private final Operations operations;
  private final Execution execution;
  private final Connections connections = new Connections();

  Dispatcher(
      TransportTraits traits,
      ServerDialect stateless,
      List<String> versions,
      CallTerms terms,
      Operations operations,
      Execution execution) {
    this.traits = traits;
    this.stateless = stateless;
    this.versions = versions;
    this.terms = terms;
    this.operations = operations;
    this.execution = execution;
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    JsonRpcMessage message = received.message();
    if (message instanceof JsonRpcRequest request) {
      request(request, received, reply);
    } else if (message instanceof JsonRpcNotification notification) {
      notification(notification, reply);
    } else {
      // This server asks nothing by requests, so nobody can answer it (RPC-14).
      log.debug("dropped a response on {}", traits.name());
    }
  }

  @Override
  public void onMalformed(Malformed malformed, Channel reply) {
    if (malformed.response()) {
      log.debug("dropped a malformed response on {}", traits.name());
      return;
    }
    reply(
        reply,
        new JsonRpcError(
            malformed.id(), new ErrorObject(malformed.code(), malformed.message(), null)),
        Disposition.REJECTED);
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    // Nothing was asked.
  }

  private void notification(JsonRpcNotification message, Channel channel) {
    RunningCalls calls = traits.shared() ? connections.find(channel) : null;
    if (calls != null && message.notification() instanceof CancelledNotification cancelled) {
      RequestId id = cancelled.requestId();
      if (id != null) {
        calls.cancel(id, cancelled.reason());
      }
    }
  }

  private void request(JsonRpcRequest message, Received received, Channel channel) {
    Call call = null;
    try {
      ServerDialect dialect = dialectOf(message);
      CallFacts facts = dialect.read(message);
      received.rules().check(message);
      Operation operation = operation(message, dialect);
      Request<?> request = params(message);
      checkHeaders(request, received);
      Exchange exchange = new Exchange(message, request, received, traits, channel, dialect, facts);
      boolean inline = execution.isInline(operation, exchange);
      call = open(exchange, inline);
      execution.start(call, operation);
    } catch (RuntimeException | Error e) {
      // An Error of the user's visibility predicate must not end the thread that reads.
      refuse(message, channel, call, Failures.error(message.method(), e));
    }
  }

  /** Which era the request belongs to. The seat of the handshake era is here. */
  private ServerDialect dialectOf(JsonRpcRequest message) {
    if (message.frame().protocolVersion() == null
        && message.method().equals(Methods.INITIALIZE.name())) {
      String requested =
          message.request() instanceof InitializeRequest initialize
              ? initialize.protocolVersion()
              : "";
      throw new UnsupportedVersionException(requested, versions);
    }
    return stateless;
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
    RunningCalls calls = traits.shared() ? connections.of(exchange.channel()) : null;
    Call call = new Call(exchange, terms, inline);
    if (calls == null) {
      exchange.channel().onClosed(() -> call.cancel("the peer is gone"));
      return call;
    }
    if (!calls.add(call.id(), call)) {
      throw new ProtocolException(
          ErrorCodes.INVALID_REQUEST, "a request with this id is under way already");
    }
    call.onEnd(() -> calls.remove(call.id(), call));
    return call;
  }

  private void refuse(
      JsonRpcRequest message, Channel channel, @Nullable Call call, ProtocolException error) {
    if (call != null) {
      call.fail(error);
      return;
    }
    reply(channel, stateless.error(message.id(), error), Disposition.REJECTED);
  }

  private void reply(Channel channel, JsonRpcError error, Disposition disposition) {
    try {
      channel.reply(error, disposition);
    } catch (TransportException e) {
      log.debug("a refusal could not be delivered on {}", traits.name(), e);
    }
  }
}
