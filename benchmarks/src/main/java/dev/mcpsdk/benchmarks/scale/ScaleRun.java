package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import java.io.IOException;
import java.util.List;

/** Measures one thing that grows after the other; in each, subjects in turn. */
public final class ScaleRun {
  private static final String US = "mcp-sdk";

  private ScaleRun() {}

  /**
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Area area = Area.of("scale", args);
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(List.of("jetty-server", "mcp-schema", "mcp-json-jackson3"))
            + ", Quarkus MCP server 1.13.0 on Quarkus 3.33.2";
    System.out.println(origin);
    Results results = new Results();
    Plot plot = new Plot(results, "How cost grows", origin);
    List<Part> parts =
        List.of(
            new StartUp(area),
            new ToolGrowth(area),
            new ResultGrowth(area),
            new ListenerGrowth(area));
    for (Part part : parts) {
      part.measure(results::add);
      new Table(results, part.metrics()).print(System.out, part.works());
      for (String work : part.works()) {
        plot.panel(work, part.metrics().get(0), "");
      }
    }
    goals(results).print(System.out);
    area.write(results, plot);
  }

  private static Goals goals(Results results) {
    String cpu = "cpu-us/request";
    double many =
        results.value(ToolGrowth.work(10_000), US, cpu)
            / results.value(ToolGrowth.work(1), US, cpu);
    Goals goals =
        new Goals(results)
            .ratio("call with 10,000 tools / with 1, CPU", many, true, 1.05, 1.02)
            .atMost(StartUp.PLAIN, StartUp.WALL, US, "raw-jetty-nonblocking", 1.5, 1.15)
            .atMost(StartUp.PLAIN, StartUp.CPU, US, "raw-jetty-nonblocking", 1.5, 1.15)
            .atMost(ResultGrowth.LONGEST, ResultGrowth.HEAP, US, 512, 64);
    String idle = ListenerGrowth.work(1000);
    return goals
        .atMost(idle, ListenerGrowth.HEAP, US, 8, 4)
        .atMost(idle, ListenerGrowth.THREADS, US, 100, 10);
  }
}
