package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.GrowthPlot;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
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

  private static String work(long tools) {
    return "call, " + tools + " tools";
  }

  private static String list(long tools) {
    return "list, " + tools + " tools";
  }

  @Override
  public List<String> works() {
    List<String> works = Grown.names(counts, ToolGrowth::work);
    works.addAll(Grown.names(counts, ToolGrowth::list));
    return works;
  }

  @Override
  public List<String> metrics() {
    return List.of(CPU);
  }

  @Override
  public void judge(Results results, Goals goals) {
    double many = results.value(work(10_000), US, CPU) / results.value(work(1), US, CPU);
    goals.ratio("call with 10,000 tools / with 1, CPU", many, true, 1.05, 1.02);
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    String of = ": CPU of the server per request, µs";
    return new GrowthPlot(results, "How cost grows with tools", origin)
        .panel("A call" + of, "tools", CPU, Grown.works(counts, ToolGrowth::work))
        .panel("A page of the list" + of, "tools", CPU, Grown.works(counts, ToolGrowth::list));
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area)) {
      long slice = area.quick() ? 400_000_000L : 1_000_000_000L;
      int rounds = area.quick() ? 2 : 5;
      // The first round only warms.
      for (int round = 0; round <= rounds; round++) {
        for (String subject : List.of(US, "official-stateless")) {
          for (int count : counts) {
            if (area.quick() && !subject.equals(US)) {
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
