package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.GrowthPlot;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.McpSdkHttpServer;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/**
 * What sessions hold, and what a call costs with more and more of them, each called in its turn. A
 * second server with one session is called in between: what drifts with time is seen in both.
 */
final class SessionGrowth implements Part {
  private static final String HEAP = "heap-kb/session";
  private static final String CPU = "cpu-us/request";
  private static final int CONNECTIONS = 16;
  private static final int WARM_SESSIONS = 10;

  /** With fewer the heap moves more by itself than by them. */
  private static final int ENOUGH = 1000;

  private static final int MOST = 10_000;
  private static final List<String> OPTIONS =
      List.of("-Xms512m", "-Xmx512m", McpSdkHttpServer.allowing(2 * MOST));

  private final Area area;
  private final int[] counts;
  private final List<String> subjects;

  /** A server with a session of its own, and one that gets more and more. */
  private static final class Pair {
    private final String subject;
    private final HttpTarget one;
    private final HttpTarget growing;
    private final List<HttpCall> calls = new ArrayList<>();
    private double heapBefore;

    Pair(String subject, HttpTarget one, HttpTarget growing) {
      this.subject = subject;
      this.one = one;
      this.growing = growing;
    }
  }

  SessionGrowth(Area area) {
    this.area = area;
    this.counts = area.quick() ? new int[] {ENOUGH} : new int[] {10, 100, ENOUGH, MOST};
    this.subjects = area.quick() ? List.of(US) : List.of(US, "official-stateful", "quarkus");
  }

  private static String work(long count) {
    return count == 1 ? "1 session" : count + " sessions";
  }

  private SortedMap<Long, String> grown() {
    int[] all = Arrays.copyOf(counts, counts.length + 1);
    all[counts.length] = 1;
    return Grown.works(all, SessionGrowth::work);
  }

  @Override
  public List<String> works() {
    return new ArrayList<>(grown().values());
  }

  @Override
  public List<String> metrics() {
    return List.of(CPU, HEAP);
  }

  @Override
  public void judge(Results results, Goals goals) {
    goals.atMost(work(ENOUGH), HEAP, US, 2, 1).atMost(work(MOST), HEAP, US, 2, 1);
    int last = counts[counts.length - 1];
    double many = results.value(work(last), US, CPU) / results.value(work(1), US, CPU);
    goals.ratio("call with " + last + " sessions / with 1, CPU", many, true, 1.1, 1.05);
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    return new GrowthPlot(results, "How cost grows with sessions", origin)
        .panel("CPU of the server per call, each session in its turn, µs", "sessions", CPU, grown())
        .panel("Heap in use per idle session, KB", "sessions", HEAP, grown());
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers single = new HttpServers(area, OPTIONS);
        HttpServers growing = new HttpServers(area, OPTIONS)) {
      List<Pair> pairs = new ArrayList<>();
      for (String subject : subjects) {
        if (single.isThere(subject)) {
          pairs.add(
              new Pair(
                  subject,
                  // Ours speaks the newest revision otherwise, which has no sessions.
                  single.get(subject, SampleTools.CALLED).inSession(),
                  growing.get(subject, SampleTools.CALLED)));
        }
      }
      for (Pair pair : pairs) {
        warm(pair);
      }
      for (int count : counts) {
        for (Pair pair : pairs) {
          open(pair, count);
          if (count >= ENOUGH) {
            double heap = (Jcmd.heap(pair.growing.child()) - pair.heapBefore) / count;
            results.accept(new Measurement(work(count), pair.subject, HEAP, heap, "KB"));
          }
        }
        call(pairs, count, results);
      }
    }
  }

  private void call(List<Pair> pairs, int count, Consumer<Measurement> results) throws IOException {
    long slice = area.quick() ? 700_000_000L : 500_000_000L;
    // The first round only fills caches.
    for (int round = 0; round <= 4; round++) {
      for (Pair pair : pairs) {
        double one = cpu(pair.one, List.of(call(pair.one)), slice);
        double many = cpu(pair.growing, pair.calls, slice);
        if (round > 0) {
          results.accept(new Measurement(work(1), pair.subject, CPU, one, "us"));
          results.accept(new Measurement(work(count), pair.subject, CPU, many, "us"));
        }
      }
    }
  }

  private void warm(Pair pair) throws IOException, InterruptedException {
    for (int i = 0; i < WARM_SESSIONS; i++) {
      pair.growing.inSession();
    }
    long slice = area.quick() ? 1_500_000_000L : 2_500_000_000L;
    cpu(pair.one, List.of(call(pair.one)), slice);
    cpu(pair.growing, List.of(call(pair.growing.inSession())), slice);
    pair.heapBefore = Jcmd.heap(pair.growing.child());
  }

  private static void open(Pair pair, int count) throws IOException {
    while (pair.calls.size() < count) {
      pair.calls.add(call(pair.growing.inSession()));
    }
  }

  private static HttpCall call(HttpTarget target) {
    return target.call(SampleTools.TYPED_INLINE, SampleTools.ARGUMENTS, SampleTools.SUMMARY);
  }

  private static double cpu(HttpTarget target, List<HttpCall> calls, long nanos)
      throws IOException {
    try (HttpLoad load = HttpLoad.rotating(calls, CONNECTIONS)) {
      long cpu = target.child().cpuNanos();
      HttpLoad.Outcome outcome = load.closed(Long.MAX_VALUE, nanos);
      return (target.child().cpuNanos() - cpu) / 1000.0 / outcome.requests();
    }
  }
}
