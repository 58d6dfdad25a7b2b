package dev.mcpsdk.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The SDK's threads at some moment, to see later that no further ones were left behind. */
public final class Baseline {

  /** Those of the process, shared by all and ended by idleness. */
  private static final Set<String> SHARED =
      Set.of("mcp-timer", "mcp-stdio-writer", "mcp-background");

  private final Set<Thread> before = threads();

  private Baseline() {}

  public static Baseline now() {
    return new Baseline();
  }

  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mcp-"))
        .filter(thread -> !SHARED.contains(thread.getName()))
        .collect(Collectors.toSet());
  }

  /** Waits a bounded time for threads that are about to end. */
  public void assertNoFurtherThreads() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    Set<Thread> left = threads();
    left.removeAll(before);
    for (Thread thread : left) {
      long millis = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
      thread.join(Math.max(1, millis));
    }
    left.removeIf(thread -> !thread.isAlive());
    assertThat(left).as("threads left behind").isEmpty();
  }
}
