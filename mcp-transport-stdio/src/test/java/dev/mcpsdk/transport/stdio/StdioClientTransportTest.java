package dev.mcpsdk.transport.stdio;

import static dev.mcpsdk.transport.stdio.RecordingInbound.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StdioClientTransportTest {

  private final RecordingInbound inbound = new RecordingInbound();

  private static StdioClientTransport.Builder child(String behaviour) {
    return StdioClientTransport.builder(List.of(ChildMain.command(behaviour)))
        .closePatience(Duration.ofMillis(500))
        .restarts(
            new RestartPolicy(
                2, Duration.ofMillis(10), Duration.ofMillis(20), Duration.ofMinutes(1)));
  }

  private static List<ProcessHandle> children() {
    return ProcessHandle.current()
        .descendants()
        .filter(StdioClientTransportTest::isTestChild)
        .toList();
  }

  private static boolean isTestChild(ProcessHandle process) {
    Optional<String> line = process.info().commandLine();
    return line.isPresent() && line.get().contains(ChildMain.class.getName());
  }

  @Test
  void callsAServerAndEndsItsProcess() throws Exception {
    try (StdioClientTransport transport = child("echo").build()) {
      Channel channel = transport.connect(inbound);
      for (int i = 0; i < 100; i++) {
        channel.send(Wires.call(i, "héllo " + i));
      }
      for (int i = 0; i < 100; i++) {
        JsonRpcResult result = (JsonRpcResult) next(inbound.messages);
        assertThat(result.result()).isInstanceOf(CallToolResult.class);
        CallToolResult call = (CallToolResult) result.result();
        assertThat(((TextContent) call.content().get(0)).text()).isEqualTo("héllo " + i);
      }
      assertThat(children()).isNotEmpty();
    }
    assertThat(children()).isEmpty();
    assertThat(inbound.lost).isEmpty();
  }

  @Test
  void anExitFailsWhatIsPendingAtOnceAndSaysWhy() throws Exception {
    try (StdioClientTransport transport = child("die").stderr(line -> {}).build()) {
      Channel channel = transport.connect(inbound);
      CountDownLatch closed = new CountDownLatch(1);
      channel.onClosed(closed::countDown);
      channel.send(Wires.call(42, "x"));
      assertThat(next(inbound.lost))
          .hasMessageContaining("code 3")
          .hasMessageContaining("the disk is full");
      assertThat(next(inbound.lostIds)).isEqualTo(new RequestId.Num(42));
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
      assertThatThrownBy(() -> channel.send(Wires.call(43, "x")))
          .isInstanceOf(TransportException.class);
    }
  }

  @Test
  void isStartedAgainABoundedNumberOfTimes() throws Exception {
    try (StdioClientTransport transport = child("die").stderr(line -> {}).build()) {
      for (int start = 0; start < 3; start++) {
        Channel channel = transport.connect(inbound);
        channel.send(Wires.call(start, "x"));
        next(inbound.lost);
      }
      assertThatThrownBy(() -> transport.connect(inbound))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("maxRestarts 2");
    }
    StdioClientTransport closed = child("echo").build();
    closed.close();
    assertThatThrownBy(() -> closed.connect(inbound)).hasMessageContaining("closed");
  }

  @Test
  void aFloodOnStandardErrorBlocksNothing() throws Exception {
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (StdioClientTransport transport = child("flood").stderr(lines::add).build()) {
      transport.connect(inbound).send(Wires.call(1, "through"));
      assertThat(next(inbound.messages)).isInstanceOf(JsonRpcResult.class);
      assertThat(next(lines)).startsWith("line 0 on standard error");
    }
  }

  @Test
  void rubbishOnStandardOutputIsReportedAndPassedOver() throws Exception {
    try (StdioClientTransport transport = child("rubbish").build()) {
      Channel channel = transport.connect(inbound);
      assertThat(next(inbound.malformed).code()).isEqualTo(-32700);
      channel.send(Wires.call(1, "on"));
      assertThat(next(inbound.messages)).isInstanceOf(JsonRpcResult.class);
    }
  }

  @Test
  void aProcessThatWillNotEndIsKilledWithItsDescendants() throws Exception {
    StdioClientTransport transport = child("stubborn").build();
    transport.connect(inbound);
    next(inbound.messages);
    assertThat(children()).hasSize(2);
    long before = System.nanoTime();
    transport.close();
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(children()).isEmpty();
    transport.close();
  }

  @Test
  void aServerThatNeverReadsIsGivenUp() throws Exception {
    try (StdioClientTransport transport =
        child("silent").maxQueuedBytes(4096).writeTimeout(Duration.ofMillis(300)).build()) {
      Channel channel = transport.connect(inbound);
      CountDownLatch closed = new CountDownLatch(1);
      channel.onClosed(closed::countDown);
      String large = "x".repeat(10_000);
      assertThatThrownBy(
              () -> {
                while (true) {
                  channel.send(Wires.call(1, large));
                }
              })
          .isInstanceOf(TransportException.class);
      assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(children()).isEmpty();
  }

  @Test
  void aProgramThatIsNotThereIsNamed() {
    try (StdioClientTransport transport = StdioClientTransport.of("no-such-program-anywhere")) {
      assertThatThrownBy(() -> transport.connect(inbound))
          .isInstanceOf(TransportException.class)
          .hasMessageContaining("no-such-program-anywhere");
    }
  }

  @Test
  void aProcessAgesOnlyWhileItLives() throws Exception {
    Process process = new ProcessBuilder(ChildMain.command("die")).start();
    ServerProcess server =
        new ServerProcess(process, StreamLimits.DEFAULT, inbound, new StderrDrain(line -> {}));
    CountDownLatch closed = new CountDownLatch(1);
    server.channel().onClosed(closed::countDown);
    server.start();
    server.channel().send(Wires.call(1, "x"));
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    long age = server.ageNanos();
    assertThat(age).isPositive();
    assertThat(server.ageNanos()).isEqualTo(age);
    server.close(Duration.ofSeconds(1));
  }

  /** VER-16: a server that cannot be talked to makes room for a fresh process at once. */
  @Test
  void restartsWithoutCountingItAsAFailure() throws Exception {
    RestartPolicy never = RestartPolicy.NEVER;
    try (StdioClientTransport transport = child("echo").restarts(never).build()) {
      Channel first = transport.connect(inbound);
      CountDownLatch ended = new CountDownLatch(1);
      first.onClosed(ended::countDown);

      transport.restart();

      assertThat(ended.await(5, TimeUnit.SECONDS)).isTrue();
      transport.connect(inbound).send(Wires.call(1, "again"));
      assertThat(next(inbound.messages)).isInstanceOf(JsonRpcResult.class);
      assertThat(children()).hasSize(1);
    }
  }

  /** VER-21: what is learnt about a server holds for whoever runs the same program. */
  @Test
  void isIdentifiedByItsProgram() {
    Object echo = StdioClientTransport.of("a", "b").identity();
    assertThat(echo).isEqualTo(StdioClientTransport.of("a", "b").identity());
    assertThat(echo).isNotEqualTo(StdioClientTransport.of("a", "c").identity());
  }
}
