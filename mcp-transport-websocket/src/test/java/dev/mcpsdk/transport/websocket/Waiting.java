package dev.mcpsdk.transport.websocket;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Waits for what tells nobody when it happens. */
final class Waiting {

  private static final long AT_MOST = TimeUnit.SECONDS.toNanos(20);

  private Waiting() {}

  /**
   * @param expected for the message
   */
  static void until(Supplier<String> expected, BooleanSupplier reached) {
    long deadline = System.nanoTime() + AT_MOST;
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("within 20 s: " + expected.get());
      }
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
    }
  }
}
