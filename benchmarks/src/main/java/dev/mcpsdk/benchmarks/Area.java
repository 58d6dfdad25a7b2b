package dev.mcpsdk.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says about one run.
 *
 * @param root the repository's folder
 * @param name such as {@code http}: the name of its files
 * @param quick whether it has to end within 60 seconds
 * @param draw whether to draw
 * @param record whether our processes write a flight recording
 */
public record Area(Path root, String name, boolean quick, boolean draw, boolean record) {
  private static final Set<String> OPTIONS = Set.of("--quick", "--plot", "--jfr");

  /** Reads the repository's folder and the options; ends this JVM if there are others. */
  public static Area of(String name, String[] args) {
    List<String> options = List.of(args).subList(1, args.length);
    if (!OPTIONS.containsAll(options)) {
      System.err.println("usage: benchmarks/run " + name + " [--quick] [--plot] [--jfr]");
      System.exit(2);
    }
    return new Area(
        Path.of(args[0]),
        name,
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
    // Said on standard output otherwise, which may carry a protocol.
    return List.of(
        "-Xlog:jfr*=error",
        "-XX:StartFlightRecording=settings=profile,dumponexit=true,filename=" + file);
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
    if (draw && plot != null) {
      Path drawing = root.resolve("docs/benchmarks/" + name + ".svg");
      plot.write(drawing);
      System.out.println("written: " + root.relativize(drawing));
    }
  }
}
