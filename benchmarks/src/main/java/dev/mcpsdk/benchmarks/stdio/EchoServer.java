package dev.mcpsdk.benchmarks.stdio;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** The limit: a process that writes back whole lines as they come, as many at once as it has. */
final class EchoServer {
  private EchoServer() {}

  public static void main(String[] args) throws IOException {
    InputStream in = new FileInputStream(FileDescriptor.in);
    OutputStream out = new FileOutputStream(FileDescriptor.out);
    byte[] buffer = new byte[64 * 1024];
    int filled = 0;
    for (int count; (count = in.read(buffer, filled, buffer.length - filled)) >= 0; ) {
      filled += count;
      int end = filled;
      while (end > 0 && buffer[end - 1] != '\n') {
        end--;
      }
      out.write(buffer, 0, end);
      System.arraycopy(buffer, end, buffer, 0, filled - end);
      filled -= end;
      if (filled == buffer.length) {
        buffer = Arrays.copyOf(buffer, filled * 2);
      }
    }
  }
}
