package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import dev.mcpsdk.transport.http.wire.SseParser;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The GET stream of a session: what the server says that answers no request. Servers need not have
 * one. Opened again whenever it ends, until the session does.
 */
final class UnsolicitedStream {

  private static final Logger log = LoggerFactory.getLogger(UnsolicitedStream.class);
  private static final int OK = 200;
  private static final int NOT_FOUND = 404;

  private final ClientChannel channel;
  private final ClientSession session;
  private final StreamPosition position = new StreamPosition();
  private volatile @Nullable Request current;
  private volatile boolean closed;

  UnsolicitedStream(ClientChannel channel, ClientSession session) {
    this.channel = channel;
    this.session = session;
  }

  void open() {
    if (closed) {
      return;
    }
    try {
      Request get = channel.requests().get(session, position.last());
      current = get;
      get.send(new Reading(get));
    } catch (RuntimeException e) {
      log.debug("the stream of a session could not be opened", e);
      again();
      return;
    }
    if (closed) {
      close();
    }
  }

  /** Idempotent; does not wait. */
  void close() {
    closed = true;
    Request get = current;
    if (get != null) {
      CompletableFuture<Boolean> unused = get.abort(new IllegalStateException("not needed"));
    }
  }

  private void again() {
    if (closed || channel.isClosed()) {
      return;
    }
    channel
        .client()
        .getScheduler()
        .schedule(
            () -> channel.client().getExecutor().execute(this::open),
            position.nextPauseMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** One connection of the stream. */
  private final class Reading implements Response.Listener, SseParser.Events {

    private final Request get;
    private @Nullable SseParser parser;
    private int status;

    Reading(Request get) {
      this.get = get;
    }

    @Override
    public void onHeaders(Response response) {
      status = response.getStatus();
      String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
      if (status == OK && MediaTypes.is(type, MediaTypes.EVENT_STREAM)) {
        parser = new SseParser(channel.settings().maxMessageBytes(), this);
      } else if (status == OK) {
        log.debug("{} answered the GET of a stream with something else", channel.server());
        close();
      }
    }

    @Override
    public void onContent(Response response, ByteBuffer content) {
      if (parser == null) {
        return;
      }
      position.progressed();
      try {
        parser.feed(content);
      } catch (SseParser.TooLargeException e) {
        log.warn("from {}: {}", channel.server(), e.getMessage());
        CompletableFuture<Boolean> unused = get.abort(e);
      }
    }

    @Override
    public void id(String id, boolean data) {
      position.id(id, data);
    }

    @Override
    public void retry(long millis) {
      position.retry(millis);
    }

    @Override
    public void event(byte[] buffer, int length) {
      if (closed || position.takeRepeated()) {
        return;
      }
      try {
        for (JsonRpcMessage message : channel.read(buffer, length)) {
          channel.inbound().onMessage(Received.of(message), channel);
        }
      } catch (MalformedMessageException e) {
        log.warn("dropped what {} sent: {}", channel.server(), e.getMessage());
      }
    }

    @Override
    public void onComplete(Result result) {
      if (closed) {
        return;
      }
      if (status == NOT_FOUND && session.id() != null) {
        channel.sessionEnded();
      } else if (status / 100 == 4) {
        log.debug("{} has no stream for sessions, status {}", channel.server(), status);
      } else {
        again();
      }
    }
  }
}
