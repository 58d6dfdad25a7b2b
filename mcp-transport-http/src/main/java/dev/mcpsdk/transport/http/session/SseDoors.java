package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.engine.Batch;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.transport.http.endpoint.Legacy;
import dev.mcpsdk.transport.http.endpoint.Post;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.Statuses;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The two doors of HTTP+SSE (2024-11-05): a GET opens the stream that is the session, its messages
 * are posted where the stream's first event says. Thread-safe.
 */
public final class SseDoors implements Legacy {

  /** The method of the door that opens streams. */
  public static final String STREAM = "GET";

  /** The method of the door that takes messages. */
  public static final String MESSAGES = "POST";

  private static final String PARAMETER = "sessionId=";

  private final Sessions sessions;
  private final String messagesPath;

  /**
   * @param messagesPath where messages are to be posted
   */
  public SseDoors(Sessions sessions, String messagesPath) {
    this.sessions = sessions;
    this.messagesPath = messagesPath;
  }

  /** Opens a session, which lasts as long as its stream. */
  public void stream(Post post) {
    if (!post.exchange().method().equals(STREAM)) {
      post.refuse(Statuses.METHOD_NOT_ALLOWED, "only GET is allowed", "Allow", STREAM);
      return;
    }
    if (!MediaTypes.acceptsStream(post.head().accept())) {
      post.refuse(Statuses.NOT_ACCEPTABLE, "Accept must list " + MediaTypes.EVENT_STREAM);
      return;
    }
    HttpSession session = sessions.begin(post.caller());
    if (session == null) {
      SessionHalf.busy(post);
      return;
    }
    ResponseChannel response = post.response(null);
    response.markEndless();
    response.nameEvents();
    session.onlyChannel(new SseChannel(session, response));
    sessions.establish(session, null);
    session.onEnd(response::end);
    String uri = post.exchange().pathPrefix() + messagesPath + '?' + PARAMETER + session.id();
    response.event(
        EventText.of("event: endpoint\n", uri.getBytes(StandardCharsets.US_ASCII)), false);
    response.onClosed(
        () -> {
          sessions.end(session);
          sessions.done(session);
        });
    response.delivered();
  }

  /** Takes a message, which is answered on the stream of its session. */
  public void message(Post post) {
    if (post.exchange().method().equals(MESSAGES)) {
      post.readFor(this);
    } else {
      other(post);
    }
  }

  @Override
  public String methods() {
    return MESSAGES;
  }

  @Override
  public void other(Post post) {
    post.refuse(Statuses.METHOD_NOT_ALLOWED, "only POST is allowed", "Allow", MESSAGES);
  }

  @Override
  public boolean takes(Post post, JsonRpcMessage message) {
    return true;
  }

  /** Leaves the thread that must not be kept waiting: an answer waits for the stream's reader. */
  @Override
  public void message(Post post, JsonRpcMessage message, @Nullable Thread deliverer) {
    HttpSession session = find(post);
    if (session == null) {
      return;
    }
    if (deliverer == null) {
      deliver(post, message, session);
    } else if (!post.exchange().execute(() -> deliver(post, message, session))) {
      sessions.done(session);
      post.refuse(Statuses.UNAVAILABLE, "the server is too busy", "Retry-After", "1");
    }
  }

  private void deliver(Post post, JsonRpcMessage message, HttpSession session) {
    try {
      post.inbound().onMessage(SessionHalf.received(post, message, session), session.unsolicited());
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
    RequestId id = why.id();
    if (!why.response() || id == null) {
      return false;
    }
    message(post, Batch.unreadable(id), deliverer);
    return true;
  }

  private @Nullable HttpSession find(Post post) {
    String id = parameter(post.exchange().query());
    if (id == null) {
      post.refuse(
          Statuses.BAD_REQUEST,
          "the parameter sessionId is missing: open the event stream, it says where to post");
      return null;
    }
    HttpSession session = sessions.use(id, post.caller());
    if (session != null && session.streams() != null) {
      // One of Streamable HTTP, which has a way of its own.
      sessions.done(session);
      session = null;
    }
    if (session == null) {
      post.refuse(Statuses.NOT_FOUND, "unknown session: open the event stream anew");
    }
    return session;
  }

  private static @Nullable String parameter(@Nullable String query) {
    if (query == null) {
      return null;
    }
    for (String part : query.split("&", -1)) {
      if (part.startsWith(PARAMETER)) {
        return part.substring(PARAMETER.length());
      }
    }
    return null;
  }
}
