package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.security.Caller;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * All sessions of an endpoint, within their limits. Nothing takes longer because there are many.
 * Thread-safe; sessions are ended outside of its lock.
 */
public final class Sessions {

  private static final int ID_BYTES = 24;
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(10);

  /** No tick ends more, since all of the SDK's clocks share one thread. */
  private static final int MOST_AT_ONCE = 1000;

  private final SessionOptions options;
  private final SecureRandom random = new SecureRandom();
  private final ReentrantLock lock = new ReentrantLock();
  private final LinkedHashMap<String, HttpSession> all = new LinkedHashMap<>(); // oldest first
  private final IdleSessions idle = new IdleSessions();
  private final Map<String, Quota> quotas = new HashMap<>(); // of known callers with sessions
  private @Nullable ScheduledFuture<?> ticker;
  private boolean closed;

  public Sessions(SessionOptions options) {
    this.options = options;
  }

  SessionOptions options() {
    return options;
  }

  /**
   * A new session, in use, that nobody finds until it is {@link #establish established}. Ends
   * others that are not in use if there are too many.
   *
   * @return null if there are too many in use
   */
  @Nullable HttpSession begin(Caller caller) {
    HttpSession session = new HttpSession(newId(), caller.principal(), this);
    List<HttpSession> evicted = new ArrayList<>(2);
    try {
      lock.lock();
      try {
        if (closed || !makeRoom(caller, evicted)) {
          return null;
        }
        all.put(session.id(), session);
        if (!caller.isAnonymous()) {
          quotas.computeIfAbsent(caller.principal(), principal -> new Quota()).count++;
        }
        if (ticker == null) {
          ticker = Timers.every(pause(), this::tick);
        }
      } finally {
        lock.unlock();
      }
    } finally {
      evicted.forEach(HttpSession::finish);
    }
    return session;
  }

  /** Initialize has succeeded: from now on the session is found by its id. */
  void establish(HttpSession session, @Nullable ProtocolVersion version) {
    lock.lock();
    try {
      session.established = true;
      if (version != null) {
        session.version = version;
      }
    } finally {
      lock.unlock();
    }
  }

  boolean isEstablished(HttpSession session) {
    lock.lock();
    try {
      return session.established;
    } finally {
      lock.unlock();
    }
  }

  /**
   * The session with this id, in use from now on.
   *
   * @return null if the caller has none with this id
   */
  @Nullable HttpSession use(String id, Caller caller) {
    lock.lock();
    try {
      HttpSession session = all.get(id);
      if (session == null
          || !session.established
          || !session.principal().equals(caller.principal())) {
        return null;
      }
      if (session.uses++ == 0) {
        removeIdle(session);
      }
      return session;
    } finally {
      lock.unlock();
    }
  }

  /** A use has ended. */
  void done(HttpSession session) {
    lock.lock();
    try {
      if (--session.uses == 0 && all.get(session.id()) == session) {
        session.idleSince = System.nanoTime();
        idle.add(session);
        Quota quota = quotas.get(session.principal());
        if (quota != null) {
          quota.idle.add(session);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /** The client has said that it begins. To be called while the session is in use. */
  void initialized(HttpSession session) {
    lock.lock();
    try {
      session.initialized = true;
    } finally {
      lock.unlock();
    }
  }

  /** Ends a session. Idempotent. */
  void end(HttpSession session) {
    lock.lock();
    try {
      remove(session);
    } finally {
      lock.unlock();
    }
    session.finish();
  }

  int size() {
    lock.lock();
    try {
      return all.size();
    } finally {
      lock.unlock();
    }
  }

  /** Ends all, and takes no more. */
  public void close() {
    List<HttpSession> rest;
    lock.lock();
    try {
      closed = true;
      rest = new ArrayList<>(all.values());
      if (ticker != null) {
        ticker.cancel(false);
      }
      rest.forEach(this::remove);
    } finally {
      lock.unlock();
    }
    rest.forEach(HttpSession::finish);
  }

  /** With the lock. */
  private boolean makeRoom(Caller caller, List<HttpSession> evicted) {
    Quota quota = quotas.get(caller.principal());
    if (quota != null && quota.count >= options.maxSessionsPerCaller()) {
      HttpSession first = quota.idle.first();
      if (first == null) {
        return false;
      }
      remove(first);
      evicted.add(first);
    }
    if (all.size() >= options.maxSessions()) {
      HttpSession first = idle.first();
      if (first == null) {
        return false;
      }
      remove(first);
      evicted.add(first);
    }
    return true;
  }

  /** With the lock. */
  private void remove(HttpSession session) {
    if (!all.remove(session.id(), session)) {
      return;
    }
    removeIdle(session);
    Quota quota = quotas.get(session.principal());
    if (quota != null && --quota.count == 0) {
      quotas.remove(session.principal());
    }
  }

  /** With the lock. */
  private void removeIdle(HttpSession session) {
    idle.remove(session);
    Quota quota = quotas.get(session.principal());
    if (quota != null) {
      quota.idle.remove(session);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    for (int i = 0; i < MOST_AT_ONCE; i++) {
      HttpSession over = takeOver(now);
      if (over == null) {
        return;
      }
      over.finish();
    }
  }

  /** Takes out one whose time is over. */
  private @Nullable HttpSession takeOver(long now) {
    lock.lock();
    try {
      HttpSession over = idle.idleSince(now - options.idleTimeout().toNanos());
      if (over == null && !all.isEmpty()) {
        HttpSession oldest = all.values().iterator().next();
        over = now - oldest.created > options.maxAge().toNanos() ? oldest : null;
      }
      if (over != null) {
        remove(over);
      }
      return over;
    } finally {
      lock.unlock();
    }
  }

  private Duration pause() {
    Duration idleTimeout = options.idleTimeout();
    Duration shortest =
        idleTimeout.compareTo(options.maxAge()) < 0 ? idleTimeout : options.maxAge();
    Duration quarter = shortest.dividedBy(4);
    if (quarter.compareTo(LONGEST_PAUSE) > 0) {
      return LONGEST_PAUSE;
    }
    return quarter.compareTo(SHORTEST_PAUSE) < 0 ? SHORTEST_PAUSE : quarter;
  }

  private String newId() {
    byte[] bytes = new byte[ID_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** What one known caller has. */
  private static final class Quota {
    final IdleSessions idle = new IdleSessions();
    int count;
  }
}
