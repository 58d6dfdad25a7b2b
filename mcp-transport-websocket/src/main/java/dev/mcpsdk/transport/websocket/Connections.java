package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Timers;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connections of a server: how many there may be, and their clocks. No thread per connection.
 * Thread-safe.
 */
final class Connections {

  private static final Logger log = LoggerFactory.getLogger(Connections.class);
  private static final Duration LONGEST_TICK = Duration.ofMillis(500);
  private static final Duration SHORTEST_TICK = Duration.ofMillis(10);

  /** Whether one more is admitted. */
  enum Admission {
    ADMITTED,
    TOO_MANY,
    TOO_MANY_OF_CALLER
  }

  private final ServerLimits limits;
  private final Set<SocketConnection> open = ConcurrentHashMap.newKeySet();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition none = lock.newCondition();
  private final Map<String, Integer> byCaller = new HashMap<>(); // with the lock, as count
  private int count;
  private @Nullable ScheduledFuture<?> ticker; // with the lock, as closed
  private boolean closed;

  Connections(ServerLimits limits) {
    this.limits = limits;
  }

  ServerLimits limits() {
    return limits;
  }

  /** Takes a place, to be given back by {@link #leave(String)} or the connection's end. */
  Admission enter(String key) {
    lock.lock();
    try {
      if (count >= limits.maxConnections()) {
        return Admission.TOO_MANY;
      }
      int own = byCaller.getOrDefault(key, 0);
      if (own >= limits.maxConnectionsPerCaller()) {
        return Admission.TOO_MANY_OF_CALLER;
      }
      byCaller.put(key, own + 1);
      count++;
      return Admission.ADMITTED;
    } finally {
      lock.unlock();
    }
  }

  void leave(String key) {
    lock.lock();
    try {
      count--;
      byCaller.computeIfPresent(key, (same, own) -> own == 1 ? null : own - 1);
      if (count == 0) {
        none.signalAll();
      }
    } finally {
      lock.unlock();
    }
  }

  void opened(SocketConnection connection) {
    open.add(connection);
    boolean late;
    lock.lock();
    try {
      late = closed;
      if (ticker == null && !closed) {
        ticker = Timers.every(pause(), this::tick);
      }
    } finally {
      lock.unlock();
    }
    if (late) {
      connection.close(CloseCodes.GOING_AWAY, "the server is stopping");
    }
  }

  void ended(SocketConnection connection) {
    open.remove(connection);
    leave(connection.key());
  }

  /** Places taken: connections that are open or about to be. */
  int size() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Gives requests under way their time, says farewell to all, and waits for them to leave. Blocks
   * for at most this and twice the close timeout.
   */
  void drain(Duration atMost) {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
    long deadline = System.nanoTime() + atMost.toNanos();
    for (SocketConnection connection : open) {
      long left = Math.max(1, deadline - System.nanoTime());
      if (!connection.awaitAnswered(Duration.ofNanos(left)) && System.nanoTime() >= deadline) {
        log.info("closing a connection with requests unanswered after {}", atMost);
      }
    }
    for (SocketConnection connection : open) {
      connection.close(CloseCodes.GOING_AWAY, "the server is stopping");
    }
    awaitNone(limits.closeTimeout().plus(LONGEST_TICK));
  }

  private void awaitNone(Duration atMost) {
    long left = atMost.toNanos();
    lock.lock();
    try {
      while (count > 0 && left > 0) {
        left = none.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  /** Ends at once whatever is left. Idempotent. */
  void close() {
    lock.lock();
    try {
      closed = true;
      if (ticker != null) {
        ticker.cancel(false);
        ticker = null;
      }
    } finally {
      lock.unlock();
    }
    for (SocketConnection connection : open) {
      connection.end(new TransportException("the server has closed"));
    }
  }

  private void tick() {
    long now = System.nanoTime();
    for (SocketConnection connection : open) {
      try {
        connection.tick(now);
      } catch (RuntimeException e) {
        log.warn("the clocks of a connection could not be read", e);
      }
    }
  }

  /** So short that no clock is more than a quarter late. */
  private Duration pause() {
    Duration shortest = LONGEST_TICK;
    for (Duration clock :
        new Duration[] {
          limits.writeTimeout(), limits.pingInterval(), limits.pongTimeout(), limits.closeTimeout()
        }) {
      Duration quarter = clock.dividedBy(4);
      shortest = quarter.compareTo(shortest) < 0 ? quarter : shortest;
    }
    return shortest.compareTo(SHORTEST_TICK) < 0 ? SHORTEST_TICK : shortest;
  }
}
