package dev.mcpsdk.benchmarks.client;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import dev.mcpsdk.benchmarks.http.HttpServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures HTTP clients in processes of their own against the bare server, in turn. */
public final class ClientRun {
  /** Compiled with the profile of the peers only. */
  public static final String OFFICIAL = "dev.mcpsdk.benchmarks.official.OfficialClient";

  private static final String US = "mcp-sdk";
  private static final String RATE = "calls/s";
  private static final String CPU = "cpu-us/call";
  private static final String P50 = "p50-us";
  private static final String P99 = "p99-us";
  private static final String SEQUENTIAL = "call sequential";
  private static final String MANY = "call 32 in flight";
  private static final long QUICK_NANOS = 50_000_000_000L;
  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  private final Area area;
  private final Results results = new Results();
  private final Map<String, ClientProcess> clients = new LinkedHashMap<>();
  private final Set<String> cold = new TreeSet<>();
  private final long start = System.nanoTime();

  private ClientRun(Area area) {
    this.area = area;
  }

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    ClientRun run = new ClientRun(Area.of("client", args));
    try (HttpServers servers = new HttpServers(run.area)) {
      run.measure(servers);
    } finally {
      run.clients.values().forEach(ClientProcess::close);
    }
    run.report();
  }

  private void measure(HttpServers servers) throws IOException, InterruptedException {
    String url = servers.get("raw-jetty-nonblocking", 0).uri().toString();
    List<String> options = new ArrayList<>(HEAP);
    options.addAll(area.recording(US));
    clients.put(US, ClientProcess.start(US, Child.java(McpSdkClient.class, options, "http", url)));
    clients.put(
        "jetty-client",
        ClientProcess.start("jetty-client", Child.java(JettyClient.class, HEAP, url)));
    String home = System.getProperty("java.home");
    clients.put(
        "official", ClientProcess.start("official", Child.java(home, OFFICIAL, HEAP, "http", url)));
    long calls = area.quick() ? 15_000 : 60_000;
    long unit = area.quick() ? (QUICK_NANOS - (System.nanoTime() - start)) / 1_000_000 / 36 : 1500;
    int rounds = area.quick() ? 3 : 7;
    for (Map.Entry<String, ClientProcess> client : clients.entrySet()) {
      for (int inFlight : new int[] {32, 1}) {
        long most = inFlight == 1 ? calls / 5 : calls;
        if (client.getValue().run(inFlight, most, area.quick() ? unit * 3 : 20_000).calls()
            < most / inFlight * inFlight) {
          cold.add(client.getKey());
        }
      }
    }
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<String, ClientProcess> client : clients.entrySet()) {
        add(SEQUENTIAL, client.getKey(), client.getValue().run(1, Long.MAX_VALUE, unit));
        add(MANY, client.getKey(), client.getValue().run(32, Long.MAX_VALUE, unit));
      }
      System.err.println("round " + round + " of " + rounds);
    }
  }

  private void add(String work, String subject, ClientProcess.Outcome outcome) throws IOException {
    if (outcome.failures() > 0) {
      throw new IOException(subject + ": " + outcome.failures() + " calls failed at " + work);
    }
    results.add(new Measurement(work, subject, RATE, outcome.perSecond(), "1/s"));
    results.add(
        new Measurement(work, subject, CPU, outcome.cpuNanos() / 1000.0 / outcome.calls(), "us"));
    results.add(new Measurement(work, subject, P50, outcome.p50(), "us"));
    results.add(new Measurement(work, subject, P99, outcome.p99(), "us"));
  }

  private void report() throws IOException {
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(
                List.of("jetty-client", "mcp-schema", "mcp-json-jackson3", "reactor-core"));
    System.out.println(origin);
    new Table(results, List.of(RATE, CPU, P50, P99)).print(System.out, List.of(SEQUENTIAL, MANY));
    if (cold.isEmpty()) {
      Goals goals = new Goals(results);
      for (String work : List.of(SEQUENTIAL, MANY)) {
        goals.atLeast(work, RATE, US, "jetty-client", 0.85, 0.95);
        goals.atLeast(work, RATE, US, "official", 2, 2);
      }
      goals.print(System.out);
    } else {
      System.out.println("the machine was too busy to warm up in time, nothing is judged: " + cold);
    }
    Plot plot = new Plot(results, "HTTP clients: calls per second, longer is better", origin);
    for (String work : List.of(SEQUENTIAL, MANY)) {
      plot.panel(work, RATE, "/s").panel(work, CPU, "us");
    }
    area.write(results, cold.isEmpty() ? plot : null);
  }
}
