package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.GrowthPlot;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.server.McpSdkHttpServer;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** What idle streams hold and cost, more and more of them. */
final class ListenerGrowth implements Part {
  private static final String HEAP = "heap-kb/stream";
  private static final String HEADERS = "headers-seen-%";
  private static final int ACKNOWLEDGE_MILLIS = 5000;
  private static final int WARM = 10;

  /** More would wait, and for a second, where a server is slow to accept. */
  private static final int AT_ONCE = 25;

  private static final int MOST = 10_000;
  private static final List<String> OPTIONS =
      List.of("-Xms512m", "-Xmx512m", McpSdkHttpServer.allowing(2 * MOST));

  private final Area area;
  private final int[] counts;

  ListenerGrowth(Area area) {
    this.area = area;
    this.counts = area.quick() ? new int[] {1000} : new int[] {1, 100, 1000, MOST};
  }

  private static String work(long count) {
    return count == 1 ? "1 idle stream" : count + " idle streams";
  }

  @Override
  public List<String> works() {
    return Grown.names(counts, ListenerGrowth::work);
  }

  @Override
  public List<String> metrics() {
    return List.of(HEAP, IdleCost.THREADS, HEADERS, IdleCost.IDLE);
  }

  @Override
  public void judge(Results results, Goals goals) {
    for (int count : counts) {
      if (count >= 1000) {
        String work = work(count);
        goals.atMost(work, HEAP, US, 8, 4).atMost(work, IdleCost.THREADS, US, 100, 10);
        goals.ratio(
            work + ", share whose headers came at once",
            results.value(work, US, HEADERS) / 100,
            false,
            1,
            1);
      }
    }
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    SortedMap<Long, String> works = Grown.works(counts, ListenerGrowth::work);
    return new GrowthPlot(results, "How cost grows with idle streams", origin)
        .panel("Heap in use per stream, KB", "streams", HEAP, works)
        .panel("CPU of the server while nothing happens, ms/s", "streams", IdleCost.IDLE, works);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    List<String> subjects =
        area.quick() ? List.of(US) : List.of(US, "official-stateful", "quarkus");
    for (String subject : subjects) {
      try (HttpServers servers = new HttpServers(area, OPTIONS)) {
        if (servers.isThere(subject)) {
          grow(subject, servers.get(subject, SampleTools.CALLED), results);
        }
      }
    }
  }

  private void grow(String subject, HttpTarget target, Consumer<Measurement> results)
      throws IOException, InterruptedException {
    List<Listener> listeners = new ArrayList<>();
    try {
      // What the first ones load is no cost of each.
      open(target, WARM, listeners);
      listeners.forEach(ListenerGrowth::end);
      listeners.clear();
      IdleCost cost = new IdleCost(target.child(), HEAP);
      double seen = 0;
      for (int count : counts) {
        seen += open(target, count - listeners.size(), listeners);
        results.accept(new Measurement(work(count), subject, HEADERS, seen * 100 / count, "%"));
        cost.measure(work(count), subject, count, results);
        System.err.println(subject + ", " + work(count));
      }
    } catch (IOException e) {
      if (subject.equals(US)) {
        throw e;
      }
      System.err.println(subject + " takes " + listeners.size() + " streams and no more: " + e);
    } finally {
      listeners.forEach(ListenerGrowth::end);
    }
  }

  /** How many of them saw headers at once. */
  private static double open(HttpTarget target, int count, List<Listener> listeners)
      throws IOException {
    long deadline = System.nanoTime() + ACKNOWLEDGE_MILLIS * 1_000_000L;
    double seen = 0;
    for (int opened = 0; opened < count; ) {
      int before = listeners.size();
      for (int i = 0; i < AT_ONCE && opened < count; i++, opened++) {
        listeners.add(Listener.open(target));
      }
      for (Listener listener : listeners.subList(before, listeners.size())) {
        long left = Math.max(1, (deadline - System.nanoTime()) / 1_000_000);
        seen += listener.isAcknowledged((int) left) ? 1 : 0;
      }
    }
    return seen;
  }

  private static void end(Listener listener) {
    try {
      listener.close();
    } catch (IOException e) {
      System.err.println("a stream could not be closed: " + e);
    }
  }
}
