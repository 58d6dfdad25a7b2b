package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Child;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks into another JVM by the JDK's own tool. */
final class Jcmd {
  private static final Pattern USED = Pattern.compile("heap\\s.*used (\\d+)K");
  private static final Pattern THREADS = Pattern.compile("java\\.threads\\.live=(\\d+)");

  private Jcmd() {}

  /** The heap in use after collections, in KB. */
  static double heap(Child child) throws IOException, InterruptedException {
    for (int i = 0; i < 3; i++) {
      run(child, "GC.run");
    }
    return find(USED, run(child, "GC.heap_info"));
  }

  /** Platform threads that live. */
  static double threads(Child child) throws IOException, InterruptedException {
    return find(THREADS, run(child, "PerfCounter.print"));
  }

  private static double find(Pattern pattern, String text) throws IOException {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IOException("expected " + pattern + " in " + text);
    }
    return Double.parseDouble(matcher.group(1));
  }

  private static String run(Child child, String command) throws IOException, InterruptedException {
    String tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    Process process =
        new ProcessBuilder(tool, Long.toString(child.pid()), command)
            .redirectErrorStream(true)
            .start();
    try {
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(30, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("jcmd " + command + ": " + said);
      }
      return said;
    } finally {
      process.destroyForcibly();
    }
  }
}
