package dev.mcpsdk.examples.demo;

import java.io.PrintStream;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Prints what happens, with the time each step took, and stops at the first step that goes wrong.
 */
final class Transcript {

  private final PrintStream out;

  Transcript(PrintStream out) {
    this.out = out;
  }

  void scene(String title) {
    out.println();
    out.println("== " + title);
  }

  /** Runs a step and prints what it returns. */
  <T> T step(String what, Callable<T> action) throws Exception {
    long before = System.nanoTime();
    T result = action.call();
    double millis = (System.nanoTime() - before) / 1e6;
    out.printf(Locale.ROOT, "%9.1f ms  %s%n", millis, what);
    String text = String.valueOf(result);
    for (String line : text.split("\n", -1)) {
      out.println("              " + (line.length() > 140 ? line.substring(0, 140) + "…" : line));
    }
    return result;
  }

  /** Something heard while a step runs. */
  void note(String text) {
    out.println("              · " + text);
  }

  static void check(boolean holds, String what) {
    if (!holds) {
      throw new AssertionError("expected " + what);
    }
  }
}
