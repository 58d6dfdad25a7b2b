package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.websocket.Upgrade;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** A WebSocket whose client does nothing but answer pings. */
final class IdleSocket implements AutoCloseable {
  private static final int PING = 0x89;
  private static final byte[] PONG = {(byte) 0x8A, (byte) 0x80, 0, 0, 0, 0};

  private final SocketChannel channel;

  private IdleSocket(SocketChannel channel) {
    this.channel = channel;
  }

  static IdleSocket open(URI uri) throws IOException {
    SocketChannel channel = Upgrade.connect(uri);
    channel.configureBlocking(false);
    return new IdleSocket(channel);
  }

  /**
   * Answers the ping that has come, if one has.
   *
   * @throws IOException if anything else has come, or the server has gone
   */
  void tend() throws IOException {
    ByteBuffer in = ByteBuffer.allocate(16);
    int count = channel.read(in);
    if (count == 0) {
      return;
    }
    if (count != 2 || (in.get(0) & 0xFF) != PING || in.get(1) != 0) {
      throw new IOException("an idle connection did not stay open");
    }
    channel.write(ByteBuffer.wrap(PONG));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
