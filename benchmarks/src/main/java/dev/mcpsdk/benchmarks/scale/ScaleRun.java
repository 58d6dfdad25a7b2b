package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.Table;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measures one thing that grows after the other; in each, subjects in turn. */
public final class ScaleRun {
  private ScaleRun() {}

  private static Map<String, Function<Area, Part>> parts() {
    Map<String, Function<Area, Part>> parts = new LinkedHashMap<>();
    parts.put("start", area -> new StartUp(area, System.getProperty("java.home"), ""));
    parts.put("start17", area -> new StartUp(area, System.getProperty("jdk17", ""), ", JDK 17"));
    parts.put("tools", ToolGrowth::new);
    parts.put("results", ResultGrowth::new);
    parts.put("longest", LongestResult::new);
    parts.put("sessions", SessionGrowth::new);
    parts.put("listeners", ListenerGrowth::new);
    parts.put("sockets", SocketGrowth::new);
    return parts;
  }

  /**
   * @param args the repository's folder, then parts and options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Map<String, Function<Area, Part>> parts = parts();
    Area area = Area.of("scale", args, List.copyOf(parts.keySet()));
    String origin =
        Machine.describe()
            + '\n'
            + Machine.versions(
                List.of("jetty-server", "mcp-schema", "mcp-json-jackson3", "tyrus-core"))
            + ", Quarkus MCP server 1.13.0 on Quarkus 3.33.2";
    System.out.println(origin);
    Results results = new Results();
    Goals goals = new Goals(results);
    for (Map.Entry<String, Function<Area, Part>> entry : parts.entrySet()) {
      String name = entry.getKey();
      if (area.parts().isEmpty() ? isInAll(area, name) : area.parts().contains(name)) {
        Part part = entry.getValue().apply(area);
        part.measure(results::add);
        new Table(results, part.metrics()).print(System.out, part.works());
        part.judge(results, goals);
        area.draw(part.drawing(results, origin), "scale-" + name);
      }
    }
    goals.print(System.out);
    area.write(results, null);
  }

  /** All in 60 seconds leaves no room for what is long by its nature. */
  private static boolean isInAll(Area area, String name) {
    return !area.quick() || !name.equals("start17") && !name.equals("longest");
  }
}
