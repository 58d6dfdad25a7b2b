package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.engine.Batch;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.Legacy;
import dev.mcpsdk.transport.http.endpoint.Post;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.Statuses;
import dev.mcpsdk.transport.http.wire.HeaderNames;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import org.jspecify.annotations.Nullable;

/** Serves sessions: from {@code initialize} on, each message names the one it belongs to. */
public final class SessionHalf implements Legacy {

  private static final String METHODS = "POST, GET, DELETE";

  private final Sessions sessions;

  public SessionHalf(Sessions sessions) {
    this.sessions = sessions;
  }

  @Override
  public String methods() {
    return METHODS;
  }

  @Override
  public void other(Post post) {
    String method = post.exchange().method();
    boolean listens = method.equals("GET");
    if (!listens && !method.equals("DELETE")) {
      post.refuse(
          Statuses.METHOD_NOT_ALLOWED, "only " + METHODS + " are allowed", "Allow", METHODS);
    } else if (Claims.namesLater(post)) {
      post.refuse(Statuses.METHOD_NOT_ALLOWED, "that revision has only POST", "Allow", "POST");
    } else if (listens && !MediaTypes.acceptsStream(post.head().accept())) {
      post.refuse(Statuses.NOT_ACCEPTABLE, "Accept must list " + MediaTypes.EVENT_STREAM);
    } else if (!Claims.unknownVersion(post)) {
      HttpSession session = find(post);
      if (session != null && listens) {
        listen(post, session);
      } else if (session != null) {
        sessions.done(session);
        sessions.end(session);
        post.empty(Statuses.NO_CONTENT);
      }
    }
  }

  @Override
  public boolean takes(Post post, JsonRpcMessage message) {
    return Claims.isOld(post, message);
  }

  @Override
  public void message(Post post, JsonRpcMessage message, @Nullable Thread deliverer) {
    if (Claims.contradicted(post, message, deliverer)) {
      return;
    }
    if (message instanceof JsonRpcRequest request && Claims.begins(request)) {
      HttpSession session = sessions.begin(post.caller());
      if (session == null) {
        busy(post);
        return;
      }
      ResponseChannel response = post.response(deliverer);
      deliver(post, request, session, CallStream.beginning(session, response, request.id()));
      response.delivered();
      return;
    }
    HttpSession session = find(post);
    if (session == null) {
      return;
    }
    if (message instanceof JsonRpcRequest request) {
      ResponseChannel response = post.response(deliverer);
      deliver(post, request, session, CallStream.of(session, response, request.id()));
      response.delivered();
      return;
    }
    try {
      tell(post, message, session);
    } finally {
      sessions.done(session);
    }
    post.empty(Statuses.ACCEPTED);
  }

  @Override
  public boolean malformed(
      Post post,
      byte[] buffer,
      int length,
      MalformedMessageException why,
      @Nullable Thread deliverer) {
    boolean array = MessageReader.isBatch(buffer, 0, length);
    if (Claims.namesLater(post)
        || !array && !why.response()
        || post.exchange().header(HeaderNames.SESSION) == null) {
      return false;
    }
    if (Claims.unknownVersion(post)) {
      return true;
    }
    HttpSession session = find(post);
    if (session == null) {
      return true;
    }
    if (!array) {
      unreadable(post, why, session);
      return true;
    }
    SessionClaim claim = new SessionClaim.Within(session);
    if (!post.inbound().takesBatches(session.unsolicited(), claim)) {
      sessions.done(session);
      return false;
    }
    batch(post, buffer, length, deliverer, session);
    return true;
  }

  /** Whoever asked for it need not wait any longer. */
  private void unreadable(Post post, MalformedMessageException why, HttpSession session) {
    RequestId id = why.id();
    try {
      if (id != null) {
        tell(post, Batch.unreadable(id), session);
      }
    } finally {
      sessions.done(session);
    }
    post.refuse(Statuses.BAD_REQUEST, why.code(), String.valueOf(why.getMessage()));
  }

  private void batch(
      Post post, byte[] buffer, int length, @Nullable Thread deliverer, HttpSession session) {
    Batch batch;
    try {
      batch =
          Batch.read(
              buffer, 0, length, post.options().jsonLimits(), post.inbound().expectedResults());
    } catch (MalformedMessageException e) {
      sessions.done(session);
      post.refuse(Statuses.BAD_REQUEST, e.code(), String.valueOf(e.getMessage()));
      return;
    }
    ResponseChannel response = post.response(deliverer);
    if (batch.requests().isEmpty()) {
      tell(post, batch, session, response);
    } else {
      CallStream call = CallStream.batch(session, response, batch.requests(), batch.faults());
      for (JsonRpcMessage message : batch.messages()) {
        if (message instanceof JsonRpcRequest request) {
          deliver(post, request, session, call);
        } else {
          tell(post, message, session);
        }
      }
    }
    response.delivered();
  }

  /** Delivers an array that asks nothing. */
  private void tell(Post post, Batch batch, HttpSession session, ResponseChannel response) {
    try {
      batch.messages().forEach(message -> tell(post, message, session));
    } finally {
      sessions.done(session);
    }
    if (batch.faults().isEmpty()) {
      response.accepted();
    } else {
      JsonWriter json = new JsonWriter();
      MessageWriter.writeBatch(json, batch.faults(), Codecs.STANDARD);
      response.answer(json, Statuses.BAD_REQUEST);
    }
  }

  /** Delivers what has no answer. */
  private void tell(Post post, JsonRpcMessage message, HttpSession session) {
    if (message instanceof JsonRpcNotification notification
        && notification.notification() instanceof InitializedNotification) {
      sessions.initialized(session);
    }
    post.inbound().onMessage(received(post, message, session), session.unsolicited());
  }

  private static void deliver(
      Post post, JsonRpcRequest request, HttpSession session, CallStream call) {
    if (call.hasEnded()) {
      return;
    }
    try {
      post.inbound().onMessage(received(post, request, session), call);
    } catch (RuntimeException e) {
      call.end();
      throw e;
    }
  }

  static Received received(Post post, JsonRpcMessage message, HttpSession session) {
    return new Received(
        message, post.caller(), post.head(), EdgeRules.NONE, new SessionClaim.Within(session));
  }

  /** The session a request names, in use from now on; answers the request if there is none. */
  private @Nullable HttpSession find(Post post) {
    String id = post.exchange().header(HeaderNames.SESSION);
    if (id == null) {
      post.refuse(
          Statuses.BAD_REQUEST,
          "the header " + HeaderNames.SESSION + " is missing: begin with initialize");
      return null;
    }
    HttpSession session = sessions.use(id, post.caller());
    if (session != null && session.streams() == null) {
      // One of HTTP+SSE, which has a way of its own.
      sessions.done(session);
      session = null;
    }
    if (session == null) {
      post.refuse(Statuses.NOT_FOUND, "unknown session: begin anew with initialize");
    }
    return session;
  }

  private void listen(Post post, HttpSession session) {
    Unsolicited streams = session.streams();
    String last = post.exchange().header(HeaderNames.LAST_EVENT);
    if (streams == null) {
      throw new IllegalStateException("a session without streams was found");
    }
    if (last == null) {
      ResponseChannel response = stream(post, session);
      response.markEndless();
      streams.open(response);
      response.delivered();
      return;
    }
    EventId from = EventId.parse(last);
    if (from == null || !session.hadStream(from.stream())) {
      unknownEvent(post, session);
    } else if (from.call()) {
      resumeCall(post, session, from);
    } else {
      ResponseChannel response = stream(post, session);
      response.markEndless();
      streams.resume(response, from);
      response.delivered();
    }
  }

  private void resumeCall(Post post, HttpSession session, EventId from) {
    CallStream call = session.call(from.stream());
    if (call == null && !session.keepsAfter(from)) {
      unknownEvent(post, session);
      return;
    }
    ResponseChannel response = stream(post, session);
    if (call != null) {
      call.resume(response, from);
    } else {
      session.replay(from, response);
      response.end();
    }
    response.delivered();
  }

  /** A response that keeps the session in use. */
  private ResponseChannel stream(Post post, HttpSession session) {
    ResponseChannel response = post.response(null);
    response.onClosed(() -> sessions.done(session));
    return response;
  }

  private void unknownEvent(Post post, HttpSession session) {
    sessions.done(session);
    post.refuse(
        Statuses.BAD_REQUEST,
        HeaderNames.LAST_EVENT + " names no event after which anything is kept");
  }

  static void busy(Post post) {
    post.refuse(Statuses.UNAVAILABLE, "there are too many sessions in use", "Retry-After", "5");
  }
}
