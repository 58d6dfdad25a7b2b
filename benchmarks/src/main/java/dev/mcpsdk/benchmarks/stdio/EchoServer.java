package dev.mcpsdk.benchmarks.stdio;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;

/** The limit: a process that writes back each line, and flushes when it has read no further one. */
final class EchoServer {
  private static final int BUFFER = 64 * 1024;

  private EchoServer() {}

  public static void main(String[] args) throws IOException {
    BufferedReader in =
        new BufferedReader(
            new InputStreamReader(new FileInputStream(FileDescriptor.in), StandardCharsets.UTF_8),
            BUFFER);
    BufferedWriter out =
        new BufferedWriter(
            new OutputStreamWriter(
                new FileOutputStream(FileDescriptor.out), StandardCharsets.UTF_8),
            BUFFER);
    for (String line; (line = in.readLine()) != null; ) {
      out.write(line);
      out.write('\n');
      if (!in.ready()) {
        out.flush();
      }
    }
  }
}
