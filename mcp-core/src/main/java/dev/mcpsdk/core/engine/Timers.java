package dev.mcpsdk.core.engine;

import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * One daemon thread that keeps all of the SDK's time. Tasks must be quick and must not throw, and
 * leave to other threads what users have written.
 */
public final class Timers {

  private static final ScheduledThreadPoolExecutor THREAD = create();

  private Timers() {}

  private static ScheduledThreadPoolExecutor create() {
    ScheduledThreadPoolExecutor executor =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "mcp-timer");
              thread.setDaemon(true);
              return thread;
            });
    executor.setRemoveOnCancelPolicy(true);
    // An idle process keeps no thread for it.
    executor.setKeepAliveTime(30, TimeUnit.SECONDS);
    executor.allowCoreThreadTimeOut(true);
    return executor;
  }

  public static ScheduledFuture<?> after(Duration delay, Runnable task) {
    return THREAD.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Again and again, with the pause between the end of one run and the start of the next. */
  public static ScheduledFuture<?> every(Duration pause, Runnable task) {
    return THREAD.scheduleWithFixedDelay(
        task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Tasks that wait for their time. */
  static int waiting() {
    return THREAD.getQueue().size();
  }
}
