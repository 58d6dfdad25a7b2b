package dev.mcpsdk.core.engine;

import dev.mcpsdk.schema.ProgressNotification;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How long one request may take, and who hears of its progress.
 *
 * @param timeout without an answer, or without a sign of progress if that counts
 * @param hardCap in all, whatever progress comes
 * @param progressResets whether each progress notification begins {@code timeout} anew
 * @param progress called on the thread that reads messages; null asks the peer for no progress
 */
public record CallTerms(
    Duration timeout,
    Duration hardCap,
    boolean progressResets,
    @Nullable Consumer<ProgressNotification> progress) {

  public CallTerms {
    if (timeout.isNegative() || timeout.isZero() || hardCap.compareTo(timeout) < 0) {
      throw new IllegalArgumentException(
          "expected 0 < timeout <= hardCap but timeout is " + timeout + " and hardCap " + hardCap);
    }
  }
}
