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

/** A call whose text gets longer and longer, and the smallest heap in which the longest passes. */
final class ResultGrowth implements Part {
  static final String HEAP = "smallest-heap-mb";
  static final String LONGEST = "result of 100 MB";
  private static final String CPU = "cpu-us/request";
  private static final String RATE = "mb/s";
  private static final int MB = 1024 * 1024;
  private static final int[] HEAPS = {64, 128, 256, 384, 512, 768, 1024};

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
    List<String> works = new ArrayList<>();
    for (int size : sizes) {
      works.add(work(size));
    }
    return works;
  }

  @Override
  public List<String> metrics() {
    return List.of(CPU, RATE, HEAP);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area, List.of("-Xms1g", "-Xmx1g"))) {
      List<String> subjects =
          area.quick() ? List.of("mcp-sdk") : List.of("mcp-sdk", "official-stateless");
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
      if (!area.quick()) {
        for (String subject : subjects) {
          add(results, LONGEST, subject, HEAP, smallestHeap(servers, subject), "MB");
        }
      }
    }
  }

  private static double smallestHeap(HttpServers servers, String subject)
      throws IOException, InterruptedException {
    for (int heap : HEAPS) {
      // What is too much for it shall fail at once.
      List<String> options = List.of("-Xmx" + heap + 'm', "-XX:+ExitOnOutOfMemoryError");
      String home = System.getProperty("java.home");
      try (HttpTarget target = servers.start(home, subject, options, SampleTools.CALLED);
          HttpLoad load = HttpLoad.open(call(target, 100 * MB), 1)) {
        load.closed(2, 30_000_000_000L);
        return heap;
      } catch (IOException tooSmall) {
        System.err.println(subject + " fails with a heap of " + heap + " MB");
      }
    }
    return Double.NaN;
  }

  private static HttpCall call(HttpTarget target, int size) {
    return target.call(SampleTools.SIZED, "{\"bytes\":" + size + '}', "xxxx");
  }

  private static String work(int size) {
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
