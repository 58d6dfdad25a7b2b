package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.ThreadCost;

/** Warms a subject by all works in turn, so that types and branches are as mixed as in a server. */
final class Warmup {
  private static final int SMALL = 1000;

  private final Codec codec;

  // Keeps the work from being optimized away.
  private int sink;
  private boolean hurried;

  Warmup(Codec codec) {
    this.codec = codec;
  }

  /**
   * Ends after that much CPU time of this thread, or else after the wall time.
   *
   * @return wall time per CPU time: 1 on an idle machine
   */
  double run(long cpuMillis, long wallMillis) {
    ThreadCost cost = new ThreadCost();
    cost.begin();
    do {
      for (int i = 0; i < 10; i++) {
        round();
      }
    } while (cost.cpuSoFar() < cpuMillis * 1_000_000 && cost.wallSoFar() < wallMillis * 1_000_000);
    cost.end();
    if (sink == 0) {
      throw new IllegalStateException("nothing was encoded");
    }
    hurried = cost.cpuNanos() < cpuMillis * 1_000_000;
    return (double) cost.wallNanos() / cost.cpuNanos();
  }

  /** Whether the wall time ended it. */
  boolean hurried() {
    return hurried;
  }

  private void round() {
    for (Payload payload : Payload.values()) {
      // As many small messages as take about the time of a large one.
      int times = payload.bytes().length < SMALL ? 200 : 1;
      for (int i = 0; i < times; i++) {
        Object message = codec.toSend(codec.decode(payload));
        sink |= codec.encode(payload, message).length;
      }
    }
  }
}
