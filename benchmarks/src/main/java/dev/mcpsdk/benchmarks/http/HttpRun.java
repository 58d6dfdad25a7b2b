package dev.mcpsdk.benchmarks.http;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import dev.mcpsdk.benchmarks.http.HttpWork.Subject;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Measures servers in processes of their own, slice by slice in turn. */
public final class HttpRun {
  private static final String CPU = "cpu-us/request";
  private static final String RATE = "requests/s";
  private static final String P50 = "p50-us";
  private static final String P99 = "p99-us";
  private static final String US = "mcp-sdk";

  /** Of requests in the measurement of latencies: what every peer can take. */
  private static final double PER_SECOND = 1000;

  /** Fewer would measure compilers; a list is a loop that is warm sooner. */
  private static final int WARM_CALLS = 10_000;

  private static final int WARM_LISTS = 1000;
  private static final long QUICK_NANOS = 50_000_000_000L;
  private static final List<String> VERSIONS =
      List.of(
          "jetty-server",
          "mcp-schema",
          "mcp-json-jackson3",
          "jackson-databind",
          "json-schema-validator");

  private final Area area;
  private final Results results = new Results();
  private final HttpServers servers;
  private final long start = System.nanoTime();
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> cold = new TreeSet<>();

  private record Cell(HttpWork work, Subject subject) {}

  /**
   * How long things last, in nanoseconds.
   *
   * @param requests after which a warm-up is over
   */
  private record Times(int rounds, long requests, long warmup, long slice, long steady) {}

  private HttpRun(Area area) {
    this.area = area;
    this.servers = new HttpServers(area);
  }

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    HttpRun run = new HttpRun(Area.of("http", args));
    try (HttpServers all = run.servers) {
      run.measure();
    }
    run.report();
  }

  private void measure() throws IOException, InterruptedException {
    List<Cell> cells = cells();
    for (Cell cell : cells) {
      cell.work.target(servers, cell.subject);
    }
    Times times = times(cells.size());
    for (Cell cell : cells) {
      try (HttpLoad load = open(cell)) {
        long least = cell.work.tool().isEmpty() ? WARM_LISTS : WARM_CALLS;
        if (load.closed(times.requests, times.warmup).requests() < least) {
          cold.add(cell.subject.label());
        }
      }
    }
    for (int round = 1; round <= times.rounds; round++) {
      for (Cell cell : cells) {
        closed(cell, times.slice);
        if (round > times.rounds / 2 || !area.quick()) {
          steady(cell, times.steady);
        }
      }
      System.err.println("round " + round + " of " + times.rounds);
    }
  }

  private List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (HttpWork work : HttpWork.all()) {
      for (Subject subject : work.subjects()) {
        if (area.quick() && !(work.quick() && subject.quick())) {
          continue;
        }
        if (servers.isThere(subject.server())) {
          cells.add(new Cell(work, subject));
        } else {
          missing.add(subject.label());
        }
      }
    }
    return cells;
  }

  private Times times(int cells) {
    if (!area.quick()) {
      return new Times(5, 50_000, 20_000_000_000L, 1_500_000_000L, 1_000_000_000L);
    }
    // What is left is shared out: warming takes half of it.
    long share = (QUICK_NANOS - (System.nanoTime() - start)) / cells;
    return new Times(2, 20_000, share / 2, share / 5, share / 12);
  }

  private HttpLoad open(Cell cell) throws IOException, InterruptedException {
    HttpTarget target = cell.work.target(servers, cell.subject);
    try {
      return HttpLoad.open(cell.work.request(target, cell.subject), cell.work.connections());
    } catch (IOException e) {
      throw new IOException(cell.subject.label() + " at " + cell.work.name(), e);
    }
  }

  private void closed(Cell cell, long nanos) throws IOException, InterruptedException {
    HttpTarget target = cell.work.target(servers, cell.subject);
    try (HttpLoad load = open(cell)) {
      long cpu = target.child().cpuNanos();
      HttpLoad.Outcome outcome = load.closed(Long.MAX_VALUE, nanos);
      cpu = target.child().cpuNanos() - cpu;
      add(cell, CPU, cpu / 1000.0 / outcome.requests(), "us");
      add(cell, RATE, outcome.perSecond(), "1/s");
    }
  }

  private void steady(Cell cell, long nanos) throws IOException, InterruptedException {
    if (cell.work.connections() != 16) {
      return;
    }
    try (HttpLoad load = open(cell)) {
      HttpLoad.Outcome outcome = load.constant(PER_SECOND, nanos);
      add(cell, P50, outcome.latencies().percentile(50), "us");
      add(cell, P99, outcome.latencies().percentile(99), "us");
    }
  }

  private void add(Cell cell, String metric, double value, String unit) {
    results.add(new Measurement(cell.work.name(), cell.subject.label(), metric, value, unit));
  }

  private void report() throws IOException {
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(VERSIONS)
            + ", Quarkus MCP server 1.13.0 on Quarkus 3.33.2, TypeScript SDK 2.4.0";
    System.out.println(origin);
    List<String> works = HttpWork.all().stream().map(HttpWork::name).toList();
    new Table(results, List.of(CPU, RATE, P50, P99)).print(System.out, works);
    System.out.println(
        "cpu-us/request: CPU of the server's process; p50 and p99: at "
            + (int) PER_SECOND
            + " requests/s, held up requests counted from when they were due");
    if (!cold.isEmpty()) {
      System.out.println(
          "the machine was too busy to warm up in time, nothing is judged or drawn: " + cold);
    }
    if (!missing.isEmpty()) {
      System.out.println("not measured, because it could not be built here: " + missing);
    }
    if (cold.isEmpty()) {
      goals().print(System.out);
    }
    Plot plot = new Plot(results, "HTTP: CPU of the server per request, shorter is better", origin);
    works.forEach(work -> plot.panel(work, CPU, "us"));
    area.write(results, cold.isEmpty() ? plot : null);
  }

  private Goals goals() {
    double many = results.value(HttpWork.MANY, US, CPU) / results.value(HttpWork.FEW, US, CPU);
    return new Goals(results)
        .atMost(HttpWork.RAW_16, CPU, US, "raw-jetty-nonblocking", 1.25, 1.1)
        .atMost(HttpWork.VIRTUAL_16, CPU, US, "raw-jetty-virtual", 1.35, 1.2)
        .atMost(HttpWork.VIRTUAL_16, CPU, US, "official-stateless", 0.5, 0.5)
        .atMost(HttpWork.VIRTUAL_16, CPU, US, "official-stateful", 0.5, 0.334)
        .atMost(HttpWork.VIRTUAL_16, CPU, US, "quarkus-blocking-validating", 1, 1)
        .atMost(HttpWork.VIRTUAL_16, CPU, US, "quarkus-blocking", Double.POSITIVE_INFINITY, 1)
        .atMost(HttpWork.INLINE_16, CPU, US, "quarkus-nonblocking", 1.25, 1)
        .atLeast(HttpWork.LIST_100, RATE, US, "official-stateless", 6, 12)
        .atLeast(HttpWork.LIST_1000, RATE, US, "official-stateless", 10, 18)
        .ratio("call of 10000 tools / of 1 tool, " + CPU, many, true, 1.05, 1.02);
  }
}
