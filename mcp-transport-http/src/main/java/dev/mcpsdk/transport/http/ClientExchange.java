package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import dev.mcpsdk.transport.http.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One POST and what comes back, or the GET that goes on with it. Jetty calls it from one thread at
 * a time.
 */
final class ClientExchange implements Response.Listener, SseParser.Events {

  private static final Logger log = LoggerFactory.getLogger(ClientExchange.class);
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int METHOD_NOT_ALLOWED = 405;
  private static final int SERVER_ERROR = 500;

  /** The most that is read of a body that comes with a failure status. */
  private static final int MAX_ERROR_BYTES = 64 * 1024;

  /** How long a stream may stay open after its answer before its connection is given up. */
  private static final long LINGER_SECONDS = 5;

  private final ClientChannel channel;
  private final JsonRpcMessage message;
  private final @Nullable RequestId id;
  private final Request http;
  private final boolean answeredElsewhere;
  private final @Nullable StreamPosition resumed;
  private final CountDownLatch ended = new CountDownLatch(1);
  private @Nullable StreamPosition position;
  private @Nullable String sessionId;
  private int status;
  private boolean json;
  private @Nullable SseParser events;
  private byte[] body = {};
  private int length;
  private Scheduler.@Nullable Task linger;

  /**
   * @param answeredElsewhere whether a stream that is none of this exchange brings the answer
   */
  ClientExchange(
      ClientChannel channel, JsonRpcMessage message, Request http, boolean answeredElsewhere) {
    this(channel, message, http, answeredElsewhere, null);
  }

  private ClientExchange(
      ClientChannel channel,
      JsonRpcMessage message,
      Request http,
      boolean answeredElsewhere,
      @Nullable StreamPosition resumed) {
    this.channel = channel;
    this.message = message;
    this.id = message instanceof JsonRpcRequest request ? request.id() : null;
    this.http = http;
    this.answeredElsewhere = answeredElsewhere;
    this.resumed = resumed;
    this.position = resumed;
  }

  /** The exchange that goes on with this one's stream. */
  ClientExchange resumedBy(Request get) {
    return new ClientExchange(channel, message, get, false, position);
  }

  /** Null for a message that has no answer. */
  @Nullable RequestId id() {
    return id;
  }

  /** Waits until the server has taken the message or refused it, at most this long. */
  void awaitEnd(long millis) {
    try {
      if (!ended.await(millis, TimeUnit.MILLISECONDS)) {
        log.debug("{} did not confirm a notification in time", channel.server());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  void abort(String why) {
    abort(new TransportException(why));
  }

  /** Whether there was anything left to abort does not matter. */
  private void abort(TransportException cause) {
    CompletableFuture<Boolean> unused = http.abort(cause);
  }

  /** Forgets the request without telling anybody. */
  void drop() {
    if (id != null) {
      channel.settle(id, this);
    }
  }

  void lost(TransportException cause) {
    if (id != null && channel.settle(id, this)) {
      channel.inbound().onLost(id, cause);
      channel.settled();
    }
  }

  @Override
  public void onHeaders(Response response) {
    status = response.getStatus();
    String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
    json = MediaTypes.is(type, MediaTypes.JSON) && resumed == null;
    sessionId = response.getHeaders().get(HeaderNames.SESSION_ID);
    if (id == null || answeredElsewhere || status != OK || json) {
      return;
    }
    if (MediaTypes.is(type, MediaTypes.EVENT_STREAM)) {
      events = new SseParser(channel.settings().maxMessageBytes(), this);
      if (position == null && channel.session() != null) {
        position = new StreamPosition();
      }
    } else {
      fail(
          channel.server()
              + " answered with HTTP status 200 and "
              + MediaTypes.described(type)
              + ", where an MCP endpoint sends JSON or an event stream: check the URL");
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    if (events != null) {
      try {
        events.feed(content);
      } catch (SseParser.TooLargeException e) {
        fail("from " + channel.server() + ": " + e.getMessage());
      }
    } else if (json && id != null) {
      collect(response, content);
    }
  }

  private void collect(Response response, ByteBuffer content) {
    int more = content.remaining();
    int limit = status == OK ? channel.settings().maxMessageBytes() : MAX_ERROR_BYTES;
    if (more > limit - length) {
      if (status == OK) {
        fail("the answer of " + channel.server() + " is longer than " + limit + " bytes");
      } else {
        json = false;
      }
      return;
    }
    if (length + more > body.length) {
      body = Arrays.copyOf(body, Math.max(length + more, capacity(response, limit)));
    }
    content.get(body, length, more);
    length += more;
  }

  /** Room for the whole body if it is announced and small, else twice what there is. */
  private int capacity(Response response, int limit) {
    long announced = response.getHeaders().getLongField(HttpHeader.CONTENT_LENGTH);
    long wanted =
        length == 0 && announced > 0 ? Math.min(announced, MAX_ERROR_BYTES) : body.length * 2L;
    return (int) Math.min(limit, wanted);
  }

  @Override
  public void id(String eventId, boolean data) {
    if (position != null) {
      position.id(eventId, data);
    }
  }

  @Override
  public void retry(long millis) {
    if (position != null) {
      position.retry(millis);
    }
  }

  /** A whole event. */
  @Override
  public void event(byte[] buffer, int size) {
    if (position != null && position.takeRepeated()) {
      return;
    }
    for (JsonRpcMessage one : messages(buffer, size)) {
      received(one);
    }
  }

  private void received(JsonRpcMessage message) {
    if (id == null || !channel.isPending(id, this)) {
      return;
    }
    if (message instanceof JsonRpcResponse response) {
      if (answer(id, response)) {
        linger =
            channel
                .client()
                .getScheduler()
                .schedule(() -> abort("the stream did not end"), LINGER_SECONDS, TimeUnit.SECONDS);
      }
    } else {
      channel.inbound().onMessage(Received.of(message), channel);
    }
  }

  @Override
  public void onComplete(Result result) {
    if (linger != null) {
      linger.cancel();
    }
    ended.countDown();
    if (isSessionLost()) {
      sessionLost();
    } else if (id == null) {
      if (result.isFailed() || status / 100 != 2) {
        log.debug(
            "{} did not take a notification: status {}",
            channel.server(),
            status,
            result.getFailure());
      }
    } else if (answeredElsewhere && !result.isFailed() && status / 100 == 2) {
      log.trace("{} took request {}", channel.server(), id);
    } else if (!resumes(id, result)) {
      completed(id, result);
    }
  }

  private boolean isSessionLost() {
    ClientSession session = channel.session();
    boolean known = session != null && session.id() != null || answeredElsewhere;
    return status == NOT_FOUND && known;
  }

  private void sessionLost() {
    if (resumed == null) {
      lost(HttpStatusException.sessionEnded(status, channel.server()));
    } else {
      // Unlike one that was refused, this request has been seen.
      lost(
          new TransportException(
              "the session at " + channel.server() + " ended before the answer"));
    }
    channel.sessionEnded();
  }

  /** Whether what is missing will be asked for. */
  private boolean resumes(RequestId request, Result result) {
    StreamPosition reached = position;
    boolean broken =
        status == OK && !json || resumed != null && (status == 0 || status >= SERVER_ERROR);
    if (!broken
        || reached == null
        || reached.last() == null
        || reached.exhausted()
        || result.getFailure() instanceof TransportException
        || !channel.isPending(request, this)) {
      return false;
    }
    channel.resume(this, reached);
    return true;
  }

  private void completed(RequestId id, Result result) {
    if (result.isFailed() && (status == OK || status == 0)) {
      lost(Failures.of(result.getFailure(), channel.server()));
    } else if (status != OK && status / 100 == 2) {
      lost(
          new TransportException(
              channel.server()
                  + " took the request without answering it, status "
                  + status
                  + ", which no MCP endpoint does: check the URL"));
    } else if (status != OK) {
      refused(id, result.getResponse());
    } else if (json) {
      document(id);
    } else {
      lost(new TransportException(channel.server() + " ended the event stream before the answer"));
    }
  }

  private void document(RequestId request) {
    List<JsonRpcMessage> messages = messages(body, length);
    boolean batch = messages.size() > 1;
    for (JsonRpcMessage message : messages) {
      if (message instanceof JsonRpcResponse response && (!batch || isMine(response))) {
        answer(request, response);
      } else if (batch) {
        channel.inbound().onMessage(Received.of(message), channel);
      } else {
        unusable(ErrorCodes.INVALID_REQUEST, "expected a response but found another message");
      }
    }
    if (batch && channel.isPending(request, this)) {
      unusable(ErrorCodes.INVALID_REQUEST, "expected the response among those of the batch");
    }
  }

  private boolean isMine(JsonRpcResponse response) {
    return response.id() != null && response.id().equals(id);
  }

  /**
   * A failure status. A JSON-RPC error in its body says more, unless it is the caller's rights that
   * are missing.
   */
  private void refused(RequestId request, Response response) {
    if (resumed != null) {
      String why = " does not resume the answer's stream, status ";
      lost(new TransportException(channel.server() + why + status));
      return;
    }
    if (json && status != UNAUTHORIZED && status != FORBIDDEN) {
      JsonRpcError error = error();
      if (error != null
          && (request.equals(error.id()) || error.id() == null && status == BAD_REQUEST)) {
        answer(request, error);
        return;
      }
    }
    HttpStatusException refusal = HttpStatusException.of(response, channel.server());
    if (!answeredElsewhere && isInitialize() && isOfOtherTransport()) {
      channel.readEvents((JsonRpcRequest) message, refusal);
    } else {
      lost(refusal);
    }
  }

  private boolean isInitialize() {
    return message instanceof JsonRpcRequest request
        && request.request() instanceof InitializeRequest;
  }

  private boolean isOfOtherTransport() {
    return status == BAD_REQUEST || status == NOT_FOUND || status == METHOD_NOT_ALLOWED;
  }

  private @Nullable JsonRpcError error() {
    try {
      JsonRpcMessage message =
          MessageReader.read(
              body,
              0,
              length,
              channel.settings().jsonLimits(),
              channel.inbound().expectedResults());
      return message instanceof JsonRpcError error ? error : null;
    } catch (MalformedMessageException e) {
      return null;
    }
  }

  /** What the bytes hold: one message, several where there are batches, none if unreadable. */
  private List<JsonRpcMessage> messages(byte[] buffer, int size) {
    try {
      return channel.read(buffer, size);
    } catch (MalformedMessageException e) {
      unusable(e.code(), String.valueOf(e.getMessage()));
      abort("the answer cannot be read");
      return List.of();
    }
  }

  /**
   * Delivers the answer; false if it belongs to another request. An error without id can only be
   * meant for this one.
   */
  private boolean answer(RequestId request, JsonRpcResponse response) {
    JsonRpcResponse mine = response;
    if (response instanceof JsonRpcError error && error.id() == null) {
      mine = new JsonRpcError(request, error.error());
    }
    if (!request.equals(mine.id())) {
      log.debug(
          "{} sent a response to another request on the stream of {}", channel.server(), request);
      if (json) {
        unusable(
            ErrorCodes.INVALID_REQUEST,
            "expected the response to request " + request + " but found that to another request");
      }
      return false;
    }
    if (channel.settle(request, this)) {
      channel.answered(mine, sessionId);
    }
    return true;
  }

  /** The server has answered, but with what cannot be the answer. */
  private void unusable(int code, String message) {
    if (id != null && channel.settle(id, this)) {
      channel.inbound().onMalformed(new Malformed(code, message, id, true), channel);
      channel.settled();
    }
  }

  private void fail(String why) {
    TransportException cause = new TransportException(why);
    lost(cause);
    abort(cause);
  }
}
