package dev.mcpsdk.client;

import dev.mcpsdk.core.engine.HandlerThreads;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hands messages to a consumer of the application's one after the other, never on the thread that
 * reads them: the consumer may block, and may call the client. Bounded; thread-safe.
 */
final class Mailbox<T> {

  private static final Logger log = LoggerFactory.getLogger(Mailbox.class);

  private final HandlerThreads threads;
  private final Consumer<? super T> consumer;
  private final int limit;
  private final Collection<T> queue;
  private final List<Runnable> whenEmpty = new ArrayList<>(1);
  private final ReentrantLock lock = new ReentrantLock();
  private boolean running;
  private boolean closed;

  private Mailbox(
      HandlerThreads threads, Consumer<? super T> consumer, int limit, Collection<T> queue) {
    this.threads = threads;
    this.consumer = consumer;
    this.limit = limit;
    this.queue = queue;
  }

  /** Keeps every message; when full, the oldest goes. */
  static <T> Mailbox<T> ordered(HandlerThreads threads, Consumer<? super T> consumer, int limit) {
    return new Mailbox<>(threads, consumer, limit, new ArrayDeque<>());
  }

  /** As {@link #ordered}, but a message that equals a waiting one is not queued again. */
  static <T> Mailbox<T> coalescing(
      HandlerThreads threads, Consumer<? super T> consumer, int limit) {
    return new Mailbox<>(threads, consumer, limit, new LinkedHashSet<>());
  }

  /** Queues a message; never blocks. False if an older one was lost. */
  boolean offer(T message) {
    boolean kept = true;
    lock.lock();
    try {
      if (closed) {
        return true;
      }
      queue.add(message);
      if (queue.size() > limit) {
        removeFirst();
        kept = false;
      }
      if (running) {
        return kept;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    if (!threads.tryExecute(this::drain)) {
      lock.lock();
      try {
        running = false; // the next message tries again
      } finally {
        lock.unlock();
      }
    }
    return kept;
  }

  /** Runs the action once all that is queued now has been consumed; at once if nothing is. */
  void whenEmpty(Runnable action) {
    lock.lock();
    try {
      if (running) {
        whenEmpty.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    action.run();
  }

  /** Drops what is waiting and all that still comes. */
  void close() {
    lock.lock();
    try {
      closed = true;
      queue.clear();
    } finally {
      lock.unlock();
    }
  }

  private void drain(HandlerThreads.Place place) {
    for (T next = next(place); next != null; next = next(place)) {
      try {
        consumer.accept(next);
      } catch (RuntimeException e) {
        log.warn("a consumer of notifications failed", e);
      }
    }
  }

  private @Nullable T next(HandlerThreads.Place place) {
    List<Runnable> due;
    lock.lock();
    try {
      if (!queue.isEmpty()) {
        return removeFirst();
      }
      // First the place: the next message, or a call that the actions let go on, may need it.
      place.leave();
      running = false;
      due = List.copyOf(whenEmpty);
      whenEmpty.clear();
    } finally {
      lock.unlock();
    }
    due.forEach(Runnable::run);
    return null;
  }

  private T removeFirst() {
    Iterator<T> first = queue.iterator();
    T message = first.next();
    first.remove();
    return message;
  }
}
