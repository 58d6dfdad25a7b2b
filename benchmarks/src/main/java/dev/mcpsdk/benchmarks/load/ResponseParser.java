package dev.mcpsdk.benchmarks.load;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Follows one HTTP/1.1 response after the other through the bytes of a connection: its status and
 * how long its body is, with or without chunks.
 */
final class ResponseParser {
  private enum State {
    HEAD,
    FIXED,
    SIZE,
    DATA,
    DATA_END,
    TRAILER,
    DONE
  }

  private static final int MAX_LINE = 8192;

  private final byte[] line = new byte[MAX_LINE];
  private int length;
  private State state = State.HEAD;
  private boolean statusSeen;
  private int status;
  private boolean chunked;
  private long left;
  private long bodyBytes;
  private @Nullable ByteArrayOutputStream kept;

  /**
   * Begins with the next response.
   *
   * @param keep whether its body is kept for {@link #body}
   */
  void begin(boolean keep) {
    state = State.HEAD;
    statusSeen = false;
    chunked = false;
    left = 0;
    bodyBytes = 0;
    length = 0;
    kept = keep ? new ByteArrayOutputStream() : null;
  }

  /**
   * Takes bytes.
   *
   * @return whether the response is complete
   * @throws IOException if these are not bytes of one response
   */
  boolean take(byte[] bytes, int from, int to) throws IOException {
    int at = from;
    while (at < to) {
      switch (state) {
        case FIXED, DATA -> {
          int part = (int) Math.min(left, to - at);
          if (kept != null) {
            kept.write(bytes, at, part);
          }
          bodyBytes += part;
          left -= part;
          at += part;
          if (left == 0) {
            state = state == State.FIXED ? State.DONE : State.DATA_END;
          }
        }
        case DONE -> throw new IOException("more bytes than the response has");
        default -> {
          byte b = bytes[at++];
          if (b == '\n') {
            line();
            length = 0;
          } else if (b != '\r') {
            if (length == MAX_LINE) {
              throw new IOException("a header line is longer than " + MAX_LINE + " bytes");
            }
            line[length++] = b;
          }
        }
      }
    }
    return state == State.DONE;
  }

  int status() {
    return status;
  }

  long bodyBytes() {
    return bodyBytes;
  }

  String body() {
    return kept == null ? "" : kept.toString(StandardCharsets.UTF_8);
  }

  private void line() throws IOException {
    switch (state) {
      case HEAD -> headLine();
      case SIZE -> {
        left = Long.parseLong(text().split(";", -1)[0].trim(), 16);
        state = left == 0 ? State.TRAILER : State.DATA;
      }
      case DATA_END -> state = State.SIZE;
      case TRAILER -> {
        if (length == 0) {
          state = State.DONE;
        }
      }
      default -> throw new IOException("no line was expected");
    }
  }

  private void headLine() throws IOException {
    if (!statusSeen) {
      if (length < 12) {
        throw new IOException("not a status line: " + text());
      }
      status = (line[9] - '0') * 100 + (line[10] - '0') * 10 + line[11] - '0';
      statusSeen = true;
    } else if (length == 0) {
      state = chunked ? State.SIZE : left == 0 ? State.DONE : State.FIXED;
    } else if (starts("content-length:")) {
      left = number("content-length:".length());
    } else if (starts("transfer-encoding:")) {
      chunked = text().toLowerCase(Locale.ROOT).endsWith("chunked");
    }
  }

  private boolean starts(String name) {
    if (length < name.length()) {
      return false;
    }
    for (int i = 0; i < name.length(); i++) {
      byte b = line[i];
      if ((b >= 'A' && b <= 'Z' ? b + 32 : b) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private long number(int from) {
    long value = 0;
    for (int i = from; i < length; i++) {
      if (line[i] >= '0' && line[i] <= '9') {
        value = value * 10 + line[i] - '0';
      }
    }
    return value;
  }

  private String text() {
    return new String(line, 0, length, StandardCharsets.ISO_8859_1);
  }
}
