package dev.mcpsdk.core.engine;

import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Runs handlers: each on a virtual thread of its own on JDK 21 and later, on a bounded pool of
 * daemon threads before. Never more than a limit at once, waiting ones included. Thread-safe.
 */
public final class HandlerThreads implements AutoCloseable {

  private final int limit;
  private final Semaphore free;
  private final @Nullable ThreadFactory virtual;
  private final @Nullable ThreadPoolExecutor pool;
  private final AtomicBoolean closed = new AtomicBoolean();

  private HandlerThreads(
      int limit, @Nullable ThreadFactory virtual, @Nullable ThreadPoolExecutor pool) {
    this.limit = limit;
    this.free = new Semaphore(limit);
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

  /** Runs the task; false if the limit is reached or this is closed, and the task will not run. */
  public boolean tryExecute(Runnable task) {
    if (closed.get() || !free.tryAcquire()) {
      return false;
    }
    Runnable bounded =
        () -> {
          try {
            task.run();
          } finally {
            free.release();
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

  /** Tasks running or waiting. */
  public int running() {
    return limit - free.availablePermits();
  }

  /** Waits until nothing runs, at most this long. @return whether that was reached */
  public boolean awaitIdle(long time, TimeUnit unit) throws InterruptedException {
    if (!free.tryAcquire(limit, time, unit)) {
      return false;
    }
    free.release(limit);
    return true;
  }

  /** Takes no further tasks; those running go on to their end. */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true) && pool != null) {
      pool.shutdown();
    }
  }
}
