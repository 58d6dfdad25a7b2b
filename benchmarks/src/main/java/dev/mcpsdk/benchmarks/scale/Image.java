package dev.mcpsdk.benchmarks.scale;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A run-time image with our modules and what they need; the measured program stays outside. */
final class Image {
  static final String WORK = "start, jlink image";

  private static final String MODULES =
      "dev.mcpsdk.server,dev.mcpsdk.transport.http,org.eclipse.parsson,org.eclipse.yasson";
  private static final Pattern JARS =
      Pattern.compile(
          "(mcp-(schema|core|server|transport-http)-0\\.1\\.0|jetty-.*|slf4j-api-.*|jspecify-.*"
              + "|jakarta\\.json.*|parsson-.*|yasson-.*)\\.jar");

  /** With these the image's modules are there for a program on the class path. */
  static final List<String> OPTIONS = List.of("--add-modules", MODULES);

  private final Path target;
  private final String jdk;

  /**
   * @param jdk the home of the one it is made of
   */
  Image(Path target, String jdk) {
    this.target = target;
    this.jdk = jdk;
  }

  String home() {
    return target.resolve("image-" + Integer.toHexString(jdk.hashCode())).toString();
  }

  /** False, and why is said, if it cannot be built. */
  boolean build() throws IOException, InterruptedException {
    Path image = Path.of(home());
    if (Files.exists(image)) {
      try (Stream<Path> files = Files.walk(image)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(jdk, "bin", "jlink").toString());
    command.addAll(List.of("--module-path", modulePath(), "--add-modules", MODULES));
    command.addAll(List.of("--strip-debug", "--no-header-files", "--no-man-pages"));
    command.addAll(List.of("--output", home()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(120, TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroyForcibly();
      System.err.println("no image could be built: " + said);
      return false;
    }
    return true;
  }

  private String modulePath() throws IOException {
    try (Stream<Path> jars = Files.list(target.resolve("lib"))) {
      return String.join(
          File.pathSeparator,
          jars.filter(jar -> JARS.matcher(jar.getFileName().toString()).matches())
              .filter(
                  jar -> !jar.getFileName().toString().matches("jetty-(ee11|security|session).*"))
              .map(Path::toString)
              .toList());
    }
  }
}
