package dev.mcpsdk.transport.stdio;

import static dev.mcpsdk.transport.stdio.RecordingInbound.next;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class StdioServerTransportTest {

  // Pipes of the system: those of java.io fail when a writing thread ends.
  private final OutputStream toServer;
  private final InputStream fromServer;
  private Duration closePatience = Duration.ofMillis(100);
  private final InputStream serverIn;
  private final OutputStream serverOut;

  StdioServerTransportTest() throws IOException {
    Pipe requests = Pipe.open();
    Pipe responses = Pipe.open();
    toServer = Channels.newOutputStream(requests.sink());
    serverIn = Channels.newInputStream(requests.source());
    serverOut = Channels.newOutputStream(responses.sink());
    fromServer = Channels.newInputStream(responses.source());
  }

  private StdioServerTransport transport(Duration writeTimeout) {
    return StdioServerTransport.builder()
        .streams(serverIn, serverOut)
        .maxLineBytes(4096)
        .closePatience(closePatience)
        .maxQueuedBytes(4096)
        .writeTimeout(writeTimeout)
        .build();
  }

  private void say(String line) throws IOException {
    toServer.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  private BufferedReader answers() {
    return new BufferedReader(new InputStreamReader(fromServer, StandardCharsets.UTF_8));
  }

  private static String call(Object id) {
    return "{\"jsonrpc\":\"2.0\",\"id\":"
        + id
        + ",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}";
  }

  @Test
  void aMalformedLineDoesNotEndTheConnection() throws Exception {
    RecordingInbound inbound = new RecordingInbound();
    StdioServerTransport transport = transport(Duration.ofSeconds(5));
    transport.start(inbound);
    say("rubbish");
    assertThat(next(inbound.malformed).code()).isEqualTo(-32700);
    say("[]");
    assertThat(next(inbound.malformed).code()).isEqualTo(-32600);
    say("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":5}");
    assertThat(next(inbound.malformed).id()).isEqualTo(new RequestId.Num(7));
    say("x".repeat(5000));
    assertThat(next(inbound.malformed).message()).contains("maxLineBytes");
    say(call("\"7\""));
    assertThat(((JsonRpcRequest) next(inbound.messages)).id()).isEqualTo(new RequestId.Text("7"));
    transport.close();
    transport.close();
  }

  /** RPC-15: one answer for the whole array, and what is told meanwhile does not wait for it. */
  @Test
  void anArrayIsAnsweredByAnArray() throws Exception {
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    RecordingInbound inbound = new RecordingInbound((message, channel) -> channels.add(channel));
    inbound.takesBatches = true;
    StdioServerTransport transport = transport(Duration.ofSeconds(5));
    transport.start(inbound);
    say("[" + call(1) + ",7," + call(2) + "," + call(3) + "]");
    Channel channel = next(channels);
    assertThat(next(channels)).isSameAs(channel);
    assertThat(next(channels)).isSameAs(channel);
    BufferedReader answers = answers();
    channel.reply(Wires.result(new RequestId.Num(2), "two"), Disposition.HANDLED);
    channel.release(new RequestId.Num(3));
    channel.reply(Wires.result(new RequestId.Num(9), "not of the array"), Disposition.HANDLED);
    assertThat(answers.readLine()).contains("\"id\":9");
    channel.reply(Wires.result(new RequestId.Num(1), "one"), Disposition.HANDLED);
    assertThat(answers.readLine())
        .startsWith("[")
        .endsWith("]")
        .contains("one")
        .contains("two")
        .contains("-32600")
        .doesNotContain("\"id\":3");
    say("[]");
    assertThat(next(inbound.malformed).code()).isEqualTo(-32600);
    say("[7]");
    assertThat(answers.readLine()).startsWith("[").contains("-32600");
    transport.close();
  }

  @Test
  void answersUnderWayAreWrittenBeforeItEndsWithItsInput() throws Exception {
    closePatience = Duration.ofSeconds(10);
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    RecordingInbound inbound = new RecordingInbound((message, channel) -> channels.add(channel));
    StdioServerTransport transport = transport(Duration.ofSeconds(5));
    CountDownLatch ended = new CountDownLatch(1);
    transport.onEnded(ended::countDown);
    transport.start(inbound);
    say(call(1));
    Channel channel = next(channels);
    CountDownLatch closed = new CountDownLatch(1);
    channel.onClosed(closed::countDown);
    toServer.close();
    assertThat(ended.await(200, TimeUnit.MILLISECONDS)).isFalse();
    channel.reply(Wires.result(new RequestId.Num(1), "late"), Disposition.HANDLED);
    assertThat(answers().readLine()).contains("\"id\":1").contains("late");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> channel.send(Wires.progress(1, 1)))
        .isInstanceOf(TransportException.class);
    assertThat(channel.offer(Wires.progress(1, 1))).isFalse();
  }

  @Test
  void linesOfManyThreadsNeverMixAndNoneIsLost() throws Exception {
    int threads = 16;
    int each = 500;
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    StdioServerTransport transport = transport(Duration.ofSeconds(30));
    transport.start(new RecordingInbound((message, channel) -> channels.add(channel)));
    say(call(1));
    Channel channel = next(channels);
    List<Thread> senders = new ArrayList<>();
    for (int t = 0; t < threads; t++) {
      int from = t * each;
      Thread sender =
          new Thread(
              () -> {
                for (int i = from; i < from + each; i++) {
                  channel.send(Wires.result(new RequestId.Num(i), "é".repeat(i % 97)));
                }
              });
      senders.add(sender);
      sender.start();
    }
    Set<String> ids = new HashSet<>();
    BufferedReader reader = answers();
    for (int i = 0; i < threads * each; i++) {
      String line = reader.readLine();
      assertThat(line).startsWith("{\"jsonrpc\":\"2.0\",\"id\":").endsWith("}");
      ids.add(line.substring(0, line.indexOf(",\"result")));
    }
    assertThat(ids).hasSize(threads * each);
    for (Thread sender : senders) {
      sender.join(10_000);
      assertThat(sender.isAlive()).isFalse();
    }
    transport.close();
  }

  @Test
  void aPeerThatNeverReadsBlocksSendersForABoundedTimeOnly() throws Exception {
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    StdioServerTransport transport = transport(Duration.ofMillis(300));
    CountDownLatch ended = new CountDownLatch(1);
    transport.onEnded(ended::countDown);
    transport.start(new RecordingInbound((message, channel) -> channels.add(channel)));
    say(call(1));
    Channel channel = next(channels);
    CountDownLatch closed = new CountDownLatch(1);
    channel.onClosed(closed::countDown);
    Thread stuck =
        new Thread(
            () -> {
              try {
                while (true) {
                  channel.send(Wires.result(new RequestId.Num(2), "x".repeat(1000)));
                }
              } catch (TransportException expected) {
                // The end of it.
              }
            });
    stuck.start();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> channel.send(Wires.progress(1, 1)))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("does not read");
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
    fromServer.close();
    stuck.join(10_000);
    assertThat(stuck.isAlive()).isFalse();
  }

  @Test
  void offersNeverBlockAndEqualOnesAreSentOnce() throws Exception {
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    StdioServerTransport transport = transport(Duration.ofSeconds(20));
    transport.start(new RecordingInbound((message, channel) -> channels.add(channel)));
    say(call(1));
    Channel channel = next(channels);
    int accepted = 0;
    // Nobody reads: what fits the pipe leaves, 1024 wait, then there is no room.
    for (int i = 0; i < 5000 && channel.offer(Wires.progress(1, i)); i++) {
      accepted++;
    }
    assertThat(accepted).isBetween(1024, 4999);
    BufferedReader reader = answers();
    for (int i = 0; i < accepted; i++) {
      assertThat(reader.readLine()).contains("\"progress\":" + i + "}");
    }
    transport.close();
  }

  @Test
  void aSenderThatIsInterruptedDoesNotCloseTheStreamOfAll() throws Exception {
    StdioServerTransport transport = transport(Duration.ofSeconds(5));
    transport.start(
        new RecordingInbound(
            (message, channel) -> {
              Thread.currentThread().interrupt();
              channel.reply(
                  Wires.result(((JsonRpcRequest) message).id(), "done"), Disposition.HANDLED);
              assertThat(Thread.interrupted()).isTrue();
            }));
    BufferedReader answers = answers();
    for (int i = 0; i < 2; i++) {
      say(call(i));
      assertThat(answers.readLine()).contains("\"id\":" + i);
    }
    transport.close();
  }

  @Test
  void aStreamThatFailsInItsOwnWayEndsTheConnectionToo() throws Exception {
    OutputStream broken =
        new OutputStream() {
          @Override
          public void write(int b) {
            throw new IllegalStateException("recycled");
          }
        };
    LinkedBlockingQueue<Channel> channels = new LinkedBlockingQueue<>();
    StdioServerTransport transport = StdioServerTransport.over(serverIn, broken);
    transport.start(new RecordingInbound((message, channel) -> channels.add(channel)));
    say(call(1));
    Channel channel = next(channels);
    CountDownLatch closed = new CountDownLatch(1);
    channel.onClosed(closed::countDown);
    assertThat(channel.offer(Wires.progress(1, 1))).isTrue();
    assertThat(closed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThatThrownBy(() -> channel.send(Wires.progress(1, 1)))
        .isInstanceOf(TransportException.class);
    assertThat(channel.offer(Wires.progress(1, 1))).isFalse();
    transport.close();
  }

  @Test
  void anErrorOfTheReceiverEndsTheConnectionInsteadOfLeavingItDeaf() throws Exception {
    StdioServerTransport transport = transport(Duration.ofSeconds(5));
    CountDownLatch ended = new CountDownLatch(1);
    transport.onEnded(ended::countDown);
    transport.start(
        new RecordingInbound(
            (message, channel) -> {
              throw new NoClassDefFoundError("a part of the application");
            }));
    say(call(1));
    assertThat(ended.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
