package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancellationTest {

  private final CompletableFuture<CallContext> started = new CompletableFuture<>();
  private final CompletableFuture<String> ended = new CompletableFuture<>();

  private McpServerBuilder builder() {
    return ServerFixture.builder()
        .tool(
            "sleep",
            "s",
            ctx -> {
              started.complete(ctx);
              try {
                new CountDownLatch(1).await();
                return "never";
              } catch (InterruptedException e) {
                ctx.progress(1);
                ended.complete("interrupted, cancelled: " + ctx.isCancelled());
                throw e;
              }
            });
  }

  private static String cancelled(String id) {
    return "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/cancelled\",\"params\":{\"requestId\":"
        + id
        + ",\"reason\":\"test\"}}";
  }

  private CallContext await() throws Exception {
    return started.get(10, TimeUnit.SECONDS);
  }

  private String end() throws Exception {
    return ended.get(10, TimeUnit.SECONDS);
  }

  @Test
  @Requirement({"CAN-01", "CAN-08"})
  void aNotificationInterruptsTheHandlerAndNothingIsAnswered() throws Exception {
    Peer peer = ServerFixture.shared(builder()).peer();
    peer.sendRaw(Peer.request(5, "tools/call", "\"name\":\"sleep\""));
    CallContext context = await();
    CountDownLatch told = new CountDownLatch(2);
    context.onCancel(told::countDown);
    peer.sendRaw(cancelled("\"5\""));
    peer.sendRaw(cancelled("6"));
    assertThat(context.isCancelled()).as("by other ids").isFalse();
    peer.sendRaw(cancelled("5"));
    assertThat(end()).isEqualTo("interrupted, cancelled: true");
    context.onCancel(told::countDown);
    assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(peer.awaitRelease()).isEqualTo(RequestId.of(5));
    peer.sendRaw(cancelled("5"));
    assertThat(peer.ask("server/discover", "").result()).isNotNull();
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("CAN-08")
  void theIdIsFreeAgain() throws Exception {
    Peer peer = ServerFixture.shared(builder()).peer();
    peer.sendRaw(Peer.request(5, "tools/call", "\"name\":\"sleep\""));
    await();
    peer.sendRaw(cancelled("5"));
    peer.sendRaw(Peer.request(5, "server/discover", ""));
    assertThat(peer.take().result()).isNotNull();
    end();
  }

  @Test
  @Requirement("CAN-02")
  void theEndOfTheChannelIsCancellation() throws Exception {
    Peer peer = ServerFixture.perRequest(builder()).peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"sleep\""));
    await();
    peer.close();
    assertThat(end()).isEqualTo("interrupted, cancelled: true");
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  @Requirement("CAN-02")
  void theEndOfASharedChannelCancelsAllItsCalls() throws Exception {
    ServerFixture fixture = ServerFixture.shared(builder());
    Peer peer = fixture.peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"sleep\""));
    await();
    peer.close();
    assertThat(end()).isEqualTo("interrupted, cancelled: true");
  }

  @Test
  void onARequestsOwnChannelANotificationCancelsNothing() throws Exception {
    Peer peer = ServerFixture.perRequest(builder()).peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"sleep\""));
    CallContext context = await();
    peer.sendRaw(cancelled("1"));
    assertThat(context.isCancelled()).isFalse();
    peer.close();
    end();
  }

  @Test
  void anInterruptOfTheHandlerDoesNotReachTheWriting() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Wire wire = Wire.shared();
    ServerFixture.builder()
        .tool(
            "self",
            "s",
            ctx -> {
              Thread.currentThread().interrupt();
              return "x";
            })
        .build()
        .serve(wire);
    Peer peer =
        new Peer(wire, Caller.ANONYMOUS) {
          @Override
          public void reply(JsonRpcResponse response, Disposition disposition) {
            interrupted.complete(Thread.currentThread().isInterrupted());
            super.reply(response, disposition);
          }
        };
    assertThat(peer.call("self", "{}").text()).isEqualTo("x");
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isFalse();
  }

  @Test
  void cancellingAnAsynchronousCallCancelsItsStage() throws Exception {
    CompletableFuture<String> stage = new CompletableFuture<>();
    Peer peer =
        ServerFixture.shared(
                ServerFixture.builder()
                    .maxRunningCalls(1)
                    .toolAsync(
                        Tool.builder("later", RawJson.of("{\"type\":\"object\"}")).build(),
                        (in, ctx) -> {
                          started.complete(ctx);
                          return stage;
                        })
                    .tool(ToolSpec.of("quick", "q", ctx -> "q").inline()))
            .peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"later\""));
    await();
    peer.sendRaw(cancelled("1"));
    assertThat(stage).failsWithin(Duration.ofSeconds(10));
    assertThat(stage).isCancelled();
    assertThat(peer.call("quick", "{}").text()).isEqualTo("q");
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  void anActionOfTheHandlersHoldsUpNobody() throws Exception {
    CompletableFuture<Thread> acting = new CompletableFuture<>();
    CountDownLatch go = new CountDownLatch(1);
    CompletableFuture<Boolean> second = new CompletableFuture<>();
    Peer peer = ServerFixture.shared(builder()).peer();
    peer.sendRaw(Peer.request(5, "tools/call", "\"name\":\"sleep\""));
    CallContext context = await();
    context.onCancel(
        () -> {
          acting.complete(Thread.currentThread());
          awaitQuietly(go);
          throw new IllegalStateException("on purpose");
        });
    context.onCancel(() -> second.complete(true));
    peer.sendRaw(cancelled("5"));
    assertThat(acting.get(10, TimeUnit.SECONDS)).isNotSameAs(Thread.currentThread());
    assertThat(end()).isEqualTo("interrupted, cancelled: true");
    assertThat(peer.ask("server/discover", "").result()).isNotNull();
    assertThat(second).as("they follow one another").isNotDone();
    go.countDown();
    assertThat(second.get(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void whileTooManyCancellationsHangFurtherCallsAreRefused() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    CountDownLatch gone = new CountDownLatch(1);
    ServerFixture fixture =
        ServerFixture.shared(
            builder()
                .maxRunningCalls(1)
                .tool("quick", "q", ctx -> "q")
                .tool(
                    "hang",
                    "h",
                    ctx -> {
                      ctx.onCancel(
                          () -> {
                            awaitQuietly(go);
                            gone.countDown();
                          });
                      started.complete(ctx);
                      new CountDownLatch(1).await();
                      return "never";
                    }));
    Peer peer = fixture.peer();
    peer.sendRaw(Peer.request(5, "tools/call", "\"name\":\"hang\""));
    await();
    peer.sendRaw(cancelled("5"));
    assertThat(peer.call("quick", "{}").error().getString("message")).isEqualTo("server is busy");
    go.countDown();
    assertThat(gone.await(10, TimeUnit.SECONDS)).isTrue();
    fixture.close();
  }

  @Test
  void closingWaitsForTheActions() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    ServerFixture fixture = ServerFixture.shared(builder().closeTimeout(Duration.ofMillis(50)));
    fixture.peer().sendRaw(Peer.request(5, "tools/call", "\"name\":\"sleep\""));
    await().onCancel(told::countDown);
    fixture.close();
    assertThat(told.getCount()).isZero();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
