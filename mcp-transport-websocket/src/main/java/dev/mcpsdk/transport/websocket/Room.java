package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Counts what waits to be sent over one connection, and lets senders wait while it is too much.
 * Thread-safe.
 */
final class Room {

  /** What an entry costs besides its bytes, so that many small ones count, too. */
  private static final int ENTRY = 128;

  private final int limit;
  private final Duration writeTimeout;
  private final AtomicLong taken = new AtomicLong();
  private final AtomicInteger waiting = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile @Nullable TransportException failure;

  Room(int maxQueuedBytes, Duration writeTimeout) {
    this.limit = maxQueuedBytes;
    this.writeTimeout = writeTimeout;
  }

  boolean isFull() {
    return taken.get() >= limit;
  }

  boolean isEmpty() {
    return taken.get() == 0;
  }

  boolean isHalfEmpty() {
    return taken.get() <= limit / 2;
  }

  void take(int bytes) {
    taken.addAndGet(bytes + ENTRY);
  }

  void giveBack(int bytes) {
    long before = taken.getAndAdd(-bytes - ENTRY);
    long now = before - bytes - ENTRY;
    if (before >= limit && now < limit || now == 0) {
      signal();
    }
  }

  /**
   * Waits until there is room.
   *
   * @throws TransportException if there was none within the write timeout, or the connection ended
   */
  void await() {
    throwIfFailed();
    if (!isFull()) {
      return;
    }
    long deadline = System.nanoTime() + writeTimeout.toNanos();
    while (isFull()) {
      throwIfFailed();
      if (!awaitSignal(deadline)) {
        throwIfFailed();
        if (Thread.currentThread().isInterrupted()) {
          throw new TransportException("interrupted while the peer did not read");
        }
        throw new TransportException(
            "the peer does not read: "
                + taken.get()
                + " bytes waited for "
                + writeTimeout.toMillis()
                + " ms (limits maxQueuedBytes, writeTimeout)");
      }
    }
  }

  /** Waits until nothing is left, at most this long; false also if the connection ended first. */
  boolean awaitEmpty(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    while (!isEmpty() && failure == null) {
      if (!awaitSignal(deadline)) {
        return false;
      }
    }
    return failure == null;
  }

  /** Nothing is sent any more. Idempotent: the first cause stays. */
  void fail(TransportException cause) {
    lock.lock();
    try {
      if (failure == null) {
        failure = cause;
      }
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  boolean hasFailed() {
    return failure != null;
  }

  void throwIfFailed() {
    TransportException cause = failure;
    if (cause != null) {
      throw new TransportException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private void signal() {
    if (waiting.get() > 0) {
      lock.lock();
      try {
        changed.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  /** False if the deadline passed or the thread was interrupted. */
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private boolean awaitSignal(long deadline) {
    lock.lock();
    try {
      waiting.incrementAndGet();
      // The state may have changed before the count was raised: look again soon rather than miss
      // the signal.
      long pause = Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(20));
      if (pause <= 0) {
        return false;
      }
      changed.awaitNanos(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }
}
