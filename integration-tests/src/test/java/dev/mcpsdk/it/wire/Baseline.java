package dev.mcpsdk.it.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The SDK's threads at some moment, to see later that no further ones were left behind. */
public final class Baseline {

  private final Set<Thread> before = threads();

  private Baseline() {}

  public static Baseline now() {
    return new Baseline();
  }

  /** Platform threads of the SDK but its one timer, which belongs to the process. */
  private static Set<Thread> threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("mcp-"))
        .filter(thread -> !thread.getName().equals("mcp-timer"))
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
