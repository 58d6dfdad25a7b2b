package dev.mcpsdk.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the project holds itself to: ratios of two figures, printed with what they are. */
public final class Goals {
  private final Results results;
  private final List<String> lines = new ArrayList<>();

  public Goals(Results results) {
    this.results = results;
  }

  /**
   * Our figure must be at most so many times the other.
   *
   * @param floor the bound that must hold
   * @param goal the bound to aim for
   */
  public Goals atMost(
      String work, String metric, String ours, String other, double floor, double goal) {
    add(work, metric, ratio(work, metric, ours, other), "at most", ours, other, floor, goal);
    return this;
  }

  /** Our figure must be at least so many times the other. */
  public Goals atLeast(
      String work, String metric, String ours, String other, double floor, double goal) {
    add(work, metric, ratio(work, metric, ours, other), "at least", ours, other, floor, goal);
    return this;
  }

  /** A figure of ours, by itself, must be at most this. */
  public Goals atMost(String work, String metric, String ours, double floor, double goal) {
    add(work, metric, results.value(work, ours, metric), "at most", ours, "", floor, goal);
    return this;
  }

  /** A ratio that was computed from figures of several works. */
  public Goals ratio(String what, double ratio, boolean most, double floor, double goal) {
    add(what, "", ratio, most ? "at most" : "at least", "mcp-sdk", "", floor, goal);
    return this;
  }

  public void print(PrintStream out) {
    if (lines.isEmpty()) {
      return;
    }
    out.printf("%n%-86s %9s %12s %14s%n", "Held to", "measured", "floor", "goal");
    lines.forEach(out::println);
  }

  private double ratio(String work, String metric, String ours, String other) {
    return results.value(work, ours, metric) / results.value(work, other, metric);
  }

  private void add(
      String work,
      String metric,
      double value,
      String bound,
      String ours,
      String other,
      double floor,
      double goal) {
    if (Double.isNaN(value)) {
      return;
    }
    boolean most = bound.equals("at most");
    String what =
        String.join(" ", work, metric, ours, other.isEmpty() ? "" : "/ " + other, bound).trim();
    lines.add(
        String.format(
            Locale.ROOT,
            "%-86s %9s %12s %14s",
            what,
            Figures.of(value),
            verdict(most ? value <= floor : value >= floor, "ok", "BELOW", floor),
            verdict(most ? value <= goal : value >= goal, "met", "not met", goal)));
  }

  private static String verdict(boolean met, String yes, String no, double bound) {
    return Double.isInfinite(bound) ? "" : (met ? yes : no) + ' ' + Figures.of(bound);
  }
}
