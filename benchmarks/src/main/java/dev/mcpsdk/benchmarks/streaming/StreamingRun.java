package dev.mcpsdk.benchmarks.streaming;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Fork;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Measures all subjects, each in a JVM of its own, in rounds that take them in turn. */
public final class StreamingRun {
  private static final String NANOS = "ns/op";
  private static final String WALL_NANOS = "wall-ns/op";
  private static final String BYTES = "B/op";
  private static final int MAX_SECONDS = 300;

  private final Area area;
  private final Results results = new Results();
  private final Set<String> hurried = new TreeSet<>();

  private StreamingRun(Area area) {
    this.area = area;
  }

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    StreamingRun run = new StreamingRun(Area.of("streaming", args));
    run.measure();
    run.report();
  }

  private void measure() throws IOException, InterruptedException {
    Map<String, String> subjects = new LinkedHashMap<>();
    subjects.put("mcp-sdk", McpSdkStreaming.class.getName());
    // Compiled with the profile of the peers only.
    subjects.put("official", "dev.mcpsdk.benchmarks.official.OfficialStreaming");
    subjects.put("jdk", JdkStreaming.class.getName());
    int rounds = area.quick() ? 2 : 5;
    String warmup = area.quick() ? "2000" : "5000";
    String iteration = area.quick() ? "15" : "60";
    String wall = area.quick() ? "6500" : "60000";
    for (int round = 1; round <= rounds; round++) {
      for (Map.Entry<String, String> subject : subjects.entrySet()) {
        List<String> arguments = List.of(subject.getValue(), warmup, iteration, wall);
        for (String line : Fork.run(StreamingFork.class, arguments, MAX_SECONDS)) {
          add(subject.getKey(), line);
        }
      }
      System.err.println("round " + round + " of " + rounds);
    }
  }

  private void add(String subject, String line) {
    if (line.equals(StreamingFork.HURRIED)) {
      hurried.add(subject);
      return;
    }
    String[] parts = line.split("\t", -1);
    results.add(measurement(parts[0], subject, NANOS, parts[1], "ns"));
    results.add(measurement(parts[0], subject, WALL_NANOS, parts[2], "ns"));
    results.add(measurement(parts[0], subject, BYTES, parts[3], "B"));
  }

  private static Measurement measurement(
      String work, String subject, String metric, String value, String unit) {
    return new Measurement(work, subject, metric, Double.parseDouble(value), unit);
  }

  private void report() throws IOException {
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(List.of("mcp-schema", "mcp-json-jackson3", "json-schema-validator"));
    System.out.println(origin);
    new Table(results, List.of(NANOS, BYTES)).print(System.out, Works.ALL);
    System.out.println("ns/op: CPU time of the measuring thread; B/op: what it allocates");
    if (!hurried.isEmpty()) {
      System.out.println("the machine was too busy to warm up in time, do not judge: " + hurried);
    }
    Plot plot = new Plot(results, "Within one process: thread CPU time, shorter is better", origin);
    Works.ALL.forEach(work -> plot.panel(work, NANOS, "ns"));
    area.write(results, hurried.isEmpty() ? plot : null);
  }
}
