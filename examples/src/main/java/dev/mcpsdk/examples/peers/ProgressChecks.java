package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Progress: all of it, in order, before the answer, and to the call it belongs to. */
final class ProgressChecks {

  private final McpClient client;

  ProgressChecks(McpClient client) {
    this.client = client;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("countdown reports each step before its result", this::eachStep);
    checks.check("progress of calls at once does not mix", this::atOnce);
    checks.check(
        "countdown without progress asked for",
        () -> Checks.equal("lift-off", Peer.text(client.callTool("countdown", arguments(2)))));
  }

  private static Map<String, Integer> arguments(int from) {
    return Map.of("from", from, "delayMs", 5);
  }

  private void eachStep() {
    Queue<ProgressNotification> told = new ConcurrentLinkedQueue<>();
    CallToolResult result =
        client.callTool("countdown", arguments(4), CallOptions.NONE.progress(told::add));
    Checks.equal("lift-off", Peer.text(result));
    verify(4, told);
  }

  private void atOnce() {
    int[] lengths = {2, 3, 5, 8};
    List<Queue<ProgressNotification>> told = new ArrayList<>();
    List<CompletableFuture<CallToolResult>> results = new ArrayList<>();
    for (int from : lengths) {
      Queue<ProgressNotification> own = new ConcurrentLinkedQueue<>();
      told.add(own);
      results.add(
          client.sendAsync(
              new CallToolRequest("countdown", RawJson.from(arguments(from))),
              CallOptions.NONE.progress(own::add)));
    }
    for (int i = 0; i < lengths.length; i++) {
      Checks.equal("lift-off", Peer.text(results.get(i).join()));
      verify(lengths[i], told.get(i));
    }
  }

  private static void verify(int from, Queue<ProgressNotification> told) {
    Checks.equal(from, told.size());
    int step = 0;
    for (ProgressNotification progress : told) {
      step++;
      Checks.equal((double) step, progress.progress());
      Checks.equal((double) from, progress.total());
      Checks.equal(from - step + " left", progress.message());
    }
  }
}
