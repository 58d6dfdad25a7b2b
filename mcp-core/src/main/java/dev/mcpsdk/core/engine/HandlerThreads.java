package dev.mcpsdk.core.engine;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers: each on a virtual thread of its own on JDK 21 and later, on a bounded pool of
 * daemon threads before. Never more than a limit at once, waiting ones included; a task that has
 * only its outcome left to tell may {@linkplain Place#leave leave its place} to the next, and some
 * more threads than the limit may be busy with that. Thread-safe.
 */
public final class HandlerThreads implements AutoCloseable {

  /**
   * How many more threads than the limit may be telling outcomes. One that has told it needs a
   * moment to end, in which the peer may have asked anew, many times if the limit is small.
   */
  private static final int MORE_TELLING = 64;

  private final int limit;
  private final Semaphore free;
  private final Semaphore telling;
  private final @Nullable ThreadFactory virtual;
  private final @Nullable ThreadPoolExecutor pool;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HandlerThreads(
      int limit, @Nullable ThreadFactory virtual, @Nullable ThreadPoolExecutor pool) {
    this.limit = limit;
    this.free = new Semaphore(limit);
    this.telling = new Semaphore(tellingLimit(limit));
    this.virtual = virtual;
    this.pool = pool;
  }

  /**
   * @param name what the threads' names begin with
   * @param limit tasks running and waiting at once
   */
  public static HandlerThreads create(String name, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException(
          "the limit of running calls must be positive but is " + limit);
    }
    ThreadFactory factory = VirtualThreads.factory(name);
    if (factory != null) {
      return new HandlerThreads(limit, factory, null);
    }
    int threads = Math.min(limit, Math.max(64, 8 * Runtime.getRuntime().availableProcessors()));
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            threads, threads, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), daemons(name));
    pool.allowCoreThreadTimeOut(true);
    return new HandlerThreads(limit, null, pool);
  }

  private static ThreadFactory daemons(String name) {
    AtomicLong count = new AtomicLong();
    return task -> {
      Thread thread = new Thread(task, name + count.getAndIncrement());
      thread.setDaemon(true);
      return thread;
    };
  }

  private static int tellingLimit(int limit) {
    return limit > Integer.MAX_VALUE - MORE_TELLING ? limit : limit + MORE_TELLING;
  }

  /** Runs the task; false if the limit is reached or this is closed, and the task will not run. */
  public boolean tryExecute(Runnable task) {
    return tryExecute(place -> task.run());
  }

  /** As above, for a task that may leave its place before its end. */
  public boolean tryExecute(Consumer<Place> task) {
    if (closed.get() || !free.tryAcquire()) {
      return false;
    }
    Runnable bounded =
        () -> {
          Place place = new Place(free, telling);
          try {
            task.accept(place);
          } finally {
            place.end();
          }
        };
    boolean started = false;
    try {
      if (virtual != null) {
        virtual.newThread(bounded).start();
      } else if (pool != null) {
        pool.execute(bounded);
      }
      started = true;
    } catch (RejectedExecutionException closedMeanwhile) {
      return false;
    } finally {
      if (!started) {
        free.release();
      }
    }
    return true;
  }

  /** Whether each task has a virtual thread of its own. */
  public boolean virtual() {
    return virtual != null;
  }

  /** Tasks running or waiting; not those that have left their place. */
  public int running() {
    return limit - free.availablePermits();
  }

  /**
   * Waits until nothing runs and no outcome is being told, at most this long; meanwhile tasks may
   * be refused. @return whether that was reached
   */
  public boolean awaitIdle(long time, TimeUnit unit) throws InterruptedException {
    long deadline = System.nanoTime() + unit.toNanos(time);
    // In the order in which a task takes them: what leaves its place is met again.
    if (!free.tryAcquire(limit, time, unit)) {
      return false;
    }
    try {
      int all = tellingLimit(limit);
      if (!telling.tryAcquire(all, deadline - System.nanoTime(), TimeUnit.NANOSECONDS)) {
        return false;
      }
      telling.release(all);
      return true;
    } finally {
      free.release(limit);
    }
  }

  /** Takes no further tasks; those running go on to their end. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true) && pool != null) {
      pool.shutdown();
    }
  }

  /** A task's place among those that run. For the thread of the task only. */
  public static final class Place {

    private final Semaphore free;
    private final Semaphore telling;
    private boolean left;

    private Place(Semaphore free, Semaphore telling) {
      this.free = free;
      this.telling = telling;
    }

    /**
     * Another task may run instead of this one, which only tells its outcome from now on: to be
     * called before the peer, or who else waits for it, learns of it. Keeps the place if too many
     * outcomes are being told already. Never blocks; idempotent.
     */
    public void leave() {
      if (!left && telling.tryAcquire()) {
        left = true;
        free.release();
      }
    }

    private void end() {
      (left ? telling : free).release();
    }
  }
}
