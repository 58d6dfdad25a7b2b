package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures servers under a bare client, and pairs of client and server, in turn. */
public final class StdioRun {
  private static final String US = "mcp-sdk";
  private static final String ECHO = "echo";
  private static final String OFFICIAL = "official";
  private static final String RATE = "calls/s";
  private static final String CPU = "cpu-us/call";
  private static final String P50 = "p50-us";
  private static final String LOST = "lost";
  private static final int[] IN_FLIGHT = {1, 32, 1000};
  private static final long QUICK_NANOS = 50_000_000_000L;

  private final Area area;
  private final Results results = new Results();
  private final Servers servers;
  private final Pairs pairs;
  private final Set<String> cold = new TreeSet<>();
  private final long start = System.nanoTime();

  private StdioRun(Area area) {
    this.area = area;
    this.servers = new Servers(area);
    this.pairs = new Pairs(servers);
  }

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    StdioRun run = new StdioRun(Area.of("stdio", args));
    try (Servers servers = run.servers;
        Pairs pairs = run.pairs) {
      run.measure();
    }
    run.report();
  }

  private void measure() throws IOException, InterruptedException {
    int rounds = area.quick() ? 3 : 7;
    int calls = area.quick() ? 15_000 : 100_000;
    // A quick run has no time to wait for the answers that the official server loses.
    List<String> serving =
        Servers.SUBJECTS.stream().filter(s -> !area.quick() || !s.equals(OFFICIAL)).toList();
    for (String subject : serving) {
      servers.get(subject);
    }
    for (String subject : Pairs.SUBJECTS) {
      pairs.get(subject);
    }
    int slices = (serving.size() + Pairs.SUBJECTS.size()) * IN_FLIGHT.length;
    // Warming takes as long as three slices.
    long unit =
        area.quick()
            ? (QUICK_NANOS - (System.nanoTime() - start)) / ((rounds + 3) * slices)
            : 1_000_000_000L;
    for (String subject : serving) {
      // The official one survives nothing else.
      boolean calm = subject.equals(OFFICIAL);
      long most = calm ? calls / 3 : calls;
      if (servers.get(subject).run(calm ? 1 : 32, most, unit * 6).sent() < most) {
        cold.add(subject);
      }
    }
    for (String subject : Pairs.SUBJECTS) {
      long most = calls / 3;
      if (pairs.get(subject).run(1, most, unit * 6 / 1_000_000).calls() < most) {
        cold.add(subject + " pair");
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (int inFlight : IN_FLIGHT) {
        for (String subject : serving) {
          serve(subject, inFlight, unit);
        }
        for (String subject : Pairs.SUBJECTS) {
          if (inFlight == 1 || !area.quick() || !subject.equals(OFFICIAL)) {
            pair(subject, inFlight, unit);
          }
        }
      }
      System.err.println("round " + round + " of " + rounds);
    }
  }

  private void serve(String subject, int inFlight, long nanos)
      throws IOException, InterruptedException {
    LineLoad.Outcome outcome = servers.get(subject).run(inFlight, Long.MAX_VALUE, nanos);
    String work = work("server", inFlight);
    add(work, subject, RATE, outcome.perSecond(), "1/s");
    add(work, subject, LOST, outcome.lost(), "calls");
    if (outcome.lost() == 0) {
      add(work, subject, CPU, outcome.cpuNanos() / 1000.0 / outcome.answered(), "us");
    }
    if (inFlight == 1) {
      add(work, subject, P50, outcome.latencies().percentile(50), "us");
    }
  }

  private void pair(String subject, int inFlight, long nanos)
      throws IOException, InterruptedException {
    var outcome = pairs.get(subject).run(inFlight, Long.MAX_VALUE, nanos / 1_000_000);
    String work = work("pair", inFlight);
    add(work, subject, RATE, outcome.perSecond(), "1/s");
    add(work, subject, LOST, outcome.failures(), "calls");
    if (outcome.calls() > 0) {
      add(work, subject, P50, outcome.p50(), "us");
    }
    if (outcome.failures() > 0) {
      pairs.restart(subject);
    }
  }

  private void add(String work, String subject, String metric, double value, String unit) {
    results.add(new Measurement(work, subject, metric, value, unit));
  }

  private static String work(String what, int inFlight) {
    return what + (inFlight == 1 ? " sequential" : " " + inFlight + " in flight");
  }

  private void report() throws IOException {
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(List.of("mcp-schema", "mcp-json-jackson3", "reactor-core"));
    System.out.println(origin);
    List<String> works =
        List.of(
            work("server", 1),
            work("server", 32),
            work("server", 1000),
            work("pair", 1),
            work("pair", 32),
            work("pair", 1000));
    new Table(results, List.of(RATE, CPU, P50, LOST)).print(System.out, works);
    System.out.println(
        "server: under a bare client; pair: client and server of one SDK; cpu: of the server alone;"
            + " lost: calls of one slice without an answer, the median");
    if (cold.isEmpty()) {
      goals().print(System.out);
    } else {
      System.out.println("the machine was too busy to warm up in time, nothing is judged: " + cold);
    }
    Plot plot = new Plot(results, "stdio: calls per second, longer is better", origin);
    works.forEach(work -> plot.panel(work, RATE, "/s"));
    area.write(results, cold.isEmpty() ? plot : null);
  }

  private Goals goals() {
    double gain =
        results.value(work("pair", 32), US, RATE) / results.value(work("pair", 1), US, RATE);
    double bare =
        results.value(work("pair", 1), US, RATE) / results.value(work("server", 1), ECHO, RATE);
    return new Goals(results)
        .atLeast(work("server", 1), RATE, US, ECHO, 0.8, 0.93)
        .atLeast(work("server", 32), RATE, US, ECHO, 0.4, 0.75)
        .atMost(work("server", 1000), LOST, US, 0, 0)
        .atLeast(work("pair", 1), RATE, US, OFFICIAL, 1.3, 1.3)
        .ratio("pair 32 in flight / sequential", gain, false, 5, 5)
        .ratio("pair sequential / bare client and echo", bare, false, 0, 0.8);
  }
}
