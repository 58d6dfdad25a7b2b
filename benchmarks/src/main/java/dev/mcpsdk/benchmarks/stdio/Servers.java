package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The servers under a bare client; one that has lost answers is replaced by a fresh one. */
final class Servers implements AutoCloseable {
  static final List<String> SUBJECTS = List.of("mcp-sdk", "echo", "official", "official-immediate");

  /** Compiled with the profile of the peers only. */
  private static final String OFFICIAL = "dev.mcpsdk.benchmarks.official.OfficialStdioServer";

  private static final List<String> HEAP = List.of("-Xms256m", "-Xmx256m");

  private final Area area;
  private final Map<String, LineLoad> running = new LinkedHashMap<>();

  Servers(Area area) {
    this.area = area;
  }

  LineLoad get(String subject) throws IOException, InterruptedException {
    LineLoad load = running.get(subject);
    if (load != null && load.isBroken()) {
      load.close();
      load = null;
    }
    if (load == null) {
      boolean newest = !subject.startsWith("official");
      List<String> options = new ArrayList<>(HEAP);
      if (subject.equals("mcp-sdk")) {
        options.addAll(area.recording("server"));
      }
      Child child = Child.piped(subject, command(subject, options));
      load =
          LineLoad.open(child, newest, Bodies.call(newest, SampleTools.RAW, SampleTools.ARGUMENTS));
      running.put(subject, load);
    }
    return load;
  }

  List<String> command(String subject) {
    return command(subject, HEAP);
  }

  private static List<String> command(String subject, List<String> options) {
    String home = System.getProperty("java.home");
    return switch (subject) {
      case "mcp-sdk" -> Child.java(McpSdkStdioServer.class, options);
      case "echo" -> Child.java(EchoServer.class, options);
      case "official" -> Child.java(home, OFFICIAL, options);
      case "official-immediate" -> Child.java(home, OFFICIAL, options, "immediate");
      default -> throw new IllegalArgumentException("no server is named " + subject);
    };
  }

  @Override
  public void close() {
    running.values().forEach(LineLoad::close);
  }
}
