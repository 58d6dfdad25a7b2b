package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.transport.http.wire.MediaTypes;
import dev.mcpsdk.transport.http.wire.SseParser;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.Request;
import org.eclipse.jetty.client.Response;
import org.eclipse.jetty.client.Result;
import org.eclipse.jetty.http.HttpHeader;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stream of HTTP with SSE as of 2024-11-05. Its first event names the address to post to, and
 * then it brings all that the server says. Jetty calls it from one thread at a time.
 */
final class EventLink implements Response.Listener, SseParser.Events {

  private static final Logger log = LoggerFactory.getLogger(EventLink.class);
  private static final int OK = 200;
  private static final String ENDPOINT = "endpoint";

  private final ClientChannel channel;
  private final JsonRpcRequest initialize;
  private final @Nullable HttpStatusException refused;

  /** The endpoint is known, or will never be. */
  private final AtomicBoolean decided = new AtomicBoolean();

  private volatile @Nullable URI endpoint;
  private volatile @Nullable Request http;
  private @Nullable SseParser parser;
  private int status;

  /**
   * @param initialize to be posted first
   * @param refused by which another transport was ruled out; null if it was not tried
   */
  EventLink(
      ClientChannel channel, JsonRpcRequest initialize, @Nullable HttpStatusException refused) {
    this.channel = channel;
    this.initialize = initialize;
    this.refused = refused;
  }

  void open(Request get) {
    http = get;
    long patience = channel.settings().connectTimeout().toMillis();
    channel
        .client()
        .getScheduler()
        .schedule(
            () -> refuse(problem("named no endpoint"), true), patience, TimeUnit.MILLISECONDS);
    get.send(this);
  }

  /** To be asked once the endpoint is known. */
  URI endpoint() {
    URI known = endpoint;
    if (known == null) {
      throw new TransportException("the stream has not named its endpoint yet");
    }
    return known;
  }

  /** Nobody waits for this any more. */
  void released(RequestId id) {
    if (id.equals(initialize.id()) && decided.compareAndSet(false, true)) {
      close();
    }
  }

  /** Idempotent; does not wait. */
  void close() {
    Request get = http;
    if (get != null) {
      CompletableFuture<Boolean> unused = get.abort(new IllegalStateException("not needed"));
    }
  }

  @Override
  public void onHeaders(Response response) {
    status = response.getStatus();
    String type = response.getHeaders().get(HttpHeader.CONTENT_TYPE);
    if (status != OK) {
      refuse(HttpStatusException.of(response, channel.server()), true);
    } else if (!MediaTypes.is(type, MediaTypes.EVENT_STREAM)) {
      refuse(
          problem("answered with " + MediaTypes.described(type) + " where events were expected"),
          true);
    } else {
      parser = new SseParser(channel.settings().maxMessageBytes(), this);
    }
  }

  private TransportException problem(String what) {
    return new TransportException(channel.server() + " " + what);
  }

  private void refuse(TransportException why, boolean answered) {
    if (decided.compareAndSet(false, true)) {
      close();
      channel.eventsRefused(initialize, refused, why, answered);
    }
  }

  @Override
  public void onContent(Response response, ByteBuffer content) {
    if (parser == null) {
      return;
    }
    try {
      parser.feed(content);
    } catch (SseParser.TooLargeException e) {
      log.warn("from {}: {}", channel.server(), e.getMessage());
      close();
    }
  }

  @Override
  public void other(String type, byte[] buffer, int length) {
    if (type.equals(ENDPOINT) && endpoint == null) {
      URI named = resolve(new String(buffer, 0, length, StandardCharsets.UTF_8));
      if (named == null) {
        refuse(problem("named an endpoint that is not at the same host"), false);
      } else if (decided.compareAndSet(false, true)) {
        endpoint = named;
        channel.eventsOpened(this, initialize);
      }
    }
  }

  /** Null if it leads elsewhere: what is posted may hold credentials. */
  private @Nullable URI resolve(String text) {
    URI base = channel.settings().url();
    try {
      URI named = base.resolve(text);
      boolean same =
          base.getScheme().equalsIgnoreCase(named.getScheme())
              && base.getHost().equalsIgnoreCase(named.getHost())
              && port(base) == port(named)
              && named.getRawUserInfo() == null;
      return same ? named : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
  }

  @Override
  public void event(byte[] buffer, int length) {
    if (endpoint == null) {
      return;
    }
    try {
      for (JsonRpcMessage message : channel.read(buffer, length)) {
        received(message);
      }
    } catch (MalformedMessageException e) {
      boolean answer = e.response() && channel.take(e.id()) != null;
      String why = String.valueOf(e.getMessage());
      channel.inbound().onMalformed(new Malformed(e.code(), why, e.id(), answer), channel);
    }
  }

  private void received(JsonRpcMessage message) {
    if (!(message instanceof JsonRpcResponse response)) {
      channel.inbound().onMessage(Received.of(message), channel);
    } else if (channel.take(response.id()) != null) {
      channel.answered(response, null);
    } else {
      log.debug("dropped a response nobody waits for, id {}", response.id());
    }
  }

  @Override
  public void onComplete(Result result) {
    TransportException cause =
        result.isFailed()
            ? Failures.of(result.getFailure(), channel.server())
            : problem("ended the stream of its answers");
    if (endpoint != null) {
      channel.eventsEnded(cause);
    } else {
      refuse(cause, !result.isFailed());
    }
  }
}
