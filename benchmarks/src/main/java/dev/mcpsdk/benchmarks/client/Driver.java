package dev.mcpsdk.benchmarks.client;

import dev.mcpsdk.benchmarks.load.Latencies;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The process of a client: calls on command, each thread one call after the other. Speaks to {@link
 * ClientProcess} over standard input and output.
 */
public final class Driver {
  /** Said when it can be told to run. */
  static final String READY = "ready";

  /** Said after a run, before its figures. */
  static final String DONE = "done";

  private Driver() {}

  /** One call, blocking until its answer is there. Must be thread-safe. */
  public interface Caller {
    void call() throws Exception;
  }

  private record Share(long calls, long failures, Latencies latencies) {}

  /** Runs on command until standard input ends. */
  public static void serve(Caller caller) throws IOException, InterruptedException {
    System.out.println(READY);
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line; (line = in.readLine()) != null; ) {
      String[] words = line.split(" ", -1);
      run(caller, Integer.parseInt(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
  }

  private static void run(Caller caller, int threads, long maxCalls, long millis)
      throws InterruptedException {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      CountDownLatch go = new CountDownLatch(1);
      List<Future<Share>> shares = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Callable<Share> work =
            () -> {
              ready.countDown();
              go.await();
              return share(caller, maxCalls / threads, System.nanoTime() + millis * 1_000_000);
            };
        shares.add(pool.submit(work));
      }
      ready.await();
      long start = System.nanoTime();
      go.countDown();
      long calls = 0;
      long failures = 0;
      Latencies latencies = new Latencies();
      for (Future<Share> future : shares) {
        Share share = future.get();
        calls += share.calls;
        failures += share.failures;
        latencies.addAll(share.latencies);
      }
      long nanos = System.nanoTime() - start;
      System.out.println(
          String.join(
              " ",
              DONE,
              Long.toString(calls),
              Long.toString(failures),
              Long.toString(nanos),
              Double.toString(latencies.percentile(50)),
              Double.toString(latencies.percentile(99))));
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
  }

  private static Share share(Caller caller, long most, long end) {
    Latencies latencies = new Latencies();
    long failures = 0;
    long now = System.nanoTime();
    for (long i = 0; i < most && now < end; i++) {
      try {
        caller.call();
        long after = System.nanoTime();
        latencies.add(after - now);
        now = after;
      } catch (Exception e) {
        if (failures++ == 0) {
          System.err.println(e);
        }
        now = System.nanoTime();
      }
    }
    return new Share(latencies.size(), failures, latencies);
  }
}
