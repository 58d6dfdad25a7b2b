package dev.mcpsdk.transport.websocket;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/**
 * How long to wait before a server is connected to again. The pauses double, each is shortened by
 * chance to at least its half so that clients do not come back all at once, and a connection that
 * has lived long enough makes up for the failures before it.
 *
 * @param firstPause after the first failure
 * @param maxPause no pause is longer
 * @param healthyAfter lifetime after which a connection counts as healthy
 */
public record ReconnectPolicy(Duration firstPause, Duration maxPause, Duration healthyAfter) {

  /** 100 ms to 10 s; healthy after 30 s. */
  public static final ReconnectPolicy DEFAULT =
      new ReconnectPolicy(Duration.ofMillis(100), Duration.ofSeconds(10), Duration.ofSeconds(30));

  public ReconnectPolicy {
    if (firstPause.isNegative()
        || maxPause.compareTo(firstPause) < 0
        || healthyAfter.isNegative()) {
      throw new IllegalArgumentException(
          "expected 0 <= firstPause <= maxPause and healthyAfter >= 0 but got "
              + firstPause
              + ", "
              + maxPause
              + ", "
              + healthyAfter);
    }
  }

  /**
   * The pause before the next attempt.
   *
   * @param failures attempts in a row that failed, or ended before they were healthy
   */
  Duration pauseAfter(int failures) {
    if (failures == 0) {
      return Duration.ZERO;
    }
    long factor = 1L << Math.min(failures - 1, 30);
    long longest = maxPause.toMillis();
    long millis = Math.min(firstPause.toMillis() * factor, longest);
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(millis / 2, millis + 1));
  }
}
