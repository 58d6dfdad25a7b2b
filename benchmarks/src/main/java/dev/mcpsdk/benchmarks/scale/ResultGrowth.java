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
import java.util.SortedMap;
import java.util.function.Consumer;

/** A call whose text gets longer and longer. */
final class ResultGrowth implements Part {
  private static final String CPU = "cpu-us/request";
  private static final String RATE = "mb/s";
  private static final int MB = 1024 * 1024;

  private final Area area;
  private final int[] sizes;

  ResultGrowth(Area area) {
    this.area = area;
    this.sizes =
        area.quick()
            ? new int[] {1024, MB}
            : new int[] {1024, 10 * 1024, 100 * 1024, MB, 10 * MB, 100 * MB};
  }

  @Override
  public List<String> works() {
    return Grown.names(sizes, ResultGrowth::work);
  }

  @Override
  public List<String> metrics() {
    return List.of(CPU, RATE);
  }

  @Override
  public void judge(Results results, Goals goals) {
    // Only the longest is held to something.
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    SortedMap<Long, String> works = Grown.works(sizes, ResultGrowth::work);
    return new GrowthPlot(results, "How cost grows with the text of a result", origin)
        .panel("CPU of the server per call, µs", "bytes", CPU, works)
        .panel("Throughput, MB/s", "bytes", RATE, works);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area, List.of("-Xms1g", "-Xmx1g"))) {
      List<String> subjects = area.quick() ? List.of(US) : List.of(US, "official-stateless");
      int rounds = area.quick() ? 2 : 4;
      long slice = area.quick() ? 500_000_000L : 1_000_000_000L;
      // The first round only warms.
      for (int round = 0; round <= rounds; round++) {
        for (int size : sizes) {
          for (String subject : subjects) {
            HttpTarget target = servers.get(subject, SampleTools.CALLED);
            try (HttpLoad load = HttpLoad.open(call(target, size), size > MB ? 1 : 4)) {
              long cpu = target.child().cpuNanos();
              HttpLoad.Outcome outcome = load.closed(Long.MAX_VALUE, slice);
              cpu = target.child().cpuNanos() - cpu;
              if (round > 0) {
                add(results, work(size), subject, CPU, cpu / 1000.0 / outcome.requests(), "us");
                add(results, work(size), subject, RATE, outcome.perSecond() * size / MB, "MB/s");
              }
            }
          }
        }
      }
    }
  }

  private static HttpCall call(HttpTarget target, int size) {
    return target.call(SampleTools.SIZED, "{\"bytes\":" + size + '}', "xxxx");
  }

  private static String work(long size) {
    return "result of " + (size < MB ? size / 1024 + " KB" : size / MB + " MB");
  }

  private static void add(
      Consumer<Measurement> results,
      String work,
      String subject,
      String metric,
      double value,
      String unit) {
    results.accept(new Measurement(work, subject, metric, value, unit));
  }
}
