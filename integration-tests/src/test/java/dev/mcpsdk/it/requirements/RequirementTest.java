package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.it.wire.Ask;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Cell;
import dev.mcpsdk.it.wire.Message;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.McpServerBuilder;
import jakarta.json.JsonObject;
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
  private String declared = "{}";

  final void serve(Cell cell) {
    server = builder.build();
    wire = cell.connect(server);
  }

  final void serve(Cell cell, Revision revision) {
    serve(cell, revision, "{}");
  }

  /**
   * @param capabilities of the client, as JSON
   */
  final void serve(Cell cell, Revision revision, String capabilities) {
    serve(cell);
    declared = capabilities;
    wire.open(revision, capabilities);
  }

  /** What the server says it can do. */
  final JsonObject capabilities() {
    JsonObject said =
        wire.revision().handshake() ? wire.peer().initialized() : ask("server/discover").result();
    return said.getJsonObject("capabilities");
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
    for (int i = 0; i < SUBSCRIPTIONS && !wire.revision().handshake(); i++) {
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
    return wire.ask(of(method, body));
  }

  /** With the capabilities the client declared, where each request says them. */
  final Ask of(String method, String body) {
    return Ask.of(method, body).capabilities(declared);
  }

  final Message ask(String method) {
    return ask(method, "");
  }
}
