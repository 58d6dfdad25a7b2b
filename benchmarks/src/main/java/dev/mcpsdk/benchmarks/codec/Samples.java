package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.ThreadCost;
import java.util.LinkedHashMap;
import java.util.Map;

/** The best iteration of each work measured in this JVM: what disturbs can only add. */
final class Samples {

  // JMH runs the works one after the other, each on a thread of its own.
  private static final Map<String, Cost> BEST = new LinkedHashMap<>();

  private Samples() {}

  /** Costs of one operation. */
  record Cost(double cpuNanos, double wallNanos, double bytes) {

    Cost best(Cost other) {
      return new Cost(
          Math.min(cpuNanos, other.cpuNanos),
          Math.min(wallNanos, other.wallNanos),
          Math.min(bytes, other.bytes));
    }
  }

  static void add(String work, ThreadCost cost, long operations) {
    double n = operations;
    BEST.merge(
        work,
        new Cost(cost.cpuNanos() / n, cost.wallNanos() / n, cost.allocatedBytes() / n),
        Cost::best);
  }

  static Map<String, Cost> best() {
    return BEST;
  }
}
