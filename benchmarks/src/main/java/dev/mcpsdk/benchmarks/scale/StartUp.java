package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** From the start of the process to the first answered call. */
final class StartUp implements Part {
  static final String WALL = "start-ms";
  static final String CPU = "start-cpu-ms";
  static final String HEAP = "heap-kb";
  static final String PLAIN = "start, plain";
  private static final String LIMIT = "raw-jetty-nonblocking";
  private static final String OFFICIAL = "official-stateless";
  private static final List<String> SUBJECTS = List.of(US, LIMIT, OFFICIAL);

  private final Area area;
  private final String home;
  private final String plain;
  private final String imageWork;
  private final List<Setting> settings = new ArrayList<>();

  /**
   * A way to start.
   *
   * @param archive whether classes come out of an archive made by an earlier run
   */
  private record Setting(String work, String home, boolean archive, boolean oursOnly) {}

  /**
   * @param home of the JDK; empty if there is none, and nothing to measure
   * @param suffix of the works' names
   */
  StartUp(Area area, String home, String suffix) {
    this.area = area;
    this.home = home;
    this.plain = PLAIN + suffix;
    this.imageWork = Image.WORK + suffix;
    if (home.isEmpty()) {
      System.err.println("no JDK 17 was found below /usr/lib/jvm");
      return;
    }
    settings.add(new Setting(plain, home, false, false));
    if (!area.quick()) {
      settings.add(new Setting("start, class data archive" + suffix, home, true, false));
    }
  }

  @Override
  public List<String> works() {
    return settings.stream().map(Setting::work).toList();
  }

  @Override
  public List<String> metrics() {
    return List.of(WALL, CPU, HEAP);
  }

  @Override
  public void judge(Results results, Goals goals) {
    goals.atMost(plain, WALL, US, LIMIT, 1.5, 1.15).atMost(plain, CPU, US, LIMIT, 1.5, 1.15);
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    Plot plot = new Plot(results, "From the start of the process to the first answer", origin);
    works().forEach(work -> plot.panel(work, WALL, "ms").panel(work, CPU, "ms"));
    return plot;
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    int rounds = area.quick() ? 3 : 7;
    Path archives = area.root().resolve("benchmarks/target/archives");
    Files.createDirectories(archives);
    if (!area.quick() && !home.isEmpty()) {
      Image image = new Image(area.root().resolve("benchmarks/target"), home);
      if (image.build()) {
        settings.add(new Setting(imageWork, image.home(), false, true));
      }
    }
    try (HttpServers servers = new HttpServers(area)) {
      for (int round = 0; round <= rounds; round++) {
        for (Setting setting : settings) {
          for (String subject : SUBJECTS) {
            boolean left = area.quick() && subject.equals(OFFICIAL);
            if (!left && (!setting.oursOnly || subject.equals(US))) {
              start(servers, setting, subject, archives, round, results);
            }
          }
        }
      }
    }
  }

  /** The round before the first makes the archives. */
  private void start(
      HttpServers servers,
      Setting setting,
      String subject,
      Path archives,
      int round,
      Consumer<Measurement> results)
      throws IOException, InterruptedException {
    List<String> options = new ArrayList<>(List.of("-Xmx256m"));
    if (setting.archive) {
      String jdk = Integer.toHexString(setting.home.hashCode());
      Path file = archives.resolve(subject + '-' + jdk + ".jsa");
      options.add((round == 0 ? "-XX:ArchiveClassesAtExit=" : "-XX:SharedArchiveFile=") + file);
    }
    if (setting.oursOnly) {
      options.addAll(Image.OPTIONS);
    }
    long before = System.nanoTime();
    try (HttpTarget target = start(servers, setting, subject, options)) {
      try (HttpLoad load =
          HttpLoad.open(target.call(SampleTools.RAW, SampleTools.ARGUMENTS, SampleTools.TEXT), 1)) {
        double millis = (System.nanoTime() - before) / 1e6;
        double cpu = target.child().cpuNanos() / 1e6;
        if (round > 0) {
          results.accept(new Measurement(setting.work, subject, WALL, millis, "ms"));
          results.accept(new Measurement(setting.work, subject, CPU, cpu, "ms"));
        }
        if (round == 1 && setting.work.equals(plain)) {
          results.accept(
              new Measurement(setting.work, subject, HEAP, Jcmd.heap(target.child()), "KB"));
        }
      }
    }
  }

  private static HttpTarget start(
      HttpServers servers, Setting setting, String subject, List<String> options)
      throws IOException, InterruptedException {
    int tools = subject.startsWith("raw-") ? 0 : SampleTools.CALLED;
    return servers.start(setting.home, subject, options, tools);
  }
}
