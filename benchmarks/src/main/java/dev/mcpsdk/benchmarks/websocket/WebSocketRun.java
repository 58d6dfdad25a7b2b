package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import dev.mcpsdk.benchmarks.client.ClientProcess;
import dev.mcpsdk.benchmarks.client.McpSdkClient;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures servers under a bare client, and pairs of client and server, slice by slice in turn. */
public final class WebSocketRun {
  private static final String US = "mcp-sdk";
  private static final String ECHO = "echo";
  private static final String HTTP = "mcp-sdk-http";
  private static final List<String> SUBJECTS = List.of(US, ECHO, HTTP);
  private static final String RATE = "requests/s";
  private static final String CPU = "cpu-us/request";
  private static final String P50 = "p50-us";
  private static final String P99 = "p99-us";
  private static final int MANY = 32;

  /** Fewer would measure compilers. */
  private static final int PAIR_CALLS = 5000;

  private static final long QUICK_NANOS = 48_000_000_000L;
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");
  private static final Work RAW = new Work("server raw inline", SampleTools.RAW, SampleTools.TEXT);
  private static final Work TYPED =
      new Work("server typed virtual", SampleTools.TYPED_VIRTUAL, SampleTools.SUMMARY);
  private static final List<Work> WORKS = List.of(RAW, TYPED);
  private static final String PAIR = "pair raw inline";

  private final Area area;
  private final Results results = new Results();
  private final WebSocketServers servers;
  private final HttpServers httpServers;
  private final Map<String, Pair> pairs = new LinkedHashMap<>();
  private final Set<String> cold = new TreeSet<>();
  private final long start = System.nanoTime();

  /**
   * A tool of the servers.
   *
   * @param expected what its answer contains
   */
  private record Work(String name, String tool, String expected) {
    String request() {
      return Bodies.call(true, tool, SampleTools.ARGUMENTS);
    }
  }

  /** A client and the server it calls. */
  private record Pair(ClientProcess client, Child server) {}

  private WebSocketRun(Area area) {
    this.area = area;
    this.servers = new WebSocketServers(area);
    this.httpServers = new HttpServers(area);
  }

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    WebSocketRun run = new WebSocketRun(Area.of("websocket", args));
    try (WebSocketServers sockets = run.servers;
        HttpServers http = run.httpServers) {
      run.measure();
    } finally {
      run.pairs.values().forEach(pair -> pair.client.close());
    }
    run.report();
  }

  private void measure() throws IOException, InterruptedException {
    startPairs();
    int rounds = area.quick() ? 3 : 11;
    long calls = area.quick() ? 15_000 : 30_000;
    int slices = (WORKS.size() + 1) * SUBJECTS.size() * 2;
    // Warming takes as long as six slices.
    long unit =
        area.quick()
            ? (QUICK_NANOS - (System.nanoTime() - start)) / (rounds * slices + 3 * slices)
            : 400_000_000L;
    for (String subject : SUBJECTS) {
      for (Work work : WORKS) {
        // Many in flight is what warms soonest, but not all that one at a time needs.
        long warmed = serve(work, subject, MANY, 4 * calls, unit * 4).requests();
        if (serve(work, subject, 1, calls, unit * 2).requests() + warmed < calls) {
          cold.add(subject);
        }
      }
      ClientProcess client = pairs.get(subject).client;
      long warmed = client.run(MANY, 4 * calls, unit * 4 / 1_000_000).calls();
      if (client.run(1, calls, unit * 2 / 1_000_000).calls() + warmed < PAIR_CALLS) {
        cold.add(subject + " pair");
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (int inFlight : new int[] {1, MANY}) {
        for (Work work : WORKS) {
          for (String subject : SUBJECTS) {
            serve(work, subject, inFlight, unit);
          }
        }
        for (String subject : SUBJECTS) {
          pair(subject, inFlight, unit);
        }
      }
      System.err.println("round " + round + " of " + rounds);
    }
  }

  private void startPairs() throws IOException, InterruptedException {
    var ours = servers.ours();
    var echo = servers.echo(RAW.tool, RAW.request(), RAW.expected);
    HttpTarget http = httpServers.get(US, SampleTools.CALLED);
    List<String> options = new ArrayList<>(HEAP);
    options.addAll(area.recording("client"));
    start(US, ours.child(), Child.java(McpSdkClient.class, options, "ws", ours.uri().toString()));
    start(ECHO, echo.child(), Child.java(TyrusClient.class, HEAP, echo.uri().toString()));
    start(HTTP, http.child(), Child.java(McpSdkClient.class, HEAP, "http", http.uri().toString()));
  }

  private void start(String subject, Child server, List<String> command)
      throws IOException, InterruptedException {
    pairs.put(subject, new Pair(ClientProcess.start(subject + " client", command), server));
  }

  private void serve(Work work, String subject, int inFlight, long nanos)
      throws IOException, InterruptedException {
    Child server = server(work, subject);
    long cpu = server.cpuNanos();
    HttpLoad.Outcome outcome = serve(work, subject, inFlight, Long.MAX_VALUE, nanos);
    cpu = server.cpuNanos() - cpu;
    String name = name(work.name, inFlight);
    add(name, subject, RATE, outcome.perSecond(), "1/s");
    add(name, subject, CPU, cpu / 1000.0 / outcome.requests(), "us");
    add(name, subject, P50, outcome.latencies().percentile(50), "us");
    add(name, subject, P99, outcome.latencies().percentile(99), "us");
  }

  private Child server(Work work, String subject) throws IOException, InterruptedException {
    return switch (subject) {
      case US -> servers.ours().child();
      case ECHO -> servers.echo(work.tool, work.request(), work.expected).child();
      default -> httpServers.get(US, SampleTools.CALLED).child();
    };
  }

  private HttpLoad.Outcome serve(
      Work work, String subject, int inFlight, long maxCalls, long maxNanos)
      throws IOException, InterruptedException {
    if (subject.equals(HTTP)) {
      HttpTarget target = httpServers.get(US, SampleTools.CALLED);
      // HTTP has one request at a time on a connection.
      var call = target.call(work.tool, SampleTools.ARGUMENTS, work.expected);
      try (HttpLoad load = HttpLoad.open(call, inFlight)) {
        return load.closed(maxCalls, maxNanos);
      }
    }
    var target =
        subject.equals(US)
            ? servers.ours()
            : servers.echo(work.tool, work.request(), work.expected);
    try (WebSocketLoad load = WebSocketLoad.open(target.uri(), work.request(), work.expected)) {
      return load.run(inFlight, maxCalls, maxNanos);
    }
  }

  private void pair(String subject, int inFlight, long nanos)
      throws IOException, InterruptedException {
    Pair pair = pairs.get(subject);
    String name = name(PAIR, inFlight);
    long cpu = pair.server.cpuNanos();
    var outcome = pair.client.run(inFlight, Long.MAX_VALUE, nanos / 1_000_000);
    cpu = pair.server.cpuNanos() - cpu + outcome.cpuNanos();
    if (outcome.failures() > 0) {
      throw new IOException(subject + ": " + outcome.failures() + " calls failed at " + name);
    }
    add(name, subject, RATE, outcome.perSecond(), "1/s");
    add(name, subject, CPU, cpu / 1000.0 / outcome.calls(), "us");
    add(name, subject, P50, outcome.p50(), "us");
    add(name, subject, P99, outcome.p99(), "us");
  }

  private void add(String work, String subject, String metric, double value, String unit) {
    results.add(new Measurement(work, subject, metric, value, unit));
  }

  private static String name(String what, int inFlight) {
    return what + (inFlight == 1 ? " sequential" : " " + inFlight + " in flight");
  }

  private void report() throws IOException {
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(
                List.of(
                    "mcp-schema", "tyrus-core", "tyrus-client", "jetty-server", "jetty-client"));
    System.out.println(origin);
    List<String> works = new ArrayList<>();
    for (String what : List.of(RAW.name, TYPED.name, PAIR)) {
      works.add(name(what, 1));
      works.add(name(what, MANY));
    }
    new Table(results, List.of(RATE, CPU, P50, P99)).print(System.out, works);
    System.out.println(
        "server: under a bare client; pair: client and server; cpu: of the server, at pairs of both"
            + " processes; in flight: on one connection, over HTTP on as many");
    if (cold.isEmpty()) {
      Goals goals = new Goals(results);
      for (String what : List.of(RAW.name, PAIR)) {
        goals.atLeast(name(what, 1), RATE, US, ECHO, 0.7, 0.9);
        goals.atLeast(name(what, MANY), RATE, US, ECHO, 0.7, 0.9);
      }
      goals.print(System.out);
    } else {
      System.out.println("the machine was too busy to warm up in time, nothing is judged: " + cold);
    }
    Plot plot = new Plot(results, "WebSocket: calls per second, longer is better", origin);
    works.forEach(work -> plot.panel(work, RATE, "/s"));
    area.write(results, cold.isEmpty() ? plot : null);
  }
}
