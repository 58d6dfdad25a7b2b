package dev.mcpsdk.it.hostile;

import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Bounded waits for what happens elsewhere. */
final class Waiting {

  /** More than anything takes on a loaded machine; only a failing test waits that long. */
  static final Duration LONG = Duration.ofSeconds(15);

  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

  private Waiting() {}

  static void until(String what, BooleanSupplier condition) {
    until(() -> what, condition);
  }

  /** Looks until the condition holds, for conditions that nobody signals. */
  static void until(Supplier<String> what, BooleanSupplier condition) {
    long deadline = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + LONG + ": " + what.get());
      }
      LockSupport.parkNanos(LOOK_NANOS);
    }
  }

  static <T> T next(BlockingQueue<T> queue, String what) {
    try {
      T next = queue.poll(LONG.toMillis(), TimeUnit.MILLISECONDS);
      if (next == null) {
        throw new AssertionError("not within " + LONG + ": " + what);
      }
      return next;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
