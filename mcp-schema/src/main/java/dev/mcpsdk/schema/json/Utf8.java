package dev.mcpsdk.schema.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Scanning of JSON strings eight bytes at a time, and strict UTF-8. */
final class Utf8 {

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long HIGH = 0x8080808080808080L;
  private static final long ONES = 0x0101010101010101L;
  private static final long BACKSLASH = 0x5C5C5C5C5C5C5C5CL;
  private static final long QUESTION = 0x3F3F3F3F3F3F3F3FL;
  // Controls and the quote (0x22) are what is below 0x21 once this bit is flipped.
  private static final long FLIP = 0x0202020202020202L;
  private static final long BELOW = 0x2121212121212121L;

  private Utf8() {}

  /**
   * The first index in [from, to) whose byte is a quote, a backslash, a control character or not
   * ASCII; else {@code to}.
   */
  static int special(byte[] b, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONG.get(b, i);
      // A borrow can only mark bytes above a byte that is marked rightly, and the lowest mark is
      // the one taken.
      long found = (word | (word ^ FLIP) - BELOW | (word ^ BACKSLASH) - ONES) & HIGH;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      byte c = b[i];
      if (c < 0x20 || c == '"' || c == '\\') {
        return i;
      }
    }
    return to;
  }

  /** As {@link #special}, with question marks among what is looked for. */
  static int specialOrQuestion(byte[] b, int from, int to) {
    int i = from;
    for (; i + 8 <= to; i += 8) {
      long word = (long) LONG.get(b, i);
      long found =
          (word | (word ^ FLIP) - BELOW | (word ^ BACKSLASH) - ONES | (word ^ QUESTION) - ONES)
              & HIGH;
      if (found != 0) {
        return i + (Long.numberOfTrailingZeros(found) >>> 3);
      }
    }
    for (; i < to; i++) {
      byte c = b[i];
      if (c < 0x20 || c == '"' || c == '\\' || c == '?') {
        return i;
      }
    }
    return to;
  }

  /** Eight bytes as a number. */
  static long word(byte[] b, int at) {
    return (long) LONG.get(b, at);
  }

  /**
   * The length of the well-formed multi-byte sequence at {@code i}, or 0 if there is none
   * (overlong, surrogate, cut short).
   */
  static int sequence(byte[] b, int i, int to) {
    int first = b[i] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    if (first < 0xE0) {
      return i + 1 < to && trail(b[i + 1]) ? 2 : 0;
    }
    if (i + 2 >= to) {
      return 0;
    }
    int second = b[i + 1] & 0xFF;
    if (first < 0xF0) {
      int low = first == 0xE0 ? 0xA0 : 0x80;
      int high = first == 0xED ? 0x9F : 0xBF;
      return second >= low && second <= high && trail(b[i + 2]) ? 3 : 0;
    }
    int low = first == 0xF0 ? 0x90 : 0x80;
    int high = first == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high && trail(b[i + 2]) && i + 3 < to && trail(b[i + 3])
        ? 4
        : 0;
  }

  private static boolean trail(byte b) {
    return (b & 0xC0) == 0x80;
  }

  /** The length of a well-formed sequence of several bytes by its first byte. */
  static int checkedLength(byte first) {
    int lead = first & 0xFF;
    return lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  }

  /** The code point of a sequence of this length known to be well-formed. */
  static int codePoint(byte[] b, int i, int length) {
    return switch (length) {
      case 2 -> (b[i] & 0x1F) << 6 | b[i + 1] & 0x3F;
      case 3 -> (b[i] & 0x0F) << 12 | (b[i + 1] & 0x3F) << 6 | b[i + 2] & 0x3F;
      default ->
          (b[i] & 0x07) << 18 | (b[i + 1] & 0x3F) << 12 | (b[i + 2] & 0x3F) << 6 | b[i + 3] & 0x3F;
    };
  }
}
