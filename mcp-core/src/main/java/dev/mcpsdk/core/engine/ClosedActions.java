package dev.mcpsdk.core.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is to happen when something ends: each action once, also if it is added late. Thread-safe.
 */
public final class ClosedActions {

  private static final Logger log = LoggerFactory.getLogger(ClosedActions.class);

  private final ReentrantLock lock = new ReentrantLock();
  private final List<Runnable> actions = new ArrayList<>(2);
  private volatile boolean run;

  public boolean hasRun() {
    return run;
  }

  /** Keeps the action, or runs it at once if the end has come already. */
  public void add(Runnable action) {
    lock.lock();
    try {
      if (!run) {
        actions.add(action);
        return;
      }
    } finally {
      lock.unlock();
    }
    runSafely(action);
  }

  /** Drops an action that is not needed any more. */
  public void remove(Runnable action) {
    lock.lock();
    try {
      actions.remove(action);
    } finally {
      lock.unlock();
    }
  }

  /**
   * The end has come. One action's failure does not keep the others from running. @return false if
   * it had come before
   */
  public boolean run() {
    List<Runnable> due;
    lock.lock();
    try {
      if (run) {
        return false;
      }
      run = true;
      due = List.copyOf(actions);
      actions.clear();
    } finally {
      lock.unlock();
    }
    due.forEach(ClosedActions::runSafely);
    return true;
  }

  private static void runSafely(Runnable action) {
    try {
      action.run();
    } catch (RuntimeException e) {
      log.warn("an action at the end of a channel failed", e);
    }
  }
}
