package dev.mcpsdk.benchmarks.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** One connection with at most one request under way. */
final class Connection implements AutoCloseable {
  private static final int OK = 200;

  private final Rotation calls;
  private final SocketChannel channel;
  private final byte[] input = new byte[64 * 1024];
  private final ByteBuffer inputBuffer = ByteBuffer.wrap(input);
  private final ResponseParser parser = new ResponseParser();
  private int id = HttpCall.FIRST_ID;
  private long since;
  private boolean waiting;
  private long expectedBytes = -1;

  Connection(Rotation calls, InetSocketAddress address, Selector selector) throws IOException {
    this.calls = calls;
    this.channel = SocketChannel.open(address);
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
    channel.configureBlocking(false);
    channel.register(selector, SelectionKey.OP_READ, this);
  }

  /**
   * @param from when its latency begins
   * @param keep whether the answer is kept for {@link #check}
   */
  void send(long from, boolean keep) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(calls.next(++id));
    since = from;
    waiting = true;
    parser.begin(keep);
    while (bytes.hasRemaining()) {
      channel.write(bytes);
    }
  }

  /** Reads what is there; whether it completes the answer. */
  boolean receive() throws IOException {
    while (true) {
      inputBuffer.clear();
      int count = channel.read(inputBuffer);
      if (count < 0) {
        throw new IOException("the server closed the connection");
      }
      if (count == 0) {
        return false;
      }
      if (parser.take(input, 0, count)) {
        waiting = false;
        if (parser.status() != OK || expectedBytes >= 0 && parser.bodyBytes() != expectedBytes) {
          throw new IOException(
              "status "
                  + parser.status()
                  + " with "
                  + parser.bodyBytes()
                  + " bytes instead of "
                  + expectedBytes
                  + ' '
                  + parser.body());
        }
        return true;
      }
      if (count < input.length) {
        return false;
      }
    }
  }

  /** Looks at the kept answer; later ones must be of its size. */
  void check() throws IOException {
    String body = parser.body();
    if (!body.contains(Integer.toString(id)) || !body.contains(calls.expected())) {
      throw new IOException("expected " + id + " and '" + calls.expected() + "' in " + body);
    }
    expectedBytes = parser.bodyBytes();
  }

  long since() {
    return since;
  }

  boolean isWaiting() {
    return waiting;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
