package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.load.HttpCall;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Takes answers out of the bytes of a connection, each a text frame under an id that was asked and
 * not answered yet, and otherwise byte by byte the same as the first one.
 */
final class AnswerFrames {
  private static final int TEXT = 0x81;
  private static final int PING = 0x89;
  private static final int DIGITS = 7;

  private final byte[] buffer = new byte[256 * 1024];
  private int filled;
  private byte[] first = {};
  private int idOffset;
  private BitSet open = new BitSet();

  /** Hears of each answer. */
  interface Answers {
    void answered(int id);
  }

  /** From now on this id may be answered. */
  void ask(int id) {
    open.set(id - HttpCall.FIRST_ID);
  }

  /** Where bytes belong, from {@link #filled()} on. */
  byte[] buffer() {
    return buffer;
  }

  int filled() {
    return filled;
  }

  /** The first answer. */
  String first() {
    return new String(first, StandardCharsets.UTF_8);
  }

  /**
   * Looks at so many bytes more.
   *
   * @throws IOException if they are not answers
   */
  void added(int count, Answers answers) throws IOException {
    int end = filled + count;
    int at = 0;
    while (end - at >= 2) {
      int length = buffer[at + 1];
      int header = 2;
      if (length == 126) {
        if (end - at < 4) {
          break;
        }
        length = (buffer[at + 2] & 0xFF) << 8 | buffer[at + 3] & 0xFF;
        header = 4;
      }
      if ((buffer[at] & 0xFF) == PING && length == 0) {
        // Of a server that has heard nothing while others were measured; the next call says enough.
        at += header;
        continue;
      }
      if ((buffer[at] & 0xFF) != TEXT || length < 0 || length == 127) {
        throw new IOException("not a text frame of at most 65,535 bytes: " + text(at, end - at));
      }
      if (end - at < header + length) {
        break;
      }
      answers.answered(answer(at + header, length));
      at += header + length;
    }
    filled = end - at;
    System.arraycopy(buffer, at, buffer, 0, filled);
  }

  private int answer(int from, int length) throws IOException {
    if (first.length == 0) {
      remember(from, length);
    }
    int id = 0;
    for (int i = from + idOffset; i < from + idOffset + DIGITS; i++) {
      id = id * 10 + buffer[i] - '0';
    }
    int rest = idOffset + DIGITS;
    if (length != first.length
        || !Arrays.equals(buffer, from, from + idOffset, first, 0, idOffset)
        || !Arrays.equals(buffer, from + rest, from + length, first, rest, length)) {
      throw new IOException("expected an answer like the first but got " + text(from, length));
    }
    int index = id - HttpCall.FIRST_ID;
    if (index < 0 || !open.get(index)) {
      throw new IOException("nobody has asked, or still waits, for " + text(from, length));
    }
    open.clear(index);
    return id;
  }

  private void remember(int from, int length) throws IOException {
    String text = text(from, length);
    idOffset = text.indexOf(Integer.toString(open.nextSetBit(0) + HttpCall.FIRST_ID));
    if (idOffset < 0) {
      throw new IOException("expected the id of the first call in " + text);
    }
    first = Arrays.copyOfRange(buffer, from, from + length);
  }

  private String text(int from, int length) {
    return new String(buffer, from, length, StandardCharsets.UTF_8);
  }
}
