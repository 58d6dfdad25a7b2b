package dev.mcpsdk.benchmarks;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/**
 * One row for each work and subject, each figure beside its ratio to the row that is the measure.
 */
public final class Table {
  private final Results results;
  private final List<String> metrics;

  /**
   * @param metrics the columns
   */
  public Table(Results results, List<String> metrics) {
    this.results = results;
    this.metrics = metrics;
  }

  /** Prints all works; ratios are against the first subject of each. */
  public void print(PrintStream out, List<String> works) {
    out.printf("%n%-34s %-24s", "", "");
    for (String metric : metrics) {
      out.printf(" %16s %8s %7s %9s", metric, "ratio", "spread", "best");
    }
    out.println();
    for (String work : works) {
      String measure = null;
      for (String subject : results.subjects(work)) {
        measure = measure == null ? subject : measure;
        out.printf("%-34s %-24s", measure.equals(subject) ? work : "", subject);
        for (String metric : metrics) {
          double value = results.value(work, subject, metric);
          out.printf(
              Locale.ROOT,
              " %16s %8s %7s %9s",
              Figures.of(value),
              Figures.times(value / results.value(work, measure, metric)),
              spread(work, subject, metric),
              Figures.of(results.best(work, subject, metric)));
        }
        out.println();
      }
    }
    out.println(
        "ratio: against the first subject of the work; spread: how far the rounds lie apart, in"
            + " percent of the median; best: of the rounds, which a busy machine disturbs least");
  }

  private String spread(String work, String subject, String metric) {
    double spread = results.spread(work, subject, metric);
    return Double.isNaN(spread) ? "-" : String.format(Locale.ROOT, "%.0f%%", spread * 100);
  }
}
