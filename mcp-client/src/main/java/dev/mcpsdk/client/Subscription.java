package dev.mcpsdk.client;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notifications the client listens to. When the stream breaks it is opened again, with growing
 * pauses; what happened meanwhile is lost, and {@link #onGap} says so. Thread-safe.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
public final class Subscription implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Subscription.class);
  private static final int QUEUE_LIMIT = 1_000;

  /** Why no more notifications come. */
  public enum End {
    /** By {@link Subscription#close} or with the client. */
    CLOSED,
    /** The server said that this was all. */
    BY_SERVER,
    /** The stream broke, and the server refuses to open it again or the client does not try. */
    LOST
  }

  /** Stands in the queue where notifications are missing. */
  private record Gap() implements Notification {
    @Override
    public String method() {
      return "";
    }
  }

  private final Session session;
  private final SubscriptionFilter requested;
  private final Consumer<Notification> consumer;
  private final Mailbox<Notification> mailbox;
  private final Backoff backoff = new Backoff();
  private final CompletableFuture<End> ended = new CompletableFuture<>();
  private final CompletableFuture<SubscriptionFilter> opened = new CompletableFuture<>();
  private volatile SubscriptionFilter acknowledged = SubscriptionFilter.NONE;
  private volatile Runnable onGap = () -> {};
  private volatile @Nullable NotificationStream stream;
  private volatile @Nullable Future<?> retry;

  Subscription(Session session, SubscriptionFilter requested, Consumer<Notification> consumer) {
    this.session = session;
    this.requested = requested;
    this.consumer = consumer;
    this.mailbox = Mailbox.coalescing(session.threads(), this::consume, QUEUE_LIMIT);
  }

  public SubscriptionFilter requested() {
    return requested;
  }

  /** What the server promised to send, as of the last time the stream was opened. */
  public SubscriptionFilter acknowledged() {
    return acknowledged;
  }

  /** What was requested and not acknowledged. */
  public SubscriptionFilter refused() {
    SubscriptionFilter got = acknowledged;
    List<String> uris = new ArrayList<>(requested.resourceSubscriptions());
    uris.removeAll(got.resourceSubscriptions());
    Map<String, RawJson> extensions = new LinkedHashMap<>(requested.extensions());
    extensions.keySet().removeAll(got.extensions().keySet());
    return new SubscriptionFilter(
        requested.toolsListChanged() && !got.toolsListChanged(),
        requested.promptsListChanged() && !got.promptsListChanged(),
        requested.resourcesListChanged() && !got.resourcesListChanged(),
        uris,
        extensions);
  }

  /**
   * Sets what to do when notifications may have been lost: after the stream was opened again, or
   * when the consumer is too slow. Called in order with the notifications.
   */
  public Subscription onGap(Runnable action) {
    onGap = action;
    return this;
  }

  /** Completed when nothing comes any more, never exceptionally. */
  public CompletableFuture<End> ended() {
    return ended.copy();
  }

  /** Stops listening; notifications still queued are dropped. Idempotent, does not block. */
  @Override
  public void close() {
    end(End.CLOSED);
  }

  /** Waits for the first acknowledgement; throws what kept it from coming. */
  void awaitOpened() {
    try {
      opened.get();
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while opening a subscription");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("the subscription failed", e.getCause());
    }
  }

  /** Opens the stream, or opens it again. */
  void open() {
    if (ended.isDone()) {
      return;
    }
    NotificationStream fresh = session.stream(this, requested);
    stream = fresh;
    Duration limit = session.settings().requestTimeout();
    Future<?> timer =
        Timers.after(
            limit,
            () -> fresh.abandon(new TimeoutException("request subscriptions/listen", limit)));
    fresh.opened().whenComplete((filter, failure) -> timer.cancel(false));
    fresh.start();
    if (ended.isDone()) {
      fresh.cancel();
    }
  }

  void acknowledged(SubscriptionFilter filter) {
    acknowledged = filter;
    SubscriptionFilter missing = refused();
    if (!missing.equals(SubscriptionFilter.NONE)) {
      log.warn("the server does not send all that a subscription asks for, but not: {}", missing);
    }
    if (!opened.complete(filter)) {
      session.missed(filter);
      mailbox.offer(new Gap());
    }
  }

  void deliver(Notification notification) {
    if (!ended.isDone() && !mailbox.offer(notification)) {
      log.warn("a subscription's consumer is too slow, the oldest notification was dropped");
      mailbox.offer(new Gap());
    }
  }

  private void consume(Notification notification) {
    if (notification instanceof Gap) {
      onGap.run();
    } else {
      consumer.accept(notification);
    }
  }

  /** The stream is over; null says that the server ended it gracefully. */
  void over(@Nullable Throwable failure, Duration lived) {
    if (ended.isDone()) {
      return;
    }
    if (failure == null) {
      opened.complete(SubscriptionFilter.NONE);
      end(End.BY_SERVER);
    } else if (opened.completeExceptionally(failure)) {
      end(End.LOST);
    } else if (!session.settings().relisten() || session.closed() || isFinal(failure)) {
      end(End.LOST);
    } else {
      if (lived.compareTo(Backoff.settled()) > 0) {
        backoff.reset();
      }
      Duration pause = backoff.next();
      log.debug("a subscription broke, next attempt in {}: {}", pause, failure.toString());
      retry = Timers.after(pause, () -> session.execute(this::open, e -> over(e, Duration.ZERO)));
    }
  }

  // What the server says to the very request it accepted before, and would say again.
  private static boolean isFinal(Throwable failure) {
    return switch (failure instanceof ProtocolException error ? error.code() : 0) {
      case ErrorCodes.METHOD_NOT_FOUND,
          ErrorCodes.INVALID_PARAMS,
          ErrorCodes.INVALID_REQUEST,
          ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY,
          ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION ->
          true;
      default -> false;
    };
  }

  private void end(End how) {
    if (!ended.complete(how)) {
      return;
    }
    session.subscriptions().remove(this);
    if (how == End.CLOSED) {
      mailbox.close();
    }
    opened.completeExceptionally(new CancellationException("the subscription was closed"));
    NotificationStream current = stream;
    if (current != null) {
      current.cancel();
    }
    Future<?> next = retry;
    if (next != null) {
      next.cancel(false);
    }
  }

  /** The server ended the stream with this id in the way of those that cannot answer it. */
  void cancelledByServer(RequestId id) {
    // The answer may be on its way: then the end is a graceful one.
    NotificationStream current = stream;
    if (current != null) {
      TransportException lost = new TransportException("the server ended a subscription");
      Timers.after(Duration.ofMillis(100), () -> current.lost(id, lost));
    }
  }
}
