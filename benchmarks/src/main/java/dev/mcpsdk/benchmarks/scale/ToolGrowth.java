package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A call and a page of the list, with more and more tools registered. */
final class ToolGrowth implements Part {
  private static final String CPU = "cpu-us/request";
  private static final int CONNECTIONS = 8;

  private final Area area;
  private final int[] counts;

  ToolGrowth(Area area) {
    this.area = area;
    // Below as many as are called only the one that is measured is there.
    this.counts = area.quick() ? new int[] {1, 10_000} : new int[] {1, 10, 100, 1000, 10_000};
  }

  static String work(int tools) {
    return "call, " + tools + " tools";
  }

  private static String list(int tools) {
    return "list, " + tools + " tools";
  }

  @Override
  public List<String> works() {
    List<String> works = new ArrayList<>();
    for (int count : counts) {
      works.add(work(count));
    }
    for (int count : counts) {
      works.add(list(count));
    }
    return works;
  }

  @Override
  public List<String> metrics() {
    return List.of(CPU);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area)) {
      long slice = area.quick() ? 400_000_000L : 1_000_000_000L;
      int rounds = area.quick() ? 2 : 5;
      // The first round only warms.
      for (int round = 0; round <= rounds; round++) {
        for (String subject : List.of("mcp-sdk", "official-stateless")) {
          for (int count : counts) {
            if (area.quick() && !subject.equals("mcp-sdk")) {
              continue;
            }
            HttpTarget target = servers.get(subject, count);
            long nanos = round == 0 ? slice * 4 : slice;
            HttpCall call = target.call(SampleTools.RAW, SampleTools.ARGUMENTS, SampleTools.TEXT);
            double calls = cpu(target, call, nanos);
            double lists = cpu(target, target.list(SampleTools.RAW), nanos);
            if (round > 0) {
              results.accept(new Measurement(work(count), subject, CPU, calls, "us"));
              results.accept(new Measurement(list(count), subject, CPU, lists, "us"));
            }
          }
        }
      }
    }
  }

  private static double cpu(HttpTarget target, HttpCall call, long nanos) throws IOException {
    try (HttpLoad load = HttpLoad.open(call, CONNECTIONS)) {
      long cpu = target.child().cpuNanos();
      HttpLoad.Outcome outcome = load.closed(Long.MAX_VALUE, nanos);
      return (target.child().cpuNanos() - cpu) / 1000.0 / outcome.requests();
    }
  }
}
