package dev.mcpsdk.benchmarks.codec;

import java.lang.management.ManagementFactory;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.runner.options.WarmupMode;

/** One JVM of a run: measures all works of one subject and prints a line for each. */
final class CodecFork {
  /** Printed if there was not the time for the whole warm-up. */
  static final String HURRIED = "hurried";

  private static final int ITERATIONS = 5;

  private CodecFork() {}

  /**
   * Runs JMH in this JVM, not in one for each work: the works shall meet in one mixed profile.
   *
   * @param args the subject; CPU milliseconds of the warm-up; CPU milliseconds of one iteration;
   *     wall milliseconds that bound it all
   */
  public static void main(String[] args) throws RunnerException {
    Subject subject = Subject.of(args[0]);
    long wall = Long.parseLong(args[3]);
    long end = ManagementFactory.getRuntimeMXBean().getStartTime() + wall;
    Warmup warmup = new Warmup(subject.codec());
    double slower = warmup.run(Long.parseLong(args[1]), wall / 2);
    if (warmup.hurried()) {
      System.out.println(HURRIED);
    }
    long left = end - System.currentTimeMillis();
    int works = Payload.values().length * 2;
    // JMH counts wall time: on a busy machine an iteration takes longer to get its CPU time.
    long wanted = (long) (Long.parseLong(args[2]) * slower);
    long iteration = Math.max(10, Math.min(wanted, left / (works * (ITERATIONS + 1))));
    Options options =
        new OptionsBuilder()
            .include(CodecBenchmark.class.getName() + '.')
            .param("subject", subject.label())
            .forks(0)
            .warmupMode(WarmupMode.BULK)
            .warmupIterations(1)
            .warmupTime(TimeValue.milliseconds(iteration))
            .measurementIterations(ITERATIONS)
            .measurementTime(TimeValue.milliseconds(iteration))
            .verbosity(VerboseMode.SILENT)
            .build();
    new Runner(options).run();
    Samples.best()
        .forEach(
            (work, cost) ->
                System.out.println(
                    work + ' ' + cost.cpuNanos() + ' ' + cost.wallNanos() + ' ' + cost.bytes()));
  }
}
