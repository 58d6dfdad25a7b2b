package dev.mcpsdk.core.engine;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A few daemon threads for what may block for a while and is not worth much: courtesies to peers,
 * sent for threads that must go on at once. They end when idle.
 */
final class Background {

  private static final int THREADS = 8;
  private static final int WAITING = 1_000;
  private static final ThreadPoolExecutor POOL = create();

  private Background() {}

  private static ThreadPoolExecutor create() {
    ThreadPoolExecutor pool =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            5,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(WAITING),
            task -> {
              Thread thread = new Thread(task, "mcp-background");
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    return pool;
  }

  /** Runs the task soon; false if too many wait, and it will not run. Never blocks. */
  static boolean tryExecute(Runnable task) {
    try {
      POOL.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      return false;
    }
  }
}
