package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about one run.
 *
 * @param root the repository's folder
 * @param name such as {@code http}, with the parts if some are named: the name of its files
 * @param quick whether it has to end within 60 seconds
 * @param parts what of it is to be measured; empty for all
 * @param draw whether to draw
 * @param record whether our processes write a flight recording
 */
public record Area(
    Path root, String name, List<String> parts, boolean quick, boolean draw, boolean record) {
  /** The first JDK that takes samples by CPU time, native code included; on Linux only. */
  private static final int CPU_SAMPLES = 25;

  private static final Set<String> OPTIONS = Set.of("--quick", "--plot", "--jfr");

  /** Reads the repository's folder and the options; ends this JVM if there are others. */
  public static Area of(String name, String[] args) {
    return of(name, args, List.of());
  }

  /**
   * As the other one, for an area that can be measured in parts.
   *
   * @param known the names of the parts
   */
  public static Area of(String name, String[] args, List<String> known) {
    List<String> options = new ArrayList<>(List.of(args).subList(1, args.length));
    List<String> parts = new ArrayList<>(options);
    parts.retainAll(known);
    options.removeAll(parts);
    if (!OPTIONS.containsAll(options)) {
      String some = known.isEmpty() ? "" : " [" + String.join("|", known) + "]...";
      System.err.println("usage: benchmarks/run " + name + some + " [--quick] [--plot] [--jfr]");
      System.exit(2);
    }
    return new Area(
        Path.of(args[0]),
        parts.isEmpty() ? name : name + '-' + String.join("-", parts),
        List.copyOf(parts),
        options.contains("--quick"),
        options.contains("--plot"),
        options.contains("--jfr"));
  }

  public Path results() {
    return root.resolve("benchmarks/target/results");
  }

  /** The option for a JVM that is to be recorded, none if not asked for. */
  public List<String> recording(String subject) {
    if (!record) {
      return List.of();
    }
    Path file = results().resolve(name + '-' + subject + ".jfr");
    String settings = "settings=profile,dumponexit=true,filename=" + file;
    if (Runtime.version().feature() >= CPU_SAMPLES) {
      settings += ",jdk.CPUTimeSample#enabled=true";
    }
    // Said on standard output otherwise, which may carry a protocol.
    return List.of("-Xlog:jfr*=error", "-XX:StartFlightRecording=" + settings);
  }

  /**
   * Writes the figures and, if asked for, the plot.
   *
   * @param plot null if the figures are not good enough to be drawn
   */
  public void write(Results results, @Nullable Plot plot) throws IOException {
    Path file = results().resolve(name + ".json");
    results.writeJson(file);
    System.out.println("written: " + root.relativize(file));
    if (plot != null) {
      draw(plot, name);
    }
  }

  /** Draws, if asked for. */
  public void draw(Drawing drawing, String file) throws IOException {
    if (draw) {
      Path to = root.resolve("docs/benchmarks/" + file + ".svg");
      drawing.write(to);
      System.out.println("written: " + root.relativize(to));
    }
  }
}
