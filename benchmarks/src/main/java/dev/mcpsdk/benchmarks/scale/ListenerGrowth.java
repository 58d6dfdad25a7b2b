package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What idle streams hold and cost, more and more of them. */
final class ListenerGrowth implements Part {
  static final String HEAP = "heap-kb/stream";
  static final String THREADS = "threads-added";
  static final String HEADERS = "headers-seen-%";
  static final String IDLE = "idle-cpu-ms/s";
  private static final int ACKNOWLEDGE_MILLIS = 5000;
  private static final int IDLE_MILLIS = 6000;
  private static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m");

  private final Area area;
  private final int[] counts;

  ListenerGrowth(Area area) {
    this.area = area;
    this.counts = area.quick() ? new int[] {1000} : new int[] {1, 100, 1000, 9900};
  }

  static String work(int count) {
    return count + " idle streams";
  }

  @Override
  public List<String> works() {
    List<String> works = new ArrayList<>();
    for (int count : counts) {
      works.add(work(count));
    }
    return works;
  }

  @Override
  public List<String> metrics() {
    return List.of(HEAP, THREADS, HEADERS, IDLE);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    for (String subject : List.of("mcp-sdk", "official-stateful", "quarkus")) {
      for (int count : counts) {
        boolean ours = subject.equals("mcp-sdk");
        if (ours || !area.quick() && count <= 1000) {
          measure(subject, count, results);
        }
      }
    }
  }

  private void measure(String subject, int count, Consumer<Measurement> results)
      throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area, OPTIONS)) {
      if (!servers.isThere(subject)) {
        return;
      }
      HttpTarget target = servers.get(subject, SampleTools.CALLED);
      Child child = target.child();
      // What the first one loads is no cost of each.
      open(target, 10).forEach(ListenerGrowth::end);
      double heap = Jcmd.heap(child);
      double threads = Jcmd.threads(child);
      List<Listener> listeners = open(target, count);
      try {
        double seen = 0;
        long deadline = System.nanoTime() + ACKNOWLEDGE_MILLIS * 1_000_000L;
        for (Listener listener : listeners) {
          long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
          seen += listener.isAcknowledged((int) left) ? 1 : 0;
        }
        add(results, count, subject, HEADERS, seen * 100 / count, "%");
        add(results, count, subject, HEAP, (Jcmd.heap(child) - heap) / count, "KB");
        add(results, count, subject, THREADS, Jcmd.threads(child) - threads, "threads");
        long cpu = child.cpuNanos();
        Thread.sleep(IDLE_MILLIS);
        double spent = (child.cpuNanos() - cpu) / 1e6;
        add(results, count, subject, IDLE, spent * 1000 / IDLE_MILLIS, "ms/s");
      } finally {
        listeners.forEach(ListenerGrowth::end);
      }
    }
  }

  private static List<Listener> open(HttpTarget target, int count) throws IOException {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      listeners.add(Listener.open(target));
    }
    return listeners;
  }

  private static void end(Listener listener) {
    try {
      listener.close();
    } catch (IOException e) {
      System.err.println("a stream could not be closed: " + e);
    }
  }

  private static void add(
      Consumer<Measurement> results,
      int count,
      String subject,
      String metric,
      double value,
      String unit) {
    results.accept(new Measurement(work(count), subject, metric, value, unit));
  }
}
