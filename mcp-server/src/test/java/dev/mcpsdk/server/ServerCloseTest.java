package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ServerCloseTest {

  @Test
  void waitsForCallsUnderWayAndTakesNoFurther() throws Exception {
    CompletableFuture<String> go = new CompletableFuture<>();
    CountDownLatch inside = new CountDownLatch(1);
    ServerFixture fixture =
        ServerFixture.shared(
            ServerFixture.builder()
                .tool(
                    "wait",
                    "w",
                    ctx -> {
                      inside.countDown();
                      return go.get();
                    })
                .tool("t", "t", ctx -> "x"));
    Peer peer = fixture.peer();
    peer.sendRaw(Peer.request(99, "tools/call", "\"name\":\"wait\""));
    inside.await();
    Peer listener = fixture.peer();
    listener.ask("subscriptions/listen", "\"notifications\":{\"toolsListChanged\":true}");
    CompletableFuture<Void> closing = CompletableFuture.runAsync(fixture::close);
    assertThat(listener.take().result()).as("streams end first").isNotNull();
    Peer.Came refused = peer.ask("tools/call", "\"name\":\"t\"");
    assertThat(refused.code()).isEqualTo(-32603);
    assertThat(refused.disposition()).isEqualTo(Disposition.BUSY);
    assertThat(fixture.wire().closed).isFalse();
    go.complete("done");
    assertThat(peer.take().text()).isEqualTo("done");
    closing.get(10, TimeUnit.SECONDS);
    assertThat(fixture.wire().closed).isTrue();
  }

  @Test
  void cancelsWhatDoesNotEndInTime() throws Exception {
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    CountDownLatch inside = new CountDownLatch(1);
    ServerFixture fixture =
        ServerFixture.shared(
            ServerFixture.builder()
                .closeTimeout(Duration.ofMillis(1))
                .tool(
                    "wait",
                    "w",
                    ctx -> {
                      inside.countDown();
                      try {
                        new CountDownLatch(1).await();
                      } catch (InterruptedException e) {
                        interrupted.complete(true);
                      }
                      return "x";
                    }));
    Peer peer = fixture.peer();
    peer.sendRaw(Peer.request(1, "tools/call", "\"name\":\"wait\""));
    inside.await();
    fixture.close();
    assertThat(interrupted.get(10, TimeUnit.SECONDS)).isTrue();
    assertThat(peer.inbox()).isEmpty();
  }

  @Test
  void isIdempotentAndFinal() {
    ServerFixture fixture = ServerFixture.shared(ServerFixture.builder());
    fixture.close();
    fixture.close();
    fixture.server().awaitClose();
    assertThatThrownBy(() -> fixture.server().serve(Wire.shared()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void awaitCloseReturnsWhenTheLastTransportHasEnded() throws Exception {
    ServerFixture fixture = ServerFixture.shared(ServerFixture.builder());
    Wire other = Wire.shared();
    fixture.server().serve(other);
    CompletableFuture<Void> waiting =
        CompletableFuture.runAsync(() -> fixture.server().awaitClose());
    fixture.wire().endByItself();
    assertThat(waiting).isNotDone();
    other.endByItself();
    waiting.get(10, TimeUnit.SECONDS);
  }

  @Test
  void awaitCloseKeepsTheInterrupt() {
    Thread.currentThread().interrupt();
    ServerFixture.shared(ServerFixture.builder()).server().awaitClose();
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void aTransportThatCannotStartIsForgotten() {
    ServerTransport broken =
        new ServerTransport() {
          @Override
          public TransportTraits traits() {
            return new TransportTraits("broken", true, false);
          }

          @Override
          public void start(Inbound inbound) {
            throw new TransportException("the port is taken");
          }

          @Override
          public void onEnded(Runnable action) {}

          @Override
          public void close() {
            throw new AssertionError("never started");
          }
        };
    McpServer server = ServerFixture.builder().build();
    assertThatThrownBy(() -> server.serve(broken)).isInstanceOf(TransportException.class);
    server.close();
  }
}
