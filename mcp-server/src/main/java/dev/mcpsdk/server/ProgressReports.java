package dev.mcpsdk.server;

import dev.mcpsdk.schema.ProgressNotification;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Sends one call's progress so that it only grows, whatever the threads that report it do: one of
 * them sends at a time, the others leave their report behind, and of those the furthest is sent.
 */
final class ProgressReports {

  private final Call call;
  private final AtomicReference<@Nullable ProgressNotification> waiting = new AtomicReference<>();
  private final AtomicInteger reporting = new AtomicInteger();
  private double sent = Double.NEGATIVE_INFINITY;

  ProgressReports(Call call) {
    this.call = call;
  }

  void report(ProgressNotification report) {
    waiting.accumulateAndGet(report, ProgressReports::further);
    if (reporting.getAndIncrement() != 0) {
      return;
    }
    int seen = 1;
    do {
      ProgressNotification next = waiting.getAndSet(null);
      if (next != null && next.progress() > sent) {
        sent = next.progress();
        call.notify(next);
      }
      seen = reporting.addAndGet(-seen);
    } while (seen != 0);
  }

  private static @Nullable ProgressNotification further(
      @Nullable ProgressNotification one, @Nullable ProgressNotification other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return other.progress() > one.progress() ? other : one;
  }
}
