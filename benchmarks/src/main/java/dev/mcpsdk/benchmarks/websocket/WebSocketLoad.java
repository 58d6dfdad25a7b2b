package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.load.HttpCall;
import dev.mcpsdk.benchmarks.load.HttpLoad;
import dev.mcpsdk.benchmarks.load.Latencies;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/**
 * A bare client: sends one call again and again over one connection, on the calling thread alone,
 * and checks every answer. What is due at once is written at once.
 */
final class WebSocketLoad implements AutoCloseable {
  private static final long ANSWER_MILLIS = 30_000;

  /** More than are ever unanswered, so that a late one still finds when it was sent. */
  private static final int TIMES = 1 << 16;

  private final SocketChannel channel;
  private final Selector selector;
  private final CallFrames calls;
  private final AnswerFrames answers = new AnswerFrames();
  private final long[] sentAt = new long[TIMES];
  private int id = HttpCall.FIRST_ID;
  private long answered;
  private Latencies latencies = new Latencies();

  private WebSocketLoad(SocketChannel channel, Selector selector, String body) {
    this.channel = channel;
    this.selector = selector;
    this.calls = new CallFrames(body);
  }

  /**
   * Connects and calls once.
   *
   * @param body as for {@link CallFrames}
   * @param expected what the answer must contain
   */
  static WebSocketLoad open(URI uri, String body, String expected) throws IOException {
    SocketChannel channel = Upgrade.connect(uri);
    try {
      channel.configureBlocking(false);
      Selector selector = Selector.open();
      channel.register(selector, SelectionKey.OP_READ);
      WebSocketLoad load = new WebSocketLoad(channel, selector, body);
      load.run(1, 1, Long.MAX_VALUE);
      if (!load.answer().contains(expected)) {
        throw new IOException("expected '" + expected + "' in " + load.answer());
      }
      return load;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** The first answer, to the call under the id after {@link HttpCall#FIRST_ID}. */
  String answer() {
    return answers.first();
  }

  /** Sends until either limit is reached, with at most that many unanswered. */
  HttpLoad.Outcome run(int inFlight, long maxCalls, long maxNanos) throws IOException {
    ByteBuffer batch = ByteBuffer.allocate(inFlight * calls.length());
    ByteBuffer input = ByteBuffer.wrap(answers.buffer());
    latencies = new Latencies();
    answered = 0;
    long start = System.nanoTime();
    long sent = 0;
    do {
      if (sent < maxCalls && System.nanoTime() - start < maxNanos) {
        long count = Math.min(inFlight - (sent - answered), maxCalls - sent);
        send((int) count, batch);
        sent += count;
      }
      receive(input);
    } while (answered < sent || sent < maxCalls && System.nanoTime() - start < maxNanos);
    return new HttpLoad.Outcome(answered, System.nanoTime() - start, latencies);
  }

  @Override
  public void close() throws IOException {
    selector.close();
    channel.close();
  }

  private void send(int count, ByteBuffer batch) throws IOException {
    if (count == 0) {
      return;
    }
    long now = System.nanoTime();
    batch.clear();
    for (int i = 0; i < count; i++) {
      id++;
      answers.ask(id);
      sentAt[id % TIMES] = now;
      calls.put(id, batch);
    }
    batch.flip();
    while (batch.hasRemaining()) {
      channel.write(batch);
    }
  }

  private void receive(ByteBuffer input) throws IOException {
    if (selector.select(key -> {}, ANSWER_MILLIS) == 0) {
      throw new IOException("no answer within " + ANSWER_MILLIS + " ms");
    }
    input.position(answers.filled());
    int count = channel.read(input);
    if (count < 0) {
      throw new IOException("the server closed the connection");
    }
    answers.added(count, this::answered);
  }

  private void answered(int callId) {
    answered++;
    latencies.add(System.nanoTime() - sentAt[callId % TIMES]);
  }
}
