package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One request on its way to the inbound side: the checks from its method to its message. */
final class Post implements Exchange.Body {

  private static final Logger log = LoggerFactory.getLogger(Post.class);

  /** A longer body is parsed where it holds up nobody else's connection. */
  private static final int INLINE_BYTES = 64 * 1024;

  private final Exchange exchange;
  private final RequestHead head;
  private final Map<String, String> headers;
  private final Inbound inbound;
  private final EndpointOptions options;
  private final OpenResponses open;
  private Caller caller = Caller.ANONYMOUS;

  Post(
      Exchange exchange,
      RequestHead head,
      Map<String, String> headers,
      Inbound inbound,
      EndpointOptions options,
      OpenResponses open) {
    this.exchange = exchange;
    this.head = head;
    this.headers = headers;
    this.inbound = inbound;
    this.options = options;
    this.open = open;
  }

  Exchange exchange() {
    return exchange;
  }

  RequestHead head() {
    return head;
  }

  void refuse(int status, String message) {
    Refusal.send(exchange, status, message, headers);
  }

  void refuse(int status, String message, String header, String value) {
    Refusal.send(exchange, status, message, headers, header, value);
  }

  /** Goes on with a caller who may come in. */
  void read(Caller who) {
    caller = who;
    if (!exchange.method().equals("POST")) {
      refuse(Statuses.METHOD_NOT_ALLOWED, "only POST is allowed", "Allow", "POST");
    } else if (!MediaTypes.is(head.contentType(), MediaTypes.JSON)) {
      refuse(Statuses.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + MediaTypes.JSON);
    } else if (head.contentEncoding() != null
        && !"identity".equalsIgnoreCase(head.contentEncoding())) {
      refuse(Statuses.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported");
    } else if (!MediaTypes.acceptsBoth(head.accept())) {
      refuse(
          Statuses.NOT_ACCEPTABLE,
          "Accept must list " + MediaTypes.JSON + " and " + MediaTypes.EVENT_STREAM);
    } else if (exchange.contentLength() > options.maxBodyBytes()) {
      tooLarge();
    } else {
      exchange.readBody(options.maxBodyBytes(), this);
    }
  }

  @Override
  public void complete(byte[] buffer, int length) {
    if (length <= INLINE_BYTES) {
      deliver(buffer, length, response(Thread.currentThread()));
    } else if (!exchange.execute(() -> deliver(buffer, length, response(null)))) {
      refuse(Statuses.UNAVAILABLE, "the server is too busy", "Retry-After", "1");
    }
  }

  @Override
  public void tooLarge() {
    refuse(
        Statuses.TOO_LARGE,
        "the body must not be longer than " + options.maxBodyBytes() + " bytes");
  }

  @Override
  public void failed(Throwable cause) {
    log.debug("a body could not be read", cause);
    exchange.abort(cause);
  }

  private ResponseChannel response(@Nullable Thread deliverer) {
    return new ResponseChannel(exchange, open, options, headers, deliverer);
  }

  private void deliver(byte[] buffer, int length, ResponseChannel channel) {
    try {
      receive(buffer, length, channel);
    } catch (RuntimeException e) {
      log.error("a message could not be delivered", e);
      channel.abort("the message could not be delivered");
    }
    channel.delivered();
  }

  private void receive(byte[] buffer, int length, ResponseChannel channel) {
    JsonRpcMessage message;
    try {
      message = MessageReader.read(buffer, 0, length, options.jsonLimits(), ExpectedResults.NONE);
    } catch (MalformedMessageException e) {
      inbound.onMalformed(malformed(e), channel);
      return;
    }
    if (message instanceof JsonRpcRequest request) {
      receive(request, channel);
    } else if (message instanceof JsonRpcNotification) {
      inbound.onMessage(received(message), channel);
      channel.accepted();
    } else {
      inbound.onMalformed(
          new Malformed(
              ErrorCodes.INVALID_REQUEST,
              "expected a request or a notification but found a response",
              null,
              false),
          channel);
    }
  }

  private void receive(JsonRpcRequest request, ResponseChannel channel) {
    try {
      head.checkVersion(request);
    } catch (ProtocolException e) {
      channel.reply(new JsonRpcError(request.id(), e.error()), Disposition.REJECTED);
      return;
    }
    if (request.method().equals(Methods.SUBSCRIPTIONS_LISTEN.name())) {
      channel.markEndless();
    }
    inbound.onMessage(received(request), channel);
  }

  private Received received(JsonRpcMessage message) {
    return new Received(message, caller, head, head, null);
  }

  private static Malformed malformed(MalformedMessageException e) {
    String message = e.getMessage();
    // Each POST is answered, be it meant as a request or not.
    return new Malformed(
        e.code(), message == null ? "no message" : message, e.response() ? null : e.id(), false);
  }
}
