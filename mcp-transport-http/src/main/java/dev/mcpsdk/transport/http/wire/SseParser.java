package dev.mcpsdk.transport.http.wire;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads server-sent events from bytes as they arrive, in whatever pieces. Line ends may be LF, CR
 * or CRLF. Comments and unknown fields are skipped. Not thread-safe.
 */
public final class SseParser {

  private static final byte[] DATA = "data".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] EVENT = "event".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] ID = "id".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] RETRY = "retry".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MESSAGE = "message".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  /** More than any pause that makes sense, and few enough not to overflow. */
  private static final int MAX_RETRY_DIGITS = 15;

  private final int maxEventBytes;
  private final Events events;
  private byte[] buffer = new byte[1024];
  private int dataEnd; // the event's data so far
  private int end; // and after it the line that is being read
  private boolean hasData;
  private @Nullable String type; // null for a message
  private @Nullable String id; // of the event being read
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
      boolean message =
          value == end || Arrays.equals(buffer, value, end, MESSAGE, 0, MESSAGE.length);
      type = message ? null : text(value);
    } else if (isField(start, ID)) {
      String value = text(valueStart(start + ID.length));
      id = value.indexOf('\0') < 0 ? value : id;
    } else if (isField(start, RETRY)) {
      retry(valueStart(start + RETRY.length));
    }
    end = dataEnd;
  }

  private String text(int from) {
    return new String(buffer, from, end - from, StandardCharsets.UTF_8);
  }

  private void retry(int from) {
    if (from == end || end - from > MAX_RETRY_DIGITS) {
      return;
    }
    long millis = 0;
    for (int i = from; i < end; i++) {
      if (buffer[i] < '0' || buffer[i] > '9') {
        return;
      }
      millis = millis * 10 + (buffer[i] - '0');
    }
    events.retry(millis);
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
    boolean complete = hasData && length > 0;
    String named = type;
    String given = id;
    dataEnd = 0;
    end = 0;
    hasData = false;
    type = null;
    id = null;
    if (given != null) {
      events.id(given, complete);
    }
    if (!complete) {
      return;
    }
    if (named == null) {
      events.event(buffer, length);
    } else {
      events.other(named, buffer, length);
    }
  }

  /** Receives events. */
  @FunctionalInterface
  public interface Events {

    /** The first {@code length} bytes are an event's data, valid until this returns. */
    void event(byte[] buffer, int length);

    /**
     * An event has this id; told before the event itself.
     *
     * @param data whether the event has any, so that {@link #event} or {@link #other} follows
     */
    default void id(String id, boolean data) {}

    /** The stream is to be opened again no sooner than after this many milliseconds. */
    default void retry(long millis) {}

    /** As {@link #event}, for one that has a type of its own. */
    default void other(String type, byte[] buffer, int length) {}
  }

  /** More bytes than the reader takes. */
  public static final class TooLargeException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    TooLargeException(String message) {
      super(message);
    }
  }
}
