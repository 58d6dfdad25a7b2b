package dev.mcpsdk.server.ask;

import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;

/** Outcomes in the order they came, forgotten when old or too many. */
final class MemoryOnceStore implements OnceStore {

  private final int capacity;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private record Entry(CompletableFuture<RawJson> outcome, long expires) {}

  MemoryOnceStore(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be positive but is " + capacity);
    }
    this.capacity = capacity;
  }

  @Override
  public RawJson outcome(String idempotencyKey, Duration keep, Callable<RawJson> action)
      throws Exception {
    while (true) {
      CompletableFuture<RawJson> mine = new CompletableFuture<>();
      CompletableFuture<RawJson> first = register(idempotencyKey, mine, keep);
      if (first == mine) {
        return run(idempotencyKey, mine, action);
      }
      try {
        return first.get(keep.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException firstFailed) {
        // The one that ran it has failed and left: try to be the next.
      } catch (TimeoutException e) {
        throw new IllegalStateException(
            "an action under the same key is still running after " + keep, e);
      }
    }
  }

  private CompletableFuture<RawJson> register(
      String key, CompletableFuture<RawJson> mine, Duration keep) {
    long now = System.nanoTime();
    lock.lock();
    try {
      Entry known = entries.get(key);
      if (known != null && known.expires() - now > 0) {
        return known.outcome();
      }
      entries.remove(key);
      forget(now);
      entries.put(key, new Entry(mine, now + keep.toNanos()));
      return mine;
    } finally {
      lock.unlock();
    }
  }

  private void forget(long now) {
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      boolean over = entries.size() >= capacity;
      if (!over && entry.expires() - now > 0) {
        return;
      }
      if (entry.outcome().isDone()) {
        oldest.remove();
      } else if (!over) {
        return;
      }
    }
    if (entries.size() >= capacity) {
      throw new IllegalStateException(
          "more than " + capacity + " actions are running (limit of the once store)");
    }
  }

  private RawJson run(String key, CompletableFuture<RawJson> mine, Callable<RawJson> action)
      throws Exception {
    try {
      RawJson outcome = action.call();
      mine.complete(outcome);
      return outcome;
    } finally {
      if (!mine.isDone()) {
        lock.lock();
        try {
          // Not a successor's, if this one took longer than it was to be kept.
          Entry known = entries.get(key);
          if (known != null && known.outcome() == mine) {
            entries.remove(key);
          }
        } finally {
          lock.unlock();
        }
        mine.completeExceptionally(new IllegalStateException("the action failed"));
      }
    }
  }
}
