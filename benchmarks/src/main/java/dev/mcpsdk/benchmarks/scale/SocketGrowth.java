package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.Area;
import dev.mcpsdk.benchmarks.Child;
import dev.mcpsdk.benchmarks.Drawing;
import dev.mcpsdk.benchmarks.Goals;
import dev.mcpsdk.benchmarks.GrowthPlot;
import dev.mcpsdk.benchmarks.Measurement;
import dev.mcpsdk.benchmarks.Results;
import dev.mcpsdk.benchmarks.websocket.McpSdkWebSocketServer;
import dev.mcpsdk.benchmarks.websocket.TyrusServer;
import dev.mcpsdk.benchmarks.websocket.WebSocketServers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Consumer;

/** What idle WebSocket connections hold and cost, more and more of them. */
final class SocketGrowth implements Part {
  private static final String HEAP = "heap-kb/connection";
  private static final int WARM = 10;
  private static final int MOST = 10_000;
  private static final List<String> OPTIONS = List.of("-Xms512m", "-Xmx512m");

  private final int[] counts;

  SocketGrowth(Area area) {
    this.counts = area.quick() ? new int[] {1000} : new int[] {1, 100, 1000, MOST};
  }

  private static String work(long count) {
    return count + " idle WebSocket" + (count == 1 ? "" : "s");
  }

  @Override
  public List<String> works() {
    return Grown.names(counts, SocketGrowth::work);
  }

  @Override
  public List<String> metrics() {
    return List.of(HEAP, IdleCost.THREADS, IdleCost.IDLE);
  }

  @Override
  public void judge(Results results, Goals goals) {
    // No figure was agreed on; the threads must not grow with the connections.
    goals.atMost(work(1000), IdleCost.THREADS, US, 100, 10);
  }

  @Override
  public Drawing drawing(Results results, String origin) {
    SortedMap<Long, String> works = Grown.works(counts, SocketGrowth::work);
    return new GrowthPlot(results, "How cost grows with idle WebSocket connections", origin)
        .panel("Heap in use per connection, KB", "connections", HEAP, works)
        .panel("CPU of the server while they idle, ms/s", "connections", IdleCost.IDLE, works);
  }

  @Override
  public void measure(Consumer<Measurement> results) throws IOException, InterruptedException {
    String most = Integer.toString(2 * MOST);
    grow(US, Child.java(McpSdkWebSocketServer.class, OPTIONS, most), results);
    grow("echo", Child.java(TyrusServer.class, OPTIONS, TyrusServer.ANY_ANSWER), results);
  }

  private void grow(String subject, List<String> command, Consumer<Measurement> results)
      throws IOException, InterruptedException {
    var target = WebSocketServers.start(subject, command);
    List<IdleSocket> open = new ArrayList<>();
    try (Child child = target.child()) {
      // What the first ones load is no cost of each.
      for (int i = 0; i < WARM; i++) {
        IdleSocket.open(target.uri()).close();
      }
      IdleCost cost = new IdleCost(child, HEAP);
      for (int count : counts) {
        while (open.size() < count) {
          open.add(IdleSocket.open(target.uri()));
        }
        cost.measure(work(count), subject, count, results);
        System.err.println(subject + ", " + work(count));
        // So that all of them live, and did while they were measured.
        for (IdleSocket socket : open) {
          socket.tend();
        }
      }
    } finally {
      for (IdleSocket socket : open) {
        socket.close();
      }
    }
  }
}
