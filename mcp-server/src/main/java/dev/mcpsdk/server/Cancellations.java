package dev.mcpsdk.server;

import dev.mcpsdk.core.engine.HandlerThreads;
import java.util.concurrent.TimeUnit;

/**
 * Runs what handlers want to be done when their call is cancelled, for those who learn of it first:
 * threads that read messages or keep the time, and must go on at once. Thread-safe.
 */
final class Cancellations {

  private static final long CLOSE_SECONDS = 1;

  private final int limit;
  private final HandlerThreads threads;

  /**
   * @param limit cancellations under way with which the server takes further calls
   */
  Cancellations(int limit) {
    this.limit = limit;
    // Calls in threads and calls in stages, each as many as the limit, may all be cancelled while
    // that many cancellations are under way.
    this.threads =
        HandlerThreads.create("mcp-cancel-", (int) Math.min(4L * limit, Integer.MAX_VALUE));
  }

  /** Whether no further call may begin: its cancellation would be one too many. */
  boolean isFull() {
    return threads.running() >= limit;
  }

  /** Runs the task on another thread. Never blocks. */
  void run(Runnable task) {
    if (!threads.tryExecute(task)) {
      // The server has closed: these are the last.
      Thread late = new Thread(task, "mcp-cancel-late");
      late.setDaemon(true);
      late.start();
    }
  }

  /** Waits a moment for those under way. */
  void close() {
    try {
      threads.awaitIdle(CLOSE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    threads.close();
  }
}
