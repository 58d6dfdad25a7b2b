package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import java.time.Duration;

/**
 * How often a server process may be started again, and how long to wait before. The pauses double,
 * and a process that has lived long enough makes up for the failures before it.
 *
 * @param maxRestarts in a row; 0 for none at all
 * @param firstPause before the first restart
 * @param maxPause no pause is longer
 * @param healthyAfter lifetime after which a process counts as healthy
 */
public record RestartPolicy(
    int maxRestarts, Duration firstPause, Duration maxPause, Duration healthyAfter) {

  /** Five restarts in a row, 100 ms to 5 s apart; healthy after 30 s. */
  public static final RestartPolicy DEFAULT =
      new RestartPolicy(5, Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(30));

  /** A process that has ended stays so. */
  public static final RestartPolicy NEVER =
      new RestartPolicy(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);

  public RestartPolicy {
    if (maxRestarts < 0
        || firstPause.isNegative()
        || maxPause.compareTo(firstPause) < 0
        || healthyAfter.isNegative()) {
      throw new IllegalArgumentException(
          "expected maxRestarts >= 0 and 0 <= firstPause <= maxPause but got "
              + maxRestarts
              + ", "
              + firstPause
              + ", "
              + maxPause);
    }
  }

  /**
   * The pause before the next start.
   *
   * @param failures processes in a row that ended before they were healthy
   * @throws TransportException if there were too many
   */
  Duration pauseAfter(int failures) {
    if (failures > maxRestarts) {
      throw new TransportException(
          "the server process has ended "
              + failures
              + " times in a row and is not started again (limit maxRestarts "
              + maxRestarts
              + ")");
    }
    if (failures == 0) {
      return Duration.ZERO;
    }
    long factor = 1L << Math.min(failures - 1, 30);
    long millis = Math.min(firstPause.toMillis() * factor, maxPause.toMillis());
    return Duration.ofMillis(millis);
  }
}
