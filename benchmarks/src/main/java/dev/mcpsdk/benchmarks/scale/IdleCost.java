package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Measurement;
import java.io.IOException;
import java.util.function.Consumer;

/** What a process spends on things that are open and do nothing, against what it was before. */
final class IdleCost {
  static final String THREADS = "threads-added";
  static final String IDLE = "idle-cpu-ms/s";
  private static final int IDLE_MILLIS = 3000;

  /** With fewer the heap moves more by itself than by them. */
  private static final int ENOUGH = 100;

  private final Child child;
  private final String heapMetric;
  private final double heap;
  private final double threads;

  /** Remembers how things are without them. */
  IdleCost(Child child, String heapMetric) throws IOException, InterruptedException {
    this.child = child;
    this.heapMetric = heapMetric;
    this.heap = Jcmd.heap(child);
    this.threads = Jcmd.threads(child);
  }

  /**
   * @param count how many are open now
   */
  void measure(String work, String subject, int count, Consumer<Measurement> results)
      throws IOException, InterruptedException {
    if (count >= ENOUGH) {
      double each = (Jcmd.heap(child) - heap) / count;
      results.accept(new Measurement(work, subject, heapMetric, each, "KB"));
    }
    double added = Jcmd.threads(child) - threads;
    results.accept(new Measurement(work, subject, THREADS, added, "threads"));
    long cpu = child.cpuNanos();
    Thread.sleep(IDLE_MILLIS);
    double spent = (child.cpuNanos() - cpu) / 1e6;
    results.accept(new Measurement(work, subject, IDLE, spent * 1000 / IDLE_MILLIS, "ms/s"));
  }
}
