package dev.mcpsdk.transport.http;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.rpc.BatchElement;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.client.HttpClient;
import org.eclipse.jetty.client.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Posts messages, and keeps the exchanges of requests until they are answered. With {@code
 * initialize} it becomes the channel of one session, and ends with that. Never waits for the
 * server, but for its acceptance of the handshake's last message.
 */
final class ClientChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(ClientChannel.class);

  /** How long the server may take to confirm a session's beginning or end. */
  private static final long PATIENCE_MS = 2_000;

  /** Messages in one array. */
  private static final int MAX_BATCH = 1_000;

  private final HttpClient client;
  private final Inbound inbound;
  private final ClientSettings settings;
  private final ClientRequests requests;
  private final AtomicBoolean eventsFirst;
  private final String server;
  private final Map<RequestId, ClientExchange> pending = new ConcurrentHashMap<>();
  private final ClosedActions closedActions = new ClosedActions();
  private volatile @Nullable ClientSession session;
  private volatile @Nullable UnsolicitedStream unsolicited;
  private volatile @Nullable EventLink opening;
  private volatile @Nullable EventLink events;
  private volatile boolean closed;

  /**
   * @param eventsFirst whether the server is one of 2024-11-05, as far as is known; shared by all
   *     channels to it
   */
  ClientChannel(
      HttpClient client, Inbound inbound, ClientSettings settings, AtomicBoolean eventsFirst) {
    this.client = client;
    this.inbound = inbound;
    this.settings = settings;
    this.requests = new ClientRequests(client, settings);
    this.eventsFirst = eventsFirst;
    this.server = settings.server();
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    send(response);
  }

  /** Returns at once; a request that fails later is reported to the inbound side. */
  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    requireOpen();
    if (message instanceof JsonRpcRequest request
        && request.request() instanceof InitializeRequest) {
      session = new ClientSession();
      if (eventsFirst.get()) {
        readEvents(request, null);
        return;
      }
    }
    ClientExchange exchange = post(message, headers);
    ClientSession current = session;
    if (current != null
        && message instanceof JsonRpcNotification notification
        && notification.notification() instanceof InitializedNotification) {
      exchange.awaitEnd(PATIENCE_MS);
      if (events == null && !current.ended()) {
        listen(current);
      }
    }
  }

  private void requireOpen() {
    ClientSession current = session;
    if (closed) {
      throw closed();
    }
    if (current != null && current.ended()) {
      throw HttpStatusException.sessionEnded(404, server);
    }
  }

  ClientExchange post(JsonRpcMessage message, Map<String, String> headers) {
    EventLink stream = events;
    URI to = stream == null ? settings.url() : stream.endpoint();
    Request post = requests.post(to, message, headers, stream == null ? session : null);
    ClientExchange exchange = new ClientExchange(this, message, post, stream != null);
    RequestId id = exchange.id();
    if (id != null && pending.putIfAbsent(id, exchange) != null) {
      throw new IllegalStateException("a request with the id " + id + " is under way");
    }
    start(exchange, post);
    return exchange;
  }

  private void start(ClientExchange exchange, Request request) {
    if (closed) {
      exchange.drop();
      throw closed();
    }
    try {
      request.send(exchange);
    } catch (RuntimeException e) {
      exchange.drop();
      throw new TransportException("the HTTP client is not running", e);
    }
  }

  /** Opens the stream for what belongs to no request. */
  private void listen(ClientSession current) {
    UnsolicitedStream stream = new UnsolicitedStream(this, current);
    unsolicited = stream;
    stream.open();
    if (closed || current.ended()) {
      stream.close();
    }
  }

  /** Takes a response's stream up again where it broke off, after the pause the server wants. */
  void resume(ClientExchange broken, StreamPosition position) {
    Runnable next =
        () -> {
          RequestId id = broken.id();
          if (id == null || !isPending(id, broken)) {
            return;
          }
          try {
            Request get = requests.get(session, position.last());
            ClientExchange exchange = broken.resumedBy(get);
            if (pending.replace(id, broken, exchange)) {
              start(exchange, get);
            }
          } catch (RuntimeException e) {
            broken.lost(new TransportException("the answer's stream could not be resumed", e));
          }
        };
    client
        .getScheduler()
        .schedule(
            () -> client.getExecutor().execute(next),
            position.nextPauseMillis(),
            TimeUnit.MILLISECONDS);
  }

  /**
   * Goes on as of 2024-11-05: a stream brings all that the server says, and tells where to post.
   *
   * @param refused the exchange that was refused; null if none was tried
   */
  void readEvents(JsonRpcRequest initialize, @Nullable HttpStatusException refused) {
    events = null;
    EventLink link = new EventLink(this, initialize, refused);
    opening = link;
    link.open(requests.get(null, null));
  }

  /** The stream has told where to post. */
  void eventsOpened(EventLink link, JsonRpcRequest initialize) {
    pending.remove(initialize.id());
    eventsFirst.set(true);
    events = link;
    try {
      post(initialize, Map.of());
    } catch (TransportException e) {
      inbound.onLost(initialize.id(), e);
    }
  }

  /**
   * There is no such stream.
   *
   * @param answered whether the server has said so
   */
  void eventsRefused(
      JsonRpcRequest initialize,
      @Nullable HttpStatusException refused,
      TransportException why,
      boolean answered) {
    if (refused == null && answered && !closed && eventsFirst.compareAndSet(true, false)) {
      // Only the URL looked like it.
      try {
        post(initialize, Map.of());
      } catch (TransportException e) {
        inbound.onLost(initialize.id(), e);
      }
      return;
    }
    TransportException cause = refused == null ? why : answered ? refused.atNoEndpoint() : refused;
    if (cause != why) {
      cause.addSuppressed(why);
    }
    ClientExchange exchange = pending.remove(initialize.id());
    inbound.onLost(initialize.id(), cause);
    if (exchange != null) {
      exchange.abort("refused");
    }
  }

  /** The stream that carries all answers has ended. */
  void eventsEnded(TransportException cause) {
    if (closed) {
      return;
    }
    closed = true;
    // First, for whoever learns of it by a lost request may want a new channel at once.
    closedActions.run();
    for (ClientExchange exchange : pending.values()) {
      exchange.lost(cause);
    }
  }

  /** Takes off the request this answers; null if nobody waits for it. */
  @Nullable ClientExchange take(@Nullable RequestId id) {
    return id == null ? null : pending.remove(id);
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    try {
      send(notification);
      return true;
    } catch (TransportException e) {
      return false;
    }
  }

  /** Aborts the request's exchange, which tells the server that it is cancelled. */
  @Override
  public void release(RequestId id) {
    ClientExchange exchange = pending.remove(id);
    if (exchange != null) {
      exchange.abort("the answer is no longer wanted");
      settled();
    }
    EventLink link = opening;
    if (link != null) {
      link.released(id);
    }
  }

  @Override
  public void onClosed(Runnable action) {
    closedActions.add(action);
  }

  void close() {
    if (closed && closedActions.hasRun()) {
      return;
    }
    closed = true;
    for (ClientExchange exchange : pending.values()) {
      exchange.lost(closed());
      exchange.abort("the transport is closed");
    }
    UnsolicitedStream stream = unsolicited;
    if (stream != null) {
      stream.close();
    }
    EventLink link = opening;
    if (link != null) {
      link.close();
    }
    endSession();
    closedActions.run();
  }

  /**
   * Tells the server that the session is not needed any more; what it says to that is no matter.
   */
  private void endSession() {
    ClientSession current = session;
    if (current == null || current.id() == null || current.ended() || events != null) {
      return;
    }
    current.end();
    CountDownLatch done = new CountDownLatch(1);
    try {
      requests.delete(current).send(result -> done.countDown());
      if (!done.await(PATIENCE_MS, TimeUnit.MILLISECONDS)) {
        log.debug("{} did not confirm the end of a session", server);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      log.debug("the session could not be ended at {}", server, e);
    }
  }

  /** The server does not have the session any more: what is under way may end, no more begins. */
  void sessionEnded() {
    ClientSession current = session;
    if (current != null) {
      current.end();
    }
    UnsolicitedStream stream = unsolicited;
    if (stream != null) {
      stream.close();
    }
    EventLink link = events;
    if (link != null) {
      link.close();
    }
    settled();
  }

  /** With the last exchange of an ended session this channel ends, too. */
  void settled() {
    ClientSession current = session;
    if (current != null && current.ended() && pending.isEmpty()) {
      closed = true;
      closedActions.run();
    }
  }

  /**
   * Delivers an answer.
   *
   * @param sessionId as the header of that name has it
   */
  void answered(JsonRpcResponse response, @Nullable String sessionId) {
    ClientSession current = session;
    if (current != null
        && response instanceof JsonRpcResult result
        && result.result() instanceof InitializeResult begun) {
      current.begin(sessionId, begun.protocolVersion());
    }
    inbound.onMessage(Received.of(response), this);
    settled();
  }

  /**
   * Reads what is one message, or several where there are batches.
   *
   * @throws MalformedMessageException if it is none; a bad one among several is reported and left
   *     out
   */
  List<JsonRpcMessage> read(byte[] buffer, int size) {
    if (!MessageReader.isBatch(buffer, 0, size) || !inbound.takesBatches(this, null)) {
      return List.of(
          MessageReader.read(buffer, 0, size, settings.jsonLimits(), inbound.expectedResults()));
    }
    List<JsonRpcMessage> messages = new ArrayList<>();
    for (BatchElement element :
        MessageReader.readBatch(
            buffer,
            0,
            size,
            settings.jsonLimits(),
            MAX_BATCH,
            inbound.expectedResults(),
            Codecs.STANDARD)) {
      MalformedMessageException fault = element.fault();
      if (element.message() != null) {
        messages.add(element.message());
      } else if (fault != null) {
        String why = String.valueOf(fault.getMessage());
        ClientExchange exchange = fault.response() ? take(fault.id()) : null;
        boolean answer = exchange != null;
        inbound.onMalformed(new Malformed(fault.code(), why, fault.id(), answer), this);
      }
    }
    return messages;
  }

  Inbound inbound() {
    return inbound;
  }

  ClientSettings settings() {
    return settings;
  }

  HttpClient client() {
    return client;
  }

  ClientRequests requests() {
    return requests;
  }

  /** Null before a handshake, and in the era that has none. */
  @Nullable ClientSession session() {
    return session;
  }

  /** Scheme, host and port, for messages. */
  String server() {
    return server;
  }

  boolean isClosed() {
    return closed;
  }

  boolean isPending(RequestId id, ClientExchange exchange) {
    return pending.get(id) == exchange;
  }

  /** Takes a request off; false if it was answered, lost or released before. */
  boolean settle(RequestId id, ClientExchange exchange) {
    return pending.remove(id, exchange);
  }

  private static TransportException closed() {
    return new TransportException("the transport is closed");
  }
}
