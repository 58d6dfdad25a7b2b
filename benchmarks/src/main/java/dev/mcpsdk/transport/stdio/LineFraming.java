package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A way for benchmarks into a package that is nobody's to see. */
public final class LineFraming {
  private final LineWriter writer;

  /** Writes to this stream. */
  public LineFraming(OutputStream out) {
    this.writer =
        new LineWriter(out, StreamLimits.DEFAULT, Runnable::run, Runnable::run, failure -> {});
  }

  public void send(JsonRpcMessage message) {
    writer.send(message);
  }

  /** How many bytes the lines have. */
  public static int read(InputStream in) throws IOException {
    int[] sum = new int[1];
    new LineReader(in, StreamLimits.DEFAULT.maxLineBytes())
        .readAll(
            new LineReader.Lines() {
              @Override
              public void line(byte[] buffer, int offset, int length) {
                sum[0] += length;
              }

              @Override
              public void tooLong(int limit) {
                throw new IllegalStateException("a line is too long");
              }
            });
    return sum[0];
  }
}
