package dev.mcpsdk.benchmarks;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Where a result comes from: what has to be said with every figure. */
public final class Machine {
  private Machine() {}

  /** Machine, load and JDK in one line. */
  public static String describe() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s, %d CPUs, load average %.1f, %s %s; JDK %s (%s)",
        cpu(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        system.getName(),
        system.getVersion(),
        Runtime.version(),
        System.getProperty("java.vendor"));
  }

  /** The jars of the class path whose names begin so, with their versions. */
  public static String versions(List<String> artifacts) {
    TreeSet<String> found = new TreeSet<>();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      String jar = new File(entry).getName();
      for (String artifact : artifacts) {
        if (jar.matches(artifact + "-[0-9].*[.]jar")) {
          found.add(
              jar.substring(0, jar.length() - ".jar".length())
                  .replace(artifact + '-', artifact + ' '));
        }
      }
    }
    return String.join(", ", found);
  }

  private static String cpu() {
    try {
      for (String line : Files.readAllLines(Path.of("/proc/cpuinfo"))) {
        if (line.startsWith("model name")) {
          return line.substring(line.indexOf(':') + 1).trim();
        }
      }
    } catch (IOException notLinux) {
      return System.getProperty("os.arch");
    }
    return System.getProperty("os.arch");
  }
}
