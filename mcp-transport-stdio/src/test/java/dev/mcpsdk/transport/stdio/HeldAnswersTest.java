package dev.mcpsdk.transport.stdio;

import static dev.mcpsdk.transport.stdio.RecordingInbound.next;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers given on the thread that reads are written together, and yet none too late. */
class HeldAnswersTest {

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> input = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> writes = new LinkedBlockingQueue<>();
  private final BlockingQueue<Throwable> failures = new LinkedBlockingQueue<>();
  private StreamLimits limits = StreamLimits.DEFAULT;

  /** Gives what one write of the peer would be. */
  private final InputStream in =
      new InputStream() {
        @Override
        public int read() {
          throw new AssertionError("byte by byte");
        }

        @Override
        public int read(byte[] b, int off, int len) throws IOException {
          try {
            byte[] chunk = next(input);
            if (chunk == END) {
              return -1;
            }
            System.arraycopy(chunk, 0, b, off, chunk.length);
            return chunk.length;
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        }
      };

  private final OutputStream out =
      new OutputStream() {
        @Override
        public void write(int b) {
          throw new AssertionError("byte by byte");
        }

        @Override
        public void write(byte[] b, int off, int len) {
          writes.add(new String(b, off, len, StandardCharsets.UTF_8));
        }
      };

  private StreamChannel read(BiConsumer<Long, Channel> handler) {
    RecordingInbound inbound =
        new RecordingInbound((message, channel) -> handler.accept(idOf(message), channel));
    StreamChannel channel = new StreamChannel(in, out, false, limits, inbound);
    Thread reader =
        new Thread(
            () -> {
              try {
                channel.readAll();
              } catch (IOException | RuntimeException | Error e) {
                failures.add(e);
              }
            });
    reader.setDaemon(true);
    reader.start();
    return channel;
  }

  @AfterEach
  void endReading() {
    input.add(END);
    assertThat(failures).isEmpty();
  }

  private static long idOf(JsonRpcMessage message) {
    return message instanceof JsonRpcRequest request ? ((RequestId.Num) request.id()).value() : -1;
  }

  private static void answer(long id, Channel channel) {
    channel.reply(Wires.result(new RequestId.Num(id), "done"), Disposition.HANDLED);
  }

  private static String calls(int from, int to) {
    StringBuilder lines = new StringBuilder();
    for (int id = from; id <= to; id++) {
      lines
          .append("{\"jsonrpc\":\"2.0\",\"id\":")
          .append(id)
          .append(",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}\n");
    }
    return lines.toString();
  }

  private void say(String chunk) {
    input.add(chunk.getBytes(StandardCharsets.UTF_8));
  }

  private static List<Integer> ids(String written) {
    List<Integer> ids = new ArrayList<>();
    for (String line : written.lines().toList()) {
      assertThat(line).startsWith("{\"jsonrpc\":\"2.0\",\"id\":").endsWith("}");
      ids.add(Integer.valueOf(line.substring(22, line.indexOf(',', 22))));
    }
    return ids;
  }

  @Test
  void aLineFollowedBySilenceIsAnsweredAtOnce() throws Exception {
    StreamChannel channel = read(HeldAnswersTest::answer);
    for (int id = 1; id <= 3; id++) {
      say(calls(id, id));
      assertThat(ids(next(writes))).containsExactly(id);
    }
    assertThat(channel.awaitAnswered(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aBurstIsAnsweredInOrderInFewWrites() throws Exception {
    StreamChannel channel = read(HeldAnswersTest::answer);
    int count = 300;
    say(calls(1, count));
    List<Integer> answered = new ArrayList<>();
    int written = 0;
    while (answered.size() < count) {
      answered.addAll(ids(next(writes)));
      written++;
    }
    assertThat(answered).doesNotHaveDuplicates().isSorted().hasSize(count);
    // Not one either: the peer can go on meanwhile. A busy machine makes it more, as time is a
    // bound, too.
    assertThat(written).isBetween(2, count / 2);
    assertThat(channel.awaitAnswered(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void theBeginningOfALineHoldsNothingBack() throws Exception {
    StreamChannel channel = read(HeldAnswersTest::answer);
    say(calls(1, 2) + "{\"jsonrpc\":\"2.0\",\"id\":3");
    List<Integer> answered = new ArrayList<>();
    while (answered.size() < 2) {
      answered.addAll(ids(next(writes)));
    }
    assertThat(answered).containsExactly(1, 2);
    say(",\"method\":\"tools/call\",\"params\":{\"name\":\"echo\"}}\n");
    assertThat(ids(next(writes))).containsExactly(3);
    assertThat(channel.awaitAnswered(Duration.ofSeconds(10))).isTrue();
  }

  @Test
  void aLastLineWithoutItsEndIsAnswered() throws Exception {
    read(HeldAnswersTest::answer);
    say(calls(1, 1).strip());
    input.add(END);
    assertThat(ids(next(writes))).containsExactly(1);
  }

  @Test
  void whatIsHeldDoesNotWaitForAHandlerWhenTheConnectionIsClosed() throws Exception {
    BlockingQueue<Long> entered = new LinkedBlockingQueue<>();
    BlockingQueue<Long> leave = new LinkedBlockingQueue<>();
    StreamChannel channel =
        read(
            (id, reply) -> {
              if (id == 2) {
                entered.add(id);
                await(leave);
              }
              answer(id, reply);
            });
    say(calls(1, 2));
    next(entered);
    assertThat(channel.awaitAnswered(Duration.ofMillis(1))).isFalse();
    assertThat(ids(next(writes))).containsExactly(1);
    leave.add(2L);
    assertThat(channel.awaitAnswered(Duration.ofSeconds(10))).isTrue();
    assertThat(ids(next(writes))).containsExactly(2);
    channel.end(new TransportException("the end of the test"));
  }

  @Test
  void whatOthersSendWritesWhatIsHeldBeforeIt() throws Exception {
    // Room for no more than the first answer: who sends must not wait for it to be written.
    limits = limits.withMaxQueuedBytes(1024);
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    read(
        (id, reply) -> {
          reply.reply(Wires.result(new RequestId.Num(id), "x".repeat(1100)), Disposition.HANDLED);
          Thread other = new Thread(() -> reply.send(Wires.progress(7, 1)));
          other.start();
          seen.add(await(writes) + await(writes));
        });
    say(calls(1, 1));
    assertThat(next(seen)).matches("(?s)\\{[^\n]*\"id\":1,[^\n]*}\n[^\n]*progress[^\n]*\n");
  }

  @Test
  void nobodyWaitsForARowOfSlowHandlers() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    read(
        (id, reply) -> {
          if (id == 2) {
            spin(Duration.ofMillis(1));
          } else if (id == 3) {
            seen.add(String.join("", writes));
          }
          answer(id, reply);
        });
    say(calls(1, 3));
    assertThat(ids(next(seen))).containsExactly(1, 2);
  }

  @Test
  void whoListensToNotificationsDelaysNoAnswer() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    read(
        (id, reply) -> {
          if (id < 0) {
            seen.add(String.join("", writes));
          } else {
            answer(id, reply);
          }
        });
    say(calls(1, 1) + "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}\n");
    assertThat(ids(next(seen))).containsExactly(1);
  }

  @Test
  void aRequestOfOursIsLostWithTheConnectionThoughOneOfThePeersHadItsId() throws Exception {
    RecordingInbound inbound = new RecordingInbound();
    StreamChannel channel = new StreamChannel(in, out, false, limits, inbound);
    channel.send(Wires.call(1, "ours"));
    answer(1, channel);
    channel.end(new TransportException("the end of the test"));
    assertThat(next(inbound.lostIds)).isEqualTo(new RequestId.Num(1));
  }

  private static <T> T await(BlockingQueue<T> queue) {
    try {
      return next(queue);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void spin(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      Thread.onSpinWait();
    }
  }
}
