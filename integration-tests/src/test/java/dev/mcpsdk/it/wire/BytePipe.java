package dev.mcpsdk.it.wire;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * What is written at one end is read at the other. Like standard streams, and unlike pipes of NIO,
 * it does not mind if a thread that writes is interrupted.
 */
final class BytePipe {

  private static final byte[] END = {};

  private final BlockingQueue<byte[]> chunks = new LinkedBlockingQueue<>();
  private volatile boolean closed;

  OutputStream out() {
    return new Out();
  }

  InputStream in() {
    return new In();
  }

  /** Both ends: reading meets the end, writing fails. */
  void close() {
    closed = true;
    chunks.add(END);
  }

  private final class Out extends OutputStream {

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("the pipe is closed");
      }
      if (length > 0) {
        chunks.add(Arrays.copyOfRange(bytes, offset, offset + length));
      }
    }
  }

  private final class In extends InputStream {

    private byte[] chunk = END;
    private int position;
    private boolean ended;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      if (!ended && position == chunk.length) {
        try {
          chunk = chunks.take();
          position = 0;
        } catch (InterruptedException e) {
          throw new IOException("interrupted while reading", e);
        }
        ended = chunk == END;
      }
      if (ended) {
        return -1;
      }
      int count = Math.min(length, chunk.length - position);
      System.arraycopy(chunk, position, into, offset, count);
      position += count;
      return count;
    }
  }
}
