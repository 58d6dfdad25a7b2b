package dev.mcpsdk.transport.http.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads server-sent events from bytes as they arrive, in whatever pieces. Line ends may be LF, CR
 * or CRLF. Comments are skipped, and so are events of a type of their own and fields other than
 * data and type. Not thread-safe.
 */
public final class SseParser {

  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final int maxEventBytes;
  private final Events events;
  private byte[] buffer = new byte[1024];
  private int dataEnd; // the event's data so far
  private int end; // and after it the line that is being read
  private boolean hasData;
  private boolean foreign; // of a type that is no message
  private boolean afterCr;
  private boolean firstLine = true;

  /**
   * @param maxEventBytes the most an event's data and a further line may take together
   */
  public SseParser(int maxEventBytes, Events events) {
    this.maxEventBytes = maxEventBytes;
    this.events = events;
  }

  /**
   * Reads all of the bytes and reports the events they complete.
   *
   * @throws TooLargeException if an event or line is longer than allowed
   */
  public void feed(ByteBuffer bytes) {
    while (bytes.hasRemaining()) {
      if (afterCr) {
        afterCr = false;
        if (bytes.get(bytes.position()) == '\n') {
          bytes.get();
          continue;
        }
      }
      int length = lineLength(bytes);
      append(bytes, length);
      if (bytes.hasRemaining()) {
        afterCr = bytes.get() == '\r';
        line();
      }
    }
  }

  /** Bytes up to the next line end or the end of what there is. */
  private static int lineLength(ByteBuffer bytes) {
    int start = bytes.position();
    int limit = bytes.limit();
    for (int i = start; i < limit; i++) {
      byte b = bytes.get(i);
      if (b == '\n' || b == '\r') {
        return i - start;
      }
    }
    return limit - start;
  }

  private void append(ByteBuffer bytes, int length) {
    int needed = end + length;
    if (needed > maxEventBytes || needed < 0) {
      throw new TooLargeException(
          "an event of the stream is longer than " + maxEventBytes + " bytes");
    }
    if (needed > buffer.length) {
      buffer =
          Arrays.copyOf(
              buffer, (int) Math.min(maxEventBytes, Math.max(buffer.length * 2L, needed)));
    }
    bytes.get(buffer, end, length);
    end = needed;
  }

  private void line() {
    int start = dataEnd;
    if (firstLine) {
      firstLine = false;
      if (Arrays.mismatch(buffer, start, Math.min(start + 3, end), BOM, 0, 3) < 0) {
        start += 3;
      }
    }
    if (start == end) {
      dispatch();
      return;
    }
    if (isField(start, DATA)) {
      data(valueStart(start + DATA.length));
    } else if (isField(start, EVENT)) {
      int value = valueStart(start + EVENT.length);
      foreign = value < end && !Arrays.equals(buffer, value, end, MESSAGE, 0, MESSAGE.length);
    }
    end = dataEnd;
  }

  private boolean isField(int start, byte[] name) {
    int nameEnd = start + name.length;
    return end >= nameEnd
        && Arrays.equals(buffer, start, nameEnd, name, 0, name.length)
        && (end == nameEnd || buffer[nameEnd] == ':');
  }

  /** Behind the colon and one space. */
  private int valueStart(int nameEnd) {
    int value = Math.min(nameEnd + 1, end);
    return value < end && buffer[value] == ' ' ? value + 1 : value;
  }

  /** Moves the line's value from there on to the data before it. */
  private void data(int value) {
    if (hasData) {
      // The field's name has left the room for it.
      buffer[dataEnd++] = '\n';
    }
    System.arraycopy(buffer, value, buffer, dataEnd, end - value);
    dataEnd += end - value;
    hasData = true;
  }

  private void dispatch() {
    int length = dataEnd;
    boolean complete = hasData && !foreign;
    dataEnd = 0;
    end = 0;
    hasData = false;
    foreign = false;
    if (complete && length > 0) {
      events.event(buffer, length);
    }
  }

  /** Receives events. */
  @FunctionalInterface
  public interface Events {

    /** The first {@code length} bytes are an event's data, valid until this returns. */
    void event(byte[] buffer, int length);
  }

  /** More bytes than the reader takes. */
  public static final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }
}
