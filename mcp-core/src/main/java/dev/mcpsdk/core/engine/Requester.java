package dev.mcpsdk.core.engine;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.ClientDialect;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends requests and brings their answers back: ids, the table of what is pending, time limits,
 * cancellation, routing of progress. One serves a client's connection, or all sessions of a server
 * on a transport. Thread-safe.
 */
public final class Requester implements ExpectedResults {

  private static final Logger log = LoggerFactory.getLogger(Requester.class);
  private static final long START = System.nanoTime();

  private final @Nullable Route only;
  private final int maxPending;
  private final AtomicLong lastId;
  private final ConcurrentMap<RequestId, PendingCall> pending = new ConcurrentHashMap<>();

  /** Guards the two below. */
  private final ReentrantLock watching = new ReentrantLock();

  private volatile long nextSweep = Long.MAX_VALUE;
  private @Nullable ScheduledFuture<?> sweeper;
  private volatile @Nullable TransportException closed;

  /**
   * For one channel, over which all requests go.
   *
   * @param ids shared by all requesters of one client, so that no id comes twice
   */
  public Requester(
      Channel channel,
      TransportTraits traits,
      ClientDialect dialect,
      int maxPending,
      AtomicLong ids) {
    this.only = new Route(channel, dialect, traits.shared(), channel);
    this.maxPending = maxPending;
    this.lastId = ids;
  }

  /** For many peers, with a route for each request. */
  public Requester(int maxPending) {
    this.only = null;
    this.maxPending = maxPending;
    this.lastId = new AtomicLong();
  }

  /**
   * Sends a request. Blocks for back-pressure only.
   *
   * @param headers plain values, for transports that have headers
   * @throws TransportException if the channel has ended or too many requests are pending
   */
  public <R extends Result> PendingCall start(
      Request<R> request, OutgoingFacts facts, CallTerms terms, Map<String, String> headers) {
    return start(request, facts, terms, headers, id -> {});
  }

  /**
   * As above.
   *
   * @param assigned told the id before anything is sent: what comes under it may come at once
   */
  public <R extends Result> PendingCall start(
      Request<R> request,
      OutgoingFacts facts,
      CallTerms terms,
      Map<String, String> headers,
      Consumer<RequestId> assigned) {
    if (only == null) {
      throw new IllegalStateException("this requester needs a route for each request");
    }
    return start(only, request, facts, terms, headers, assigned);
  }

  /** As above, by another route. */
  public <R extends Result> PendingCall start(
      Route route,
      Request<R> request,
      OutgoingFacts facts,
      CallTerms terms,
      Map<String, String> headers,
      Consumer<RequestId> assigned) {
    TransportException end = closed;
    if (end != null) {
      throw new TransportException(String.valueOf(end.getMessage()), end);
    }
    if (pending.size() >= maxPending) {
      throw new TransportException(
          "more than " + maxPending + " requests are pending (limit maxPendingRequests)");
    }
    long number = lastId.incrementAndGet();
    RequestId id = new RequestId.Num(number);
    OutgoingFacts complete =
        terms.progress() == null ? facts : withToken(facts, new ProgressToken.Num(number));
    JsonRpcRequest message = route.dialect().request(id, request, complete);
    PendingCall call = new PendingCall(this, route, id, request.method(), terms);
    assigned.accept(id);
    pending.put(id, call);
    end = closed;
    if (end != null) {
      onLost(id, end);
      return call;
    }
    watch(call.deadline());
    try {
      route.channel().send(message, headers);
    } catch (McpException failed) {
      if (forget(call)) {
        call.fail(failed);
      }
    } catch (RuntimeException refused) {
      forget(call);
      throw refused;
    }
    return call;
  }

  private static OutgoingFacts withToken(OutgoingFacts facts, ProgressToken token) {
    return new OutgoingFacts(token, facts.logLevel(), facts.meta(), facts.answers(), facts.state());
  }

  /** The type of the result that a pending request waits for. */
  @Override
  public @Nullable Method<?, ?> of(RequestId id) {
    PendingCall call = pending.get(id);
    return call == null ? null : call.method();
  }

  /** An answer came from the only peer there is. */
  public void onResponse(JsonRpcResponse response) {
    RequestId id = response.id();
    answered(id == null ? null : pending.remove(id), response);
  }

  /** An answer came from this peer, who can answer only what it was asked itself. */
  public void onResponse(JsonRpcResponse response, Object peer) {
    RequestId id = response.id();
    PendingCall call = id == null ? null : pending.get(id);
    boolean own = call != null && call.route().peer() == peer && forget(call);
    answered(own ? call : null, response);
  }

  /** One that nobody waits for is dropped: it was cancelled or timed out. */
  private static void answered(@Nullable PendingCall call, JsonRpcResponse response) {
    if (call == null) {
      log.debug("dropped a response nobody waits for, id {}", response.id());
    } else if (response instanceof JsonRpcResult result) {
      call.answer(result);
    } else {
      call.fail(PeerErrors.exception(((JsonRpcError) response).error()));
    }
  }

  /** Progress came; that of unknown tokens is ignored. */
  public void onProgress(ProgressNotification notification) {
    if (notification.progressToken() instanceof ProgressToken.Num token) {
      PendingCall call = pending.get(new RequestId.Num(token.value()));
      if (call != null) {
        call.progress(notification);
      }
    }
  }

  /** What this peer answered cannot be read; without effect unless it was asked that. */
  public void onLost(RequestId id, McpException cause, Object peer) {
    PendingCall call = pending.get(id);
    if (call != null && call.route().peer() == peer) {
      onLost(id, cause);
    }
  }

  /** The request with this id cannot be answered any more. */
  public void onLost(RequestId id, McpException cause) {
    PendingCall call = pending.remove(id);
    if (call != null) {
      call.fail(cause);
    }
  }

  /** The channel has ended: fails what is pending, and what is started from now on. */
  public void close(TransportException cause) {
    watching.lock();
    try {
      closed = cause;
      unwatch();
    } finally {
      watching.unlock();
    }
    pending.keySet().forEach(id -> onLost(id, cause));
  }

  /** A peer of many has gone: fails what it was asked. */
  public void lost(Object peer, McpException cause) {
    for (PendingCall call : pending.values()) {
      if (call.route().peer() == peer) {
        onLost(call.id(), cause);
      }
    }
  }

  public int pending() {
    return pending.size();
  }

  boolean forget(PendingCall call) {
    return pending.remove(call.id(), call);
  }

  void tellCancelled(PendingCall call, @Nullable String reason) {
    Route route = call.route();
    if (only != null) {
      route.channel().release(call.id());
    }
    // Otherwise the channel belongs to the peer's own request, which goes on. The handshake must
    // not be cancelled (2025-11-25, Cancellation).
    if (!route.tellsCancelled() || call.method().equals(Methods.INITIALIZE)) {
      return;
    }
    // Queued, not sent: a link that is stuck must not hold up the one who gives up.
    CancelledNotification cancelled = new CancelledNotification(call.id(), reason);
    route.channel().offer(route.dialect().notification(cancelled));
  }

  /**
   * Ends a call whose time is up, for the thread that keeps the time: channels may run what users
   * have written. Where the question went over a channel of the peer's own request, the peer is
   * told first, for whoever waits here may end that channel by what it does then.
   */
  void timeOut(PendingCall call, TimeoutException cause) {
    boolean tellFirst = only == null;
    boolean willBeTold =
        Background.tryExecute(
            () -> {
              try {
                tellCancelled(call, "timeout");
              } finally {
                if (tellFirst) {
                  call.fail(cause);
                }
              }
            });
    if (!willBeTold) {
      log.debug("request {} timed out, which the peer was not told", call.id());
    }
    if (!tellFirst || !willBeTold) {
      call.fail(cause);
    }
  }

  /** Has time looked at by this moment at the latest. */
  private void watch(long moment) {
    if (moment >= nextSweep) {
      return;
    }
    watching.lock();
    try {
      if (moment < nextSweep && closed == null) {
        unwatch();
        nextSweep = moment;
        sweeper = Timers.after(Duration.ofNanos(Math.max(0, moment - now())), this::sweep);
      }
    } finally {
      watching.unlock();
    }
  }

  /** With the lock: a timer would keep this requester and its channel alive until it is due. */
  private void unwatch() {
    ScheduledFuture<?> planned = sweeper;
    if (planned != null) {
      planned.cancel(false);
      sweeper = null;
    }
    nextSweep = Long.MAX_VALUE;
  }

  private void sweep() {
    watching.lock();
    try {
      // Before the look, so that a call that begins during it plans its own.
      unwatch();
    } finally {
      watching.unlock();
    }
    long earliest = Long.MAX_VALUE;
    for (PendingCall call : pending.values()) {
      try {
        earliest = Math.min(earliest, call.checkTime(now()));
      } catch (RuntimeException e) {
        log.warn("could not end request {}", call.id(), e);
      }
    }
    watch(earliest);
  }

  /** Nanoseconds since this class was loaded: can be compared, other than those of the system. */
  static long now() {
    return System.nanoTime() - START;
  }
}
