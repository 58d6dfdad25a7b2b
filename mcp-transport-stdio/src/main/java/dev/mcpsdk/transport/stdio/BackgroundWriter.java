package dev.mcpsdk.transport.stdio;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Threads that write for others and are never interrupted: offered notifications, since who offers
 * must not block, and all that goes to a stream which an interrupt would close. They end when idle.
 */
final class BackgroundWriter implements Executor {

  /** For all connections: one that is stuck occupies a thread only until its write timeout. */
  static final BackgroundWriter INSTANCE = new BackgroundWriter(4);

  private final ThreadPoolExecutor threads;

  private BackgroundWriter(int size) {
    threads =
        new ThreadPoolExecutor(
            size,
            size,
            5,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            task -> {
              Thread thread = new Thread(task, "mcp-stdio-writer");
              thread.setDaemon(true);
              return thread;
            });
    threads.allowCoreThreadTimeOut(true);
  }

  static BackgroundWriter ofOneStream() {
    return new BackgroundWriter(1);
  }

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }
}
