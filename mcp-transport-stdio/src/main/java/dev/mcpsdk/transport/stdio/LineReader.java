package dev.mcpsdk.transport.stdio;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Cuts a stream of bytes into lines. A line is handed over as a slice of the reader's own buffer,
 * valid during the call only. {@code \r\n} counts as an end of line too, empty lines are passed
 * over, and a line over the limit is dropped whole.
 */
final class LineReader {

  private static final int CHUNK = 64 * 1024;

  /** Receives what is found. */
  interface Lines {
    void line(byte[] buffer, int offset, int length);

    /** A line was longer than the limit; its content is gone. */
    void tooLong(int limit);

    /** All lines there are so far have been handed over; to read further may block. */
    default void pause() {}
  }

  private final InputStream in;
  private final int maxLine;
  private byte[] buffer = new byte[CHUNK];
  private int start;
  private int end;
  private boolean dropping;

  LineReader(InputStream in, int maxLine) {
    this.in = in;
    this.maxLine = maxLine;
  }

  /** Reads until the stream ends; a last line without its end counts. Blocks on the stream. */
  void readAll(Lines lines) throws IOException {
    int scanned = 0;
    while (true) {
      int newline = indexOfNewline(scanned);
      if (newline >= 0) {
        emit(lines, newline);
        start = newline + 1;
        scanned = start;
        continue;
      }
      scanned = end;
      if (end - start > maxLine) {
        drop(lines);
        scanned = end;
      }
      scanned -= makeRoom();
      lines.pause();
      int count = in.read(buffer, end, buffer.length - end);
      if (count < 0) {
        emit(lines, end);
        lines.pause();
        return;
      }
      end += count;
    }
  }

  private int indexOfNewline(int from) {
    for (int i = from; i < end; i++) {
      if (buffer[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  private void emit(Lines lines, int to) {
    if (dropping) {
      dropping = false;
      return;
    }
    int from = start;
    int stop = to;
    if (stop > from && buffer[stop - 1] == '\r') {
      stop--;
    }
    if (stop - from > maxLine) {
      lines.tooLong(maxLine);
      return;
    }
    while (from < stop && (buffer[from] == ' ' || buffer[from] == '\t')) {
      from++;
    }
    if (from < stop) {
      lines.line(buffer, from, stop - from);
    }
  }

  /** Forgets the part of an endless line read so far. */
  private void drop(Lines lines) {
    if (!dropping) {
      dropping = true;
      lines.tooLong(maxLine);
    }
    start = 0;
    end = 0;
  }

  /** Makes room to read into; how far the content has moved towards the buffer's start. */
  private int makeRoom() {
    if (start == end) {
      int moved = start;
      start = 0;
      end = 0;
      if (buffer.length > CHUNK * 16) {
        buffer = new byte[CHUNK];
      }
      return moved;
    }
    if (end < buffer.length) {
      return 0;
    }
    int moved = start;
    if (moved > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    }
    if (end > buffer.length / 2) {
      long larger = Math.min(buffer.length * 2L, (long) maxLine + CHUNK);
      buffer = Arrays.copyOf(buffer, (int) Math.max(larger, end + 1L));
    }
    return moved;
  }
}
