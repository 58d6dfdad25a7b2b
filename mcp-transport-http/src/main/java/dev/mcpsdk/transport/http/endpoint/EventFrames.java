package dev.mcpsdk.transport.http.endpoint;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing buffer of server-sent events. Not thread-safe. */
final class EventFrames {

  private static final byte[] DATA = "data: ".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] COMMENT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

  private static final byte[] MESSAGE = "event: message\n".getBytes(StandardCharsets.US_ASCII);

  private final boolean named;
  private byte[] bytes;
  private int length;

  EventFrames(int capacity) {
    this(capacity, false);
  }

  /**
   * @param named whether events say that they are messages, which is what they are anyway
   */
  EventFrames(int capacity, boolean named) {
    this.named = named;
    this.bytes = new byte[capacity];
  }

  /**
   * Adds an event with one JSON value. Its line breaks become spaces: in JSON they stand between
   * tokens only.
   */
  void event(byte[] json, int size) {
    if (named) {
      framed(MESSAGE);
    }
    room(DATA.length + size + 2);
    System.arraycopy(DATA, 0, bytes, length, DATA.length);
    length += DATA.length;
    System.arraycopy(json, 0, bytes, length, size);
    for (int i = length; i < length + size; i++) {
      if (bytes[i] == '\n' || bytes[i] == '\r') {
        bytes[i] = ' ';
      }
    }
    length += size;
    bytes[length++] = '\n';
    bytes[length++] = '\n';
  }

  /** Adds what is framed already. */
  void framed(byte[] frame) {
    room(frame.length);
    System.arraycopy(frame, 0, bytes, length, frame.length);
    length += frame.length;
  }

  /** Adds a line that clients ignore. */
  void comment() {
    room(COMMENT.length);
    System.arraycopy(COMMENT, 0, bytes, length, COMMENT.length);
    length += COMMENT.length;
  }

  byte[] bytes() {
    return bytes;
  }

  int length() {
    return length;
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
