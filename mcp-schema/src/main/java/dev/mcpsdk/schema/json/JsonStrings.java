package dev.mcpsdk.schema.json;

import java.nio.charset.StandardCharsets;

/**
 * Turns the bytes between two quotes into text. The bytes must have been checked by {@link #close}.
 */
final class JsonStrings {

  /** Flag in the answer of {@link #close}: there are escapes or characters beyond ASCII. */
  static final long NOT_PLAIN = 1L << 32;

  /** Flag in the answer of {@link #close}: there are escapes. */
  static final long ESCAPED = 1L << 33;

  /** Flag in the answer of {@link #close}: there may be characters beyond Latin-1. */
  static final long WIDE = 1L << 34;

  /** The flags of content about which nothing is known but that it has been checked. */
  static final long ANY = NOT_PLAIN | ESCAPED | WIDE;

  private static final int LAST_LATIN_LEAD = 0xC3;

  private JsonStrings() {}

  /**
   * Checks a string's content and finds its closing quote.
   *
   * @param from just after the opening quote
   * @return the index of the closing quote, with flags above it
   */
  static long close(byte[] b, int from, int to) {
    long flags = 0;
    int i = from;
    while (true) {
      i = Utf8.special(b, i, to);
      if (i >= to) {
        throw new JsonSyntaxException("the text ends inside a string", to);
      }
      byte c = b[i];
      if (c == '"') {
        return i | flags;
      }
      if (c == '\\') {
        flags |= i + 1 < to && b[i + 1] == 'u' ? ANY : NOT_PLAIN | ESCAPED;
        i = escape(b, i, to);
      } else if (c < 0) {
        flags |= (c & 0xFF) > LAST_LATIN_LEAD ? NOT_PLAIN | WIDE : NOT_PLAIN;
        int length = Utf8.sequence(b, i, to);
        if (length == 0) {
          throw new JsonSyntaxException("invalid UTF-8", i);
        }
        i += length;
      } else {
        throw new JsonSyntaxException("a control character in a string must be escaped", i);
      }
    }
  }

  /** Checks one escape sequence; the index after it. */
  private static int escape(byte[] b, int at, int to) {
    if (at + 1 >= to) {
      throw new JsonSyntaxException("the text ends inside a string", to);
    }
    switch (b[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't':
        return at + 2;
      case 'u':
        for (int i = at + 2; i < at + 6; i++) {
          if (i >= to || Character.digit(b[i], 16) < 0) {
            throw new JsonSyntaxException("\\u must be followed by four hexadecimal digits", at);
          }
        }
        return at + 6;
      default:
        throw new JsonSyntaxException("unknown escape in a string", at);
    }
  }

  /** The text of checked content; {@code flags} as {@link #close} gave them. */
  static String text(byte[] b, int from, int to, long flags) {
    if ((flags & NOT_PLAIN) == 0) {
      return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }
    if ((flags & ESCAPED) == 0) {
      return new String(b, from, to - from, StandardCharsets.UTF_8);
    }
    return (flags & WIDE) == 0 ? narrow(b, from, to) : wide(b, from, to);
  }

  private static String narrow(byte[] b, int from, int to) {
    byte[] latin = new byte[to - from];
    int n = 0;
    int i = from;
    while (i < to) {
      byte c = b[i];
      if (c == '\\') {
        latin[n++] = (byte) unescape(b, i);
        i += 2;
      } else if (c < 0) {
        latin[n++] = (byte) (c << 6 | b[i + 1] & 0x3F);
        i += 2;
      } else {
        int run = Utf8.special(b, i, to) - i;
        System.arraycopy(b, i, latin, n, run);
        i += run;
        n += run;
      }
    }
    return new String(latin, 0, n, StandardCharsets.ISO_8859_1);
  }

  private static String wide(byte[] b, int from, int to) {
    // Characters, not bytes: an escaped lone surrogate is legal JSON and must survive.
    char[] chars = new char[to - from];
    int n = 0;
    int i = from;
    while (i < to) {
      byte c = b[i];
      if (c == '\\') {
        chars[n++] = unescape(b, i);
        i += b[i + 1] == 'u' ? 6 : 2;
      } else if (c < 0) {
        int length = Utf8.checkedLength(c);
        int point = Utf8.codePoint(b, i, length);
        i += length;
        if (length < 4) {
          chars[n++] = (char) point;
        } else {
          chars[n++] = Character.highSurrogate(point);
          chars[n++] = Character.lowSurrogate(point);
        }
      } else {
        chars[n++] = (char) c;
        i++;
      }
    }
    return new String(chars, 0, n);
  }

  private static char unescape(byte[] b, int at) {
    return switch (b[at + 1]) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'u' ->
          (char)
              (Character.digit(b[at + 2], 16) << 12
                  | Character.digit(b[at + 3], 16) << 8
                  | Character.digit(b[at + 4], 16) << 4
                  | Character.digit(b[at + 5], 16));
      default -> (char) b[at + 1];
    };
  }
}
