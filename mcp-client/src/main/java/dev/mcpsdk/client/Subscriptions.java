package dev.mcpsdk.client;

import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All that one client listens to: brings each notification to the stream it came on. */
final class Subscriptions implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  private final Session session;
  private final Set<Subscription> open = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<RequestId, ListenStream> streams = new ConcurrentHashMap<>();
  private final Set<SessionStream> inSession = ConcurrentHashMap.newKeySet();
  private final ReentrantLock leavingLock = new ReentrantLock();

  /** By the URI of a resource: completed when it is no longer subscribed to. */
  private final Map<String, CompletableFuture<@Nullable Void>> leaving = new HashMap<>();

  Subscriptions(Session session) {
    this.session = session;
  }

  /** Blocks until the server has acknowledged. */
  Subscription listen(SubscriptionFilter filter, Consumer<Notification> consumer) {
    Subscription subscription = new Subscription(session, filter, consumer);
    open.add(subscription);
    if (session.closed()) {
      subscription.close();
    }
    subscription.open();
    subscription.awaitOpened();
    return subscription;
  }

  void remove(Subscription subscription) {
    open.remove(subscription);
  }

  void put(RequestId id, ListenStream stream) {
    streams.put(id, stream);
  }

  void remove(RequestId id) {
    streams.remove(id);
  }

  void put(SessionStream stream) {
    inSession.add(stream);
  }

  void remove(SessionStream stream) {
    inSession.remove(stream);
  }

  /**
   * Begins to give up a resource: until {@link #left} nobody subscribes to it, since over HTTP a
   * late unsubscribe could undo that. False if a stream of the session wants it.
   */
  boolean leave(String uri) {
    leavingLock.lock();
    try {
      if (inSession.stream().anyMatch(stream -> stream.wants(uri))) {
        return false;
      }
      return leaving.putIfAbsent(uri, new CompletableFuture<>()) == null;
    } finally {
      leavingLock.unlock();
    }
  }

  /** The server has answered, or never will. */
  void left(String uri) {
    CompletableFuture<@Nullable Void> left;
    leavingLock.lock();
    try {
      left = leaving.remove(uri);
    } finally {
      leavingLock.unlock();
    }
    if (left != null) {
      left.complete(null);
    }
  }

  /** Blocks while a resource is being given up, at most as long as a request may take. */
  void awaitLeft(String uri) {
    CompletableFuture<@Nullable Void> left;
    leavingLock.lock();
    try {
      left = leaving.get(uri);
    } finally {
      leavingLock.unlock();
    }
    if (left != null) {
      left.join();
    }
  }

  /** On the thread that reads messages. */
  void notified(@Nullable RequestId id, Notification news) {
    if (session.negotiation().handshake()) {
      inSession.forEach(stream -> stream.notified(news));
      return;
    }
    if (news instanceof CancelledNotification cancelled) {
      RequestId gone = cancelled.requestId();
      ListenStream stream = gone == null ? null : streams.get(gone);
      if (stream != null && gone != null) {
        stream.subscription().cancelledByServer(gone);
      }
      return;
    }
    ListenStream stream = id == null ? null : streams.get(id);
    if (stream == null) {
      log.debug("dropped {} for a subscription that does not exist", news.method());
    } else {
      stream.notified(news);
    }
  }

  @Override
  public void close() {
    open.forEach(Subscription::close);
  }
}
