package dev.mcpsdk.transport.http.session;

import java.util.ArrayDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs tasks one at a time and in order, on the threads that bring them: whoever comes while one
 * runs leaves the task to its thread. So nothing that is called within a task is called under a
 * lock.
 */
final class Serial {

  private static final Logger log = LoggerFactory.getLogger(Serial.class);

  private final ReentrantLock lock = new ReentrantLock();
  private @Nullable ArrayDeque<Runnable> waiting;
  private boolean running;

  void run(Runnable task) {
    lock.lock();
    try {
      if (running) {
        if (waiting == null) {
          waiting = new ArrayDeque<>(4);
        }
        waiting.add(task);
        return;
      }
      running = true;
    } finally {
      lock.unlock();
    }
    for (Runnable next = task; next != null; next = next()) {
      try {
        next.run();
      } catch (RuntimeException e) {
        log.error("an event stream failed", e);
      }
    }
  }

  private @Nullable Runnable next() {
    lock.lock();
    try {
      Runnable next = waiting == null ? null : waiting.poll();
      if (next == null) {
        running = false;
        waiting = null;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }
}
