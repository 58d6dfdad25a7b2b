package dev.mcpsdk.transport.stdio;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Writes offered notifications, since who offers must not block. A few threads for all connections:
 * one that is stuck occupies a thread only until its write timeout.
 */
final class BackgroundWriter implements Executor {

  static final BackgroundWriter INSTANCE = new BackgroundWriter();

  private final ThreadPoolExecutor threads;

  private BackgroundWriter() {
    threads =
        new ThreadPoolExecutor(
            4,
            4,
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

  @Override
  public void execute(Runnable task) {
    threads.execute(task);
  }
}
