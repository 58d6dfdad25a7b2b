package dev.mcpsdk.benchmarks.client;

import dev.mcpsdk.benchmarks.Child;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells a {@link Driver} in a process of its own what to do. */
public final class ClientProcess implements AutoCloseable {
  private static final Pattern READY = Pattern.compile('^' + Driver.READY + '$');
  private static final Pattern DONE =
      Pattern.compile('^' + Driver.DONE + " (\\d+) (\\d+) (\\d+) (\\S+) (\\S+)$");
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration GRACE = Duration.ofSeconds(60);

  private final Child child;

  /** What came of a run. */
  public record Outcome(
      long calls, long failures, long nanos, double p50, double p99, long cpuNanos) {
    public double perSecond() {
      return calls * 1e9 / nanos;
    }
  }

  private ClientProcess(Child child) {
    this.child = child;
  }

  public static ClientProcess start(String label, List<String> command)
      throws IOException, InterruptedException {
    Child child = Child.talking(label, command);
    try {
      child.await(READY, START);
      return new ClientProcess(child);
    } catch (IOException | InterruptedException e) {
      child.close();
      throw e;
    }
  }

  /** Calls until either limit is reached, with that many calls under way. */
  public Outcome run(int inFlight, long maxCalls, long millis)
      throws IOException, InterruptedException {
    long cpu = child.cpuNanos();
    child.say(inFlight + " " + maxCalls + ' ' + millis);
    Matcher done = child.await(DONE, GRACE.plusMillis(millis));
    return new Outcome(
        Long.parseLong(done.group(1)),
        Long.parseLong(done.group(2)),
        Long.parseLong(done.group(3)),
        Double.parseDouble(done.group(4)),
        Double.parseDouble(done.group(5)),
        child.cpuNanos() - cpu);
  }

  @Override
  public void close() {
    child.close();
  }
}
