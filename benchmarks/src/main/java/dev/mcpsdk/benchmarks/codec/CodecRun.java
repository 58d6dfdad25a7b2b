package dev.mcpsdk.benchmarks.codec;

import dev.mcpsdk.benchmarks.Fork;
import dev.mcpsdk.benchmarks.Machine;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures all subjects, in rounds that take them in turn. */
public final class CodecRun {
  private static final int QUICK_SECONDS = 52;
  private static final long QUICK_WARMUP = 2000;
  private static final long FULL_WARMUP = 4000;
  private static final int FULL_ROUNDS = 3;
  private static final int MAX_SECONDS = 300;
  // mcp-core is the name of one of our jars and of one of the official SDK's.
  private static final List<String> OFFICIAL =
      List.of("mcp-json-jackson2", "mcp-json-jackson3", "jackson-databind");
  private static final List<String> OTHERS =
      List.of("mcp-schema", "jackson-core", "fastjson2", "yasson", "parsson", "jmh-core");

  private final Results results = new Results();
  private final Set<String> hurried = new ConcurrentSkipListSet<>();

  private CodecRun() {}

  /**
   * Prints the table and writes the figures.
   *
   * @param args the repository's folder, then options
   */
  public static void main(String[] args) throws IOException, InterruptedException {
    Path root = Path.of(args[0]);
    List<String> options = List.of(args).subList(1, args.length);
    for (String option : options) {
      if (!option.equals("--quick") && !option.equals("--plot")) {
        System.err.println("usage: benchmarks/run codec [--quick] [--plot]");
        System.exit(2);
      }
    }
    boolean quick = options.contains("--quick");
    String origin =
        String.join(
            "\n",
            Machine.describe(),
            "official SDK: " + Machine.versions(OFFICIAL),
            "others: " + Machine.versions(OTHERS));
    System.out.println(origin);
    CodecRun run = new CodecRun();
    long start = System.currentTimeMillis();
    Fork.run(SameMeaning.class, List.of(), MAX_SECONDS);
    if (quick) {
      run.quickRound(start + QUICK_SECONDS * 1000L);
    } else {
      run.fullRounds();
    }
    new CodecTable(run.results, run.hurried.isEmpty(), System.out).print();
    if (!run.hurried.isEmpty()) {
      System.out.println(
          "the machine was too busy to warm up in time, CPU times are not judged: " + run.hurried);
    }
    Path file = root.resolve("benchmarks/target/results/codec.json");
    run.results.writeJson(file);
    System.out.println("written: " + root.relativize(file));
    if (options.contains("--plot") && run.hurried.isEmpty()) {
      Path plot = root.resolve("docs/benchmarks/codec.svg");
      new CodecPlot(run.results, origin).write(plot);
      System.out.println("written: " + root.relativize(plot));
    }
  }

  /** One round within the time, as many JVMs at once as there are CPUs for. */
  private void quickRound(long end) throws IOException, InterruptedException {
    int lanes = Math.min(4, Runtime.getRuntime().availableProcessors());
    Queue<Subject> waiting = new ConcurrentLinkedQueue<>(List.of(Subject.values()));
    ExecutorService threads = Executors.newFixedThreadPool(lanes);
    try {
      List<Callable<List<Measurement>>> all = new ArrayList<>();
      for (int i = 0; i < lanes; i++) {
        all.add(() -> lane(waiting, lanes, end));
      }
      for (Future<List<Measurement>> lane : threads.invokeAll(all)) {
        lane.get().forEach(results::add);
      }
    } catch (ExecutionException e) {
      throw new IOException("a measurement failed", e.getCause());
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Measurement> lane(Queue<Subject> waiting, int lanes, long end)
      throws IOException, InterruptedException {
    List<Measurement> measured = new ArrayList<>();
    for (Subject subject; (subject = waiting.poll()) != null; ) {
      int rows = waiting.size() / lanes + 1;
      long share = (end - System.currentTimeMillis()) / rows;
      measured.addAll(fork(subject, QUICK_WARMUP, 40, Math.max(1000, share)));
    }
    return measured;
  }

  private void fullRounds() throws IOException, InterruptedException {
    for (int round = 1; round <= FULL_ROUNDS; round++) {
      for (Subject subject : Subject.values()) {
        System.err.println("round " + round + " of " + FULL_ROUNDS + ": " + subject.label());
        fork(subject, FULL_WARMUP, 80, 120_000).forEach(results::add);
      }
    }
  }

  private List<Measurement> fork(Subject subject, long warmup, long iteration, long wall)
      throws IOException, InterruptedException {
    List<String> args =
        List.of(
            subject.label(), Long.toString(warmup), Long.toString(iteration), Long.toString(wall));
    List<Measurement> measured = new ArrayList<>();
    for (String line : Fork.run(CodecFork.class, args, MAX_SECONDS)) {
      String[] parts = line.split(" ", -1);
      if (parts[0].equals(CodecFork.HURRIED)) {
        hurried.add(subject.label());
        continue;
      }
      String work = parts[0] + ' ' + parts[1];
      measured.add(measurement(work, subject, CodecTable.NANOS, parts[2], "ns"));
      measured.add(measurement(work, subject, CodecTable.WALL_NANOS, parts[3], "ns"));
      measured.add(measurement(work, subject, CodecTable.BYTES, parts[4], "B"));
    }
    return measured;
  }

  private static Measurement measurement(
      String work, Subject subject, String metric, String value, String unit) {
    return new Measurement(work, subject.label(), metric, Double.parseDouble(value), unit);
  }
}
