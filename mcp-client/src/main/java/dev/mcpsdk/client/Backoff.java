package dev.mcpsdk.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Growing pauses between attempts, spread at random so that clients do not come in step. */
final class Backoff {

  private static final long FIRST_MS = 200;
  private static final long LONGEST_MS = 30_000;

  private int attempts;

  /** The next pause: between half and all of a time that doubles up to half a minute. */
  Duration next() {
    long full = Math.min(FIRST_MS << Math.min(attempts, 20), LONGEST_MS);
    attempts++;
    return Duration.ofMillis(ThreadLocalRandom.current().nextLong(full / 2, full + 1));
  }

  /** Begins again with short pauses. */
  void reset() {
    attempts = 0;
  }

  /** A stream that lived this long counts as a success. */
  static Duration settled() {
    return Duration.ofMillis(LONGEST_MS);
  }
}
