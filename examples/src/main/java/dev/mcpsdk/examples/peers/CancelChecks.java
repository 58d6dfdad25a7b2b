package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;

/** Calls given up here end on the server too. */
final class CancelChecks {

  private static final Map<String, Integer> LONG = Map.of("ms", 60_000);
  private static final CallToolRequest SLOW = new CallToolRequest("slow", RawJson.from(LONG));

  private final McpClient client;

  CancelChecks(McpClient client) {
    this.client = client;
  }

  void run(Checks checks) throws InterruptedException {
    checks.check("a cancelled call is cancelled on the server", this::cancelled);
    checks.check("interrupting the caller cancels on the server", this::interrupted);
    checks.check("a timeout cancels on the server", this::timedOut);
    checks.check("a cancelled countdown leaves its neighbour alone", this::neighbour);
  }

  private int count(String what) {
    return Integer.parseInt(Peer.read(client, "peer://" + what));
  }

  private void cancelled() throws Exception {
    int before = count("cancellations");
    CompletableFuture<CallToolResult> call = client.sendAsync(SLOW);
    Checks.until(() -> count("running") == 1);
    call.cancel(true);
    Checks.until(() -> count("running") == 0);
    Checks.equal(before + 1, count("cancellations"));
  }

  private void interrupted() throws Exception {
    int before = count("cancellations");
    FutureTask<CancellationException> call =
        new FutureTask<>(
            () -> Checks.failure(CancellationException.class, () -> client.callTool("slow", LONG)));
    Thread caller = new Thread(call, "to be interrupted");
    caller.start();
    Checks.until(() -> count("running") == 1);
    caller.interrupt();
    call.get();
    Checks.until(() -> count("running") == 0);
    Checks.equal(before + 1, count("cancellations"));
  }

  private void timedOut() throws Exception {
    int before = count("cancellations");
    // On a slow machine a call may time out before the server has it: then it gets more time.
    for (Duration patience = Duration.ofMillis(250);
        count("cancellations") == before;
        patience = patience.multipliedBy(2)) {
      CallOptions options = CallOptions.NONE.timeout(patience);
      Checks.failure(TimeoutException.class, () -> client.callTool("slow", LONG, options));
      Checks.until(() -> count("running") == 0);
    }
  }

  private void neighbour() throws Exception {
    CountDownLatch started = new CountDownLatch(1);
    CompletableFuture<CallToolResult> given =
        client.sendAsync(
            countdown(100, 1000), CallOptions.NONE.progress(step -> started.countDown()));
    CompletableFuture<CallToolResult> neighbour = client.sendAsync(countdown(5, 20));
    started.await();
    given.cancel(true);
    Checks.equal("lift-off", Peer.text(neighbour.get()));
    Checks.that(given.isCancelled(), "the call was not cancelled");
  }

  private static CallToolRequest countdown(int from, int delayMs) {
    return new CallToolRequest("countdown", RawJson.from(Map.of("from", from, "delayMs", delayMs)));
  }
}
