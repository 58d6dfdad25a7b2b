package dev.mcpsdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own with the class path of this one. */
public final class Fork {
  // Compiling in the foreground: how well a JVM is warmed must not depend on how busy the machine
  // is.
  private static final List<String> OPTIONS =
      List.of("-Xms1g", "-Xmx1g", "-Xbatch", "-Djmh.ignoreLock=true");

  private Fork() {}

  /**
   * Runs a main class to its end and returns the lines it printed.
   *
   * @throws IOException if it fails or takes longer than the seconds; the message has what it said
   */
  public static List<String> run(Class<?> main, List<String> args, int seconds)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(OPTIONS);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(args);
    File out = File.createTempFile("benchmark", ".out");
    File err = File.createTempFile("benchmark", ".err");
    try {
      Process process = new ProcessBuilder(command).redirectOutput(out).redirectError(err).start();
      boolean ended = process.waitFor(seconds, TimeUnit.SECONDS);
      if (!ended) {
        process.destroyForcibly().waitFor();
      }
      if (!ended || process.exitValue() != 0) {
        throw new IOException(
            (ended ? "failed: " : "took too long: ")
                + String.join(" ", command)
                + '\n'
                + Files.readString(err.toPath(), StandardCharsets.UTF_8));
      }
      return Files.readAllLines(out.toPath(), StandardCharsets.UTF_8);
    } finally {
      Files.delete(out.toPath());
      Files.delete(err.toPath());
    }
  }
}
