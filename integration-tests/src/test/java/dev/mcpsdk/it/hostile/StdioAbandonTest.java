package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.Messages.call;
import static dev.mcpsdk.it.hostile.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.transport.stdio.StdioServerTransport;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients on pipes that write too much, do not read, or go away. */
class StdioAbandonTest {

  private static final int MAX_LINE = 100_000;
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(2);

  private Leaks leaks;
  private Subject subject;
  private LineLink link;

  @BeforeEach
  void open() {
    leaks = Leaks.baseLine();
    subject =
        new Subject(
            McpServer.builder("subject", "1")
                .maxRunningCalls(20)
                .maxSubscriptions(5)
                .closeTimeout(Duration.ofSeconds(1)));
    link = LineLink.pipes(subject.server, settings());
  }

  private static StdioServerTransport.Builder settings() {
    return StdioServerTransport.builder()
        .maxLineBytes(MAX_LINE)
        .maxQueuedBytes(64 * 1024)
        .writeTimeout(WRITE_TIMEOUT)
        .closePatience(Duration.ofMillis(300));
  }

  @AfterEach
  void close() {
    assertGood(link);
    assertThat(link.lines).isEmpty();
    subject.assertIdle();
    link.close();
    subject.close();
    leaks.assertNothingLeft();
  }

  private static void assertGood(LineLink link) {
    Answer good = link.ask(Messages.echo("\"good\"", "still here"));
    assertThat(good.id()).isEqualTo("\"good\"");
    assertThat(good.result()).isNotNull();
  }

  @Test
  void aLineOverTheLimit() {
    Answer answer = link.ask(Messages.echo("1", "x".repeat(MAX_LINE)));
    assertThat(answer.code()).isEqualTo(-32600);
    assertThat(answer.id()).isNull();
    assertThat(answer.message()).contains("100000", "maxLineBytes");
    String most = Messages.echo("1", "");
    assertThat(link.ask(Messages.echo("1", "x".repeat(MAX_LINE - most.length()))).result())
        .isNotNull();
  }

  @Test
  void aLineThatDoesNotEnd() {
    byte[] part = "[".repeat(64 * 1024).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < 500; i++) {
      link.raw(part);
    }
    assertThat(link.next().code()).isEqualTo(-32600);
    link.tell("");
  }

  @Test
  void noiseInLines() {
    Random random = new Random(7);
    byte[] noise = new byte[200];
    for (int i = 0; i < 2_000; i++) {
      random.nextBytes(noise);
      for (int at = 0; at < noise.length; at++) {
        noise[at] = noise[at] == '\n' || noise[at] == '\r' ? (byte) 'n' : noise[at];
      }
      noise[0] = (byte) (0x80 | noise[0]);
      Answer answer = link.ask(noise);
      assertThat(answer.code()).isEqualTo(-32700);
    }
  }

  @Test
  void anIdThatIsInUse() {
    link.tell(call("7", "wait", "{}"));
    Waiting.next(subject.begun, "the call");
    for (int i = 0; i < 100; i++) {
      Answer refused = link.ask(call("7", "add", "{\"a\":1,\"b\":2}"));
      assertThat(refused.code()).isEqualTo(-32600);
      assertThat(refused.id()).isEqualTo("7");
    }
    assertThat(link.ask(call("\"7\"", "add", "{\"a\":1,\"b\":2}")).id()).isEqualTo("\"7\"");
    link.tell(Messages.cancel("\"7\""));
    assertGood(link);
    assertThat(subject.running.get()).as("the text 7 is not the number").isEqualTo(1);
    link.tell(Messages.cancel("7"));
    Waiting.next(subject.interrupted, "the interrupt");
    Waiting.until("the id is free", () -> Insides.runningCalls(subject.server) == 0);
    assertThat(link.ask(call("7", "add", "{\"a\":1,\"b\":2}")).result()).isNotNull();
  }

  @Test
  void aFloodOfWhatNobodyAnswers() {
    link.tell(call("7", "wait", "{}"));
    Waiting.next(subject.begun, "the call");
    StringBuilder flood = new StringBuilder();
    for (int i = 100; i < 20_100; i++) {
      flood.append(Messages.cancel(String.valueOf(i))).append('\n');
      flood.append("{\"jsonrpc\":\"2.0\",\"id\":").append(i).append(",\"result\":{}}\n");
    }
    link.raw(flood.toString().getBytes(StandardCharsets.UTF_8));
    assertGood(link);
    assertThat(subject.running.get()).isEqualTo(1);
    link.tell(Messages.cancel("7"));
    Waiting.next(subject.interrupted, "the interrupt");
  }

  @Test
  void moreListenersAndCallsThanAllowed() {
    String filter = "\"notifications\":{\"toolsListChanged\":true}";
    for (int i = 0; i < 5; i++) {
      assertThat(link.ask(request(String.valueOf(i), "subscriptions/listen", filter)).text())
          .contains("acknowledged");
    }
    Answer refused = link.ask(request("99", "subscriptions/listen", filter));
    assertThat(refused.code()).isEqualTo(-32603);
    assertThat(refused.id()).isEqualTo("99");
    subject.server.tools().add(ToolSpec.of("new", "New", ctx -> "new"));
    for (int i = 0; i < 5; i++) {
      assertThat(link.next().text()).contains("list_changed");
      link.tell(Messages.cancel(String.valueOf(i)));
    }
    Waiting.until("nobody listens", () -> Insides.subscriptions(subject.server) == 0);
    for (int i = 0; i < 20; i++) {
      link.tell(call(String.valueOf(i), "wait", "{}"));
      Waiting.next(subject.begun, "the call");
    }
    assertThat(link.ask(call("99", "wait", "{}")).code()).isEqualTo(-32603);
    for (int i = 0; i < 20; i++) {
      link.tell(Messages.cancel(String.valueOf(i)));
      Waiting.next(subject.interrupted, "the interrupt");
    }
  }

  @Test
  void aClientThatEndsInTheMiddleOfALine() {
    LineLink other = LineLink.pipes(subject.server, settings());
    other.tell(call("1", "wait", "{}"));
    Waiting.next(subject.begun, "the call");
    other.raw("{\"jsonrpc\":\"2.0\",\"id\":2,\"meth".getBytes(StandardCharsets.UTF_8));
    other.close();
    Waiting.next(subject.interrupted, "the interrupt");
  }

  @Test
  void aClientThatStopsListeningToItsCalls() {
    LineLink other = LineLink.pipes(subject.server, settings());
    other.tell(call("1", "storm", "{}").replace(Messages.META, Messages.progressToken("1")));
    Waiting.next(other.lines, "progress");
    other.close();
    Waiting.next(subject.interrupted, "the end of the storm");
  }

  @Test
  void answersForAClientThatNeverReads() throws Exception {
    LineLink.Pipes deaf = LineLink.Pipes.open();
    LineLink.serve(subject.server, settings(), deaf);
    try (var out = deaf.clientOut()) {
      StringBuilder calls = new StringBuilder();
      for (int i = 0; i < 15; i++) {
        calls.append(call(String.valueOf(i), "large", "{\"bytes\":1000000}")).append('\n');
      }
      out.write(calls.toString().getBytes(StandardCharsets.UTF_8));
      out.flush();
      Bystander bystander = Bystander.calling(link);
      for (int i = 0; i < 15; i++) {
        Waiting.next(subject.begun, "the call");
      }
      bystander.awaitCalls(3);
      deaf.awaitServerSideClosed();
      bystander.assertUndisturbed(WRITE_TIMEOUT);
      subject.assertIdle();
    } catch (UncheckedIOException e) {
      throw new AssertionError(e);
    } finally {
      deaf.close();
    }
  }
}
