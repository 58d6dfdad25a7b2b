package dev.mcpsdk.benchmarks.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;

/**
 * Counts the answers in a stream of lines, each under an id that was asked and not answered yet.
 */
final class AnswerReader {
  private static final byte[] ID = {'"', 'i', 'd', '"', ':'};

  private final InputStream in;
  private final byte[] buffer = new byte[256 * 1024];
  private int filled;
  private BitSet seen = new BitSet();
  private int first;
  private boolean strangerSeen;

  AnswerReader(InputStream in) {
    this.in = in;
  }

  /** From now on ids are counted from this one. */
  void expect(int firstId) {
    first = firstId;
    seen = new BitSet();
  }

  /**
   * Waits for one answer or more. What is none, or came before, does not count.
   *
   * @return how many; -1 at the end of the stream
   */
  int read() throws IOException {
    int answers = 0;
    while (answers == 0) {
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        return -1;
      }
      int lineStart = 0;
      int end = filled + count;
      for (int i = filled; i < end; i++) {
        if (buffer[i] == '\n') {
          if (isAnswer(lineStart, i)) {
            answers++;
          } else if (!strangerSeen) {
            strangerSeen = true;
            System.err.println("not an answer to an open call: " + text(lineStart, i));
          }
          lineStart = i + 1;
        }
      }
      filled = end - lineStart;
      System.arraycopy(buffer, lineStart, buffer, 0, filled);
    }
    return answers;
  }

  private boolean isAnswer(int from, int to) {
    int at = from;
    while (!isId(at)) {
      if (++at > to - ID.length) {
        return false;
      }
    }
    int id = 0;
    for (int i = at + ID.length; buffer[i] >= '0' && buffer[i] <= '9'; i++) {
      id = id * 10 + buffer[i] - '0';
    }
    int index = id - first;
    if (index < 0 || seen.get(index)) {
      return false;
    }
    seen.set(index);
    return true;
  }

  private String text(int from, int to) {
    return new String(buffer, from, Math.min(to - from, 500), StandardCharsets.UTF_8);
  }

  private boolean isId(int at) {
    for (int i = 0; i < ID.length; i++) {
      if (buffer[at + i] != ID[i]) {
        return false;
      }
    }
    return true;
  }
}
