package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.ResourceNotFoundException;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The sessions of all transports, and what they are told unasked: changes of lists, of the
 * resources they have subscribed to, and the end of visits to pages. Thread-safe.
 */
final class SessionNotices implements Changes.Sink {

  private static final Logger log = LoggerFactory.getLogger(SessionNotices.class);

  private final Catalog catalog;
  private final int maxResources;
  private final Set<ServerSession> sessions = ConcurrentHashMap.newKeySet();

  /** Guards changes of the two below, which say the same. */
  private final ReentrantLock lock = new ReentrantLock();

  private final Map<ServerSession, Set<String>> uris = new ConcurrentHashMap<>();
  private final ConcurrentMap<String, Set<ServerSession>> byUri = new ConcurrentHashMap<>();

  /**
   * @param maxResources how many a session may subscribe to
   */
  SessionNotices(Catalog catalog, int maxResources) {
    this.catalog = catalog;
    this.maxResources = maxResources;
  }

  void add(ServerSession session) {
    sessions.add(session);
  }

  void remove(ServerSession session) {
    sessions.remove(session);
    lock.lock();
    try {
      Set<String> subscribed = uris.remove(session);
      if (subscribed != null) {
        subscribed.forEach(uri -> forget(uri, session));
      }
    } finally {
      lock.unlock();
    }
  }

  int size() {
    return sessions.size();
  }

  /**
   * @throws ProtocolException if the session may not see the resource, or has enough of them
   */
  void subscribe(ServerSession session, String uri) {
    if (catalog.lookup().find(uri, session.caller()) == null) {
      throw new ResourceNotFoundException(uri);
    }
    lock.lock();
    try {
      // One that has ended meanwhile would never be removed again.
      if (!sessions.contains(session)) {
        return;
      }
      Set<String> subscribed = uris.computeIfAbsent(session, key -> new HashSet<>());
      if (subscribed.size() >= maxResources && !subscribed.contains(uri)) {
        throw ProtocolException.invalidParams(
            "this session has "
                + maxResources
                + " resource subscriptions already (limit maxSubscribedResources)");
      }
      subscribed.add(uri);
      byUri.computeIfAbsent(uri, key -> ConcurrentHashMap.newKeySet()).add(session);
    } finally {
      lock.unlock();
    }
  }

  /** Without effect if the session has not subscribed to it. */
  void unsubscribe(ServerSession session, String uri) {
    lock.lock();
    try {
      Set<String> subscribed = uris.get(session);
      if (subscribed != null && subscribed.remove(uri)) {
        forget(uri, session);
        if (subscribed.isEmpty()) {
          uris.remove(session);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  private void forget(String uri, ServerSession session) {
    Set<ServerSession> listening = byUri.get(uri);
    if (listening != null) {
      listening.remove(session);
      if (listening.isEmpty()) {
        byUri.remove(uri);
      }
    }
  }

  @Override
  public void listChanged(Feature feature) {
    if (sessions.isEmpty()) {
      return;
    }
    Notification notification = Changes.notification(feature);
    for (ServerSession session : sessions) {
      if (session.isReady() && catalog.isVisible(feature, session.caller())) {
        offer(session, notification);
      }
    }
  }

  @Override
  public void resourceUpdated(String uri) {
    Set<ServerSession> listening = byUri.getOrDefault(uri, Set.of());
    if (listening.isEmpty()) {
      return;
    }
    Notification notification = new ResourceUpdatedNotification(uri);
    boolean exists = catalog.lookup().exists(uri);
    for (ServerSession session : listening) {
      // What is gone altogether was visible when it was subscribed to.
      if (session.isReady() && (!exists || catalog.lookup().find(uri, session.caller()) != null)) {
        offer(session, notification);
      }
    }
  }

  /** Tells whoever was sent to this page that nothing more is to be done there. */
  void pageDone(String url) {
    for (ServerSession session : sessions) {
      String id = session.pages().remove(url);
      if (id != null) {
        offer(session, new ElicitationCompleteNotification(id));
      }
    }
  }

  /** These revisions have no way to end the subscriptions of a session that does not keep up. */
  private static void offer(ServerSession session, Notification notification) {
    if (!session.offer(notification)) {
      log.debug("{} was lost: the session cannot take more", notification.method());
    }
  }
}
