package dev.mcpsdk.benchmarks.streaming;

import dev.mcpsdk.benchmarks.ThreadCost;
import java.lang.management.ManagementFactory;
import java.util.Map;

/** One JVM of a run: warms all works of one subject in turn, then measures each. */
final class StreamingFork {
  /** Printed if there was not the time for the whole warm-up. */
  static final String HURRIED = "hurried";

  private static final int ITERATIONS = 7;
  private static final long BATCH_NANOS = 1_000_000;

  // Keeps the work from being optimized away.
  private static volatile Object sink = "";

  private StreamingFork() {}

  /**
   * Prints a line for each work: name, CPU, wall nanoseconds and bytes of one operation, each the
   * best of some iterations, with tabs between.
   *
   * @param args the subject's class; CPU milliseconds of the warm-up; CPU milliseconds of one
   *     iteration; wall milliseconds that bound it all
   */
  public static void main(String[] args) throws Exception {
    StreamingSubject subject =
        (StreamingSubject) Class.forName(args[0]).getDeclaredConstructor().newInstance();
    long end = ManagementFactory.getRuntimeMXBean().getStartTime() + Long.parseLong(args[3]);
    Map<String, StreamingSubject.Work> works = subject.works();
    warm(works, Long.parseLong(args[1]) * 1_000_000, (end - System.currentTimeMillis()) / 2);
    for (Map.Entry<String, StreamingSubject.Work> work : works.entrySet()) {
      measure(work.getKey(), work.getValue(), Long.parseLong(args[2]) * 1_000_000);
    }
    // A subject may have left threads behind.
    System.exit(0);
  }

  private static void warm(Map<String, StreamingSubject.Work> works, long cpuNanos, long wallMillis)
      throws Exception {
    ThreadCost cost = new ThreadCost();
    cost.begin();
    do {
      for (StreamingSubject.Work work : works.values()) {
        for (long start = System.nanoTime(); System.nanoTime() - start < BATCH_NANOS; ) {
          sink = work.run();
        }
      }
    } while (cost.cpuSoFar() < cpuNanos && cost.wallSoFar() < wallMillis * 1_000_000);
    if (cost.cpuSoFar() < cpuNanos) {
      System.out.println(HURRIED);
    }
  }

  private static void measure(String name, StreamingSubject.Work work, long cpuNanos)
      throws Exception {
    double cpu = Double.MAX_VALUE;
    double wall = Double.MAX_VALUE;
    double bytes = Double.MAX_VALUE;
    ThreadCost cost = new ThreadCost();
    for (int i = 0; i < ITERATIONS; i++) {
      long operations = 0;
      cost.begin();
      do {
        for (int j = 0; j < 10; j++) {
          sink = work.run();
        }
        operations += 10;
      } while (cost.cpuSoFar() < cpuNanos);
      cost.end();
      cpu = Math.min(cpu, (double) cost.cpuNanos() / operations);
      wall = Math.min(wall, (double) cost.wallNanos() / operations);
      bytes = Math.min(bytes, (double) cost.allocatedBytes() / operations);
    }
    System.out.println(name + '\t' + cpu + '\t' + wall + '\t' + bytes);
  }
}
