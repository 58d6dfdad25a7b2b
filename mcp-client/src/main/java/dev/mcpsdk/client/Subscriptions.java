package dev.mcpsdk.client;

import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
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

  /** Whether any stream of the session tells of this resource. */
  boolean wants(String uri) {
    return inSession.stream().anyMatch(stream -> stream.has(uri));
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
