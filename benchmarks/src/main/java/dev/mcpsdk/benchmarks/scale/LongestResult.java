package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Plot;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.http.HttpServers;
import dev.mcpsdk.benchmarks.http.HttpTarget;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** The smallest heaps in which a server can answer, and a client take, a text of 100 MB. */
final class LongestResult implements Part {
  private static final String SERVER = "server, result of 100 MB";
  private static final String CLIENT = "client, result of 100 MB";
  private static final String HEAP = "smallest-heap-mb";
  private static final int BYTES = 100 * 1024 * 1024;
  private static final int CALLS = 3;
  private static final int[] HEAPS = {64, 128, 192, 256, 320, 384, 448, 512, 640, 768, 1024};
  private static final Pattern DONE = Pattern.compile('^' + LongResultClient.DONE + '$');
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** Compiled with the profile of the peers only. */
  private static final String OFFICIAL = "dev.mcpsdk.benchmarks.official.OfficialLongResultClient";

  private final Area area;

  /** Something that may fail for want of memory. */
  private interface Attempt {
    void run(List<String> options) throws IOException, InterruptedException;
  }

  LongestResult(Area area) {
    this.area = area;
  }

  @Override
  public List<String> works() {
    return List.of(SERVER, CLIENT);
  }

  @Override
  public List<String> metrics() {
    return List.of(HEAP);
  }

  @Override
  public void judge(Results results, Goals goals) {
    goals.atMost(SERVER, HEAP, US, 512, 64).atMost(CLIENT, HEAP, US, 512, 64);
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    return new Plot(results, "The smallest heap for a text of 100 MB", origin)
        .panel(SERVER, HEAP, "MB")
        .panel(CLIENT, HEAP, "MB");
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    try (HttpServers servers = new HttpServers(area, List.of("-Xms1g", "-Xmx1g"))) {
      for (String subject : List.of(US, "official-stateless")) {
        add(results, SERVER, subject, options -> serve(servers, subject, options));
      }
      String url = servers.get(US, SampleTools.CALLED).uri().toString();
      add(results, CLIENT, US, options -> call(LongResultClient.class.getName(), options, url));
      add(results, CLIENT, "official", options -> call(OFFICIAL, options, url));
    }
  }

  private static void serve(HttpServers servers, String subject, List<String> options)
      throws IOException, InterruptedException {
    String home = System.getProperty("java.home");
    try (HttpTarget target = servers.start(home, subject, options, SampleTools.CALLED);
        HttpLoad load =
            HttpLoad.open(target.call(SampleTools.SIZED, "{\"bytes\":" + BYTES + '}', "xxxx"), 1)) {
      load.closed(CALLS - 1, Long.MAX_VALUE);
    }
  }

  private static void call(String main, List<String> options, String url)
      throws IOException, InterruptedException {
    String home = System.getProperty("java.home");
    String bytes = Integer.toString(BYTES);
    String calls = Integer.toString(CALLS);
    try (Child client =
        Child.talking("client", Child.java(home, main, options, url, bytes, calls))) {
      client.await(DONE, PATIENCE);
    }
  }

  private static void add(
      Consumer<Measurement> results, String work, String subject, Attempt attempt)
      throws InterruptedException {
    for (int heap : HEAPS) {
      try {
        // What is too much for it shall fail at once.
        attempt.run(List.of("-Xmx" + heap + 'm', "-XX:+ExitOnOutOfMemoryError"));
        results.accept(new Measurement(work, subject, HEAP, heap, "MB"));
        return;
      } catch (IOException tooSmall) {
        System.err.println(work + ": " + subject + " fails with a heap of " + heap + " MB");
      }
    }
  }
}
