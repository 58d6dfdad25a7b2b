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
public final class Post implements Exchange.Body {

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
  private @Nullable Legacy legacy;

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

  public Exchange exchange() {
    return exchange;
  }

  public RequestHead head() {
    return head;
  }

  public void refuse(int status, String message) {
    Refusal.send(exchange, status, message, headers);
  }

  public void refuse(int status, String message, String header, String value) {
    Refusal.send(exchange, status, message, headers, header, value);
  }

  /** Who sent it; anonymous until that is known. */
  public Caller caller() {
    return caller;
  }

  void from(Caller who) {
    caller = who;
  }

  public Inbound inbound() {
    return inbound;
  }

  public EndpointOptions options() {
    return options;
  }

  /** Answers with a status and nothing else. */
  public void empty(int status) {
    Refusal.sendEmpty(exchange, status, headers);
  }

  /** Answers with an error of this code and no id. */
  public void refuse(int status, int code, String message) {
    Refusal.send(exchange, status, code, message, headers);
  }

  /**
   * Reads the request, which may be answered by one document or by a stream.
   *
   * @param older null if no revision before 2026-07-28 is served
   */
  void read(@Nullable Legacy older) {
    legacy = older;
    if (!exchange.method().equals("POST")) {
      if (older == null) {
        refuse(Statuses.METHOD_NOT_ALLOWED, "only POST is allowed", "Allow", "POST");
      } else {
        older.other(this);
      }
    } else {
      readBody(MediaTypes.acceptsBoth(head.accept()));
    }
  }

  /** Reads a message of old, which is answered elsewhere. */
  public void readFor(Legacy older) {
    legacy = older;
    readBody(true);
  }

  private void readBody(boolean acceptable) {
    if (!MediaTypes.is(head.contentType(), MediaTypes.JSON)) {
      refuse(Statuses.UNSUPPORTED_MEDIA_TYPE, "Content-Type must be " + MediaTypes.JSON);
    } else if (head.contentEncoding() != null
        && !"identity".equalsIgnoreCase(head.contentEncoding())) {
      refuse(Statuses.UNSUPPORTED_MEDIA_TYPE, "Content-Encoding is not supported");
    } else if (!acceptable) {
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
      deliver(buffer, length, Thread.currentThread());
    } else if (!exchange.execute(() -> deliver(buffer, length, null))) {
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

  /** A response to this request that has not begun. */
  public ResponseChannel response(@Nullable Thread deliverer) {
    return new ResponseChannel(exchange, open, options, headers, deliverer);
  }

  private void deliver(byte[] buffer, int length, @Nullable Thread deliverer) {
    Legacy older = legacy;
    ExpectedResults expected = older == null ? ExpectedResults.NONE : inbound.expectedResults();
    JsonRpcMessage message;
    try {
      message = MessageReader.read(buffer, 0, length, options.jsonLimits(), expected);
    } catch (MalformedMessageException e) {
      malformed(buffer, length, e, deliverer);
      return;
    }
    if (older == null || !older.takes(this, message)) {
      deliver(message, deliverer);
      return;
    }
    try {
      older.message(this, message, deliverer);
    } catch (RuntimeException e) {
      giveUp(e);
    }
  }

  /** Delivers a message that says all there is to know, or should. */
  public void deliver(JsonRpcMessage message, @Nullable Thread deliverer) {
    ResponseChannel channel = response(deliverer);
    try {
      receive(message, channel);
    } catch (RuntimeException e) {
      log.error("a message could not be delivered", e);
      channel.abort("the message could not be delivered");
    }
    channel.delivered();
  }

  private void malformed(
      byte[] buffer, int length, MalformedMessageException e, @Nullable Thread deliverer) {
    try {
      if (legacy != null && legacy.malformed(this, buffer, length, e, deliverer)) {
        return;
      }
    } catch (RuntimeException failure) {
      giveUp(failure);
      return;
    }
    ResponseChannel channel = response(deliverer);
    inbound.onMalformed(malformed(e), channel);
    channel.delivered();
  }

  private void giveUp(RuntimeException e) {
    log.error("a message could not be delivered", e);
    exchange.abort(e);
  }

  private void receive(JsonRpcMessage message, ResponseChannel channel) {
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
