package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;

/**
 * One server on one transport. Afterwards it must be as good as new: nothing that was called or
 * listened to may hold a place any more, and no thread may be left.
 */
@Timeout(60)
abstract class RequirementTest {

  private static final int CALLS = 8;
  private static final int SUBSCRIPTIONS = 4;

  private final Baseline baseline = Baseline.now();
  private final CountDownLatch held = new CountDownLatch(CALLS);
  private final CountDownLatch release = new CountDownLatch(1);

  final McpServerBuilder builder =
      McpServer.builder("matrix", "1.2.3")
          .maxRunningCalls(CALLS)
          .maxSubscriptions(SUBSCRIPTIONS)
          .tool(
              "hold",
              "Holds its place",
              ctx -> {
                held.countDown();
                return release.await(20, TimeUnit.SECONDS) ? "released" : "forgotten";
              });

  McpServer server;
  Wire wire;
  private boolean closed;

  final void serve(Cell cell) {
    server = builder.build();
    wire = cell.connect(server);
  }

  /** Within the test, which then says nothing about places. */
  final void closeServer() {
    closed = true;
    server.close();
  }

  @AfterEach
  final void nothingIsLeftBehind() throws Exception {
    try {
      if (!closed) {
        takeEveryPlace();
      }
    } finally {
      release.countDown();
      wire.close();
      server.close();
    }
    baseline.assertNoFurtherThreads();
  }

  /** All places of calls and of subscriptions can be taken, on the connection that was used. */
  private void takeEveryPlace() throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    for (int i = 0; i < SUBSCRIPTIONS; i++) {
      Message first;
      do {
        first = wire.send(Ask.of("subscriptions/listen", "\"notifications\":{}")).next();
      } while (first.isResponse() && System.nanoTime() < deadline);
      assertThat(first.isResponse()).as("a place held by an ended subscription").isFalse();
    }
    for (int i = 0; i < CALLS; i++) {
      wire.send(Ask.tool("hold", "{}"));
    }
    boolean all = held.await(200, TimeUnit.MILLISECONDS);
    while (!all && System.nanoTime() < deadline) {
      // Calls that were cancelled by leaving may need a moment to be noticed.
      wire.send(Ask.tool("hold", "{}"));
      all = held.await(200, TimeUnit.MILLISECONDS);
    }
    assertThat(all).as("all places of calls could be taken").isTrue();
  }

  final Message ask(String method, String body) {
    return wire.ask(Ask.of(method, body));
  }

  final Message ask(String method) {
    return wire.ask(Ask.of(method));
  }
}
