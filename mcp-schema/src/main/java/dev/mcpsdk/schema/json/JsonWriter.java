package dev.mcpsdk.schema.json;

import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON as UTF-8 into a growing buffer. Commas are set by itself; that objects and arrays are
 * closed rightly is the caller's care. Not thread-safe; {@link #reset()} makes it ready for the
 * next text and keeps the buffer.
 */
public final class JsonWriter {

  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MIN_LONG =
      Long.toString(Long.MIN_VALUE).getBytes(StandardCharsets.US_ASCII);
  // 0: as it is; 1: \\u00XX; else the letter after the backslash.
  private static final byte[] ESCAPES = new byte[128];

  static {
    Arrays.fill(ESCAPES, 0, 0x20, (byte) 1);
    ESCAPES['"'] = '"';
    ESCAPES['\\'] = '\\';
    ESCAPES['\b'] = 'b';
    ESCAPES['\f'] = 'f';
    ESCAPES['\n'] = 'n';
    ESCAPES['\r'] = 'r';
    ESCAPES['\t'] = 't';
  }

  private static final byte[] NOTHING = {};

  // Of texts of this length a copy as bytes is made first, which is faster to look through than the
  // text. For shorter ones that is not worth it, for longer ones it is too much memory.
  private static final int COPY_FROM = 24;
  private static final int COPY_TO = 8 * 1024;

  private static final int CHARS = 1024;

  // Doubles below this, multiplied by a thousand, are integers of at most 50 bits.
  private static final double MAX_SHORT = 1e12;

  private byte[] buffer;
  private int pos;

  public JsonWriter() {
    this(512);
  }

  public JsonWriter(int capacity) {
    this.buffer = new byte[Math.max(16, capacity)];
  }

  private JsonWriter(byte[] buffer) {
    this.buffer = buffer;
  }

  /** What the body writes, in an array of its size. The writer is of no use afterwards. */
  public static byte[] toBytes(Consumer<JsonWriter> body) {
    int slot = Buffers.slot();
    JsonWriter out = new JsonWriter(Buffers.take(slot));
    body.accept(out);
    byte[] text = out.toByteArray();
    byte[] buffer = out.buffer;
    // Whoever kept the writer must not write into a text of somebody else.
    out.buffer = NOTHING;
    Buffers.giveBack(slot, buffer);
    return text;
  }

  public JsonWriter beginObject() {
    return open('{');
  }

  public JsonWriter endObject() {
    return put('}');
  }

  public JsonWriter beginArray() {
    return open('[');
  }

  public JsonWriter endArray() {
    return put(']');
  }

  public JsonWriter name(Name name) {
    byte[] quoted = name.quoted();
    room(quoted.length + 1);
    comma();
    System.arraycopy(quoted, 0, buffer, pos, quoted.length);
    pos += quoted.length;
    return this;
  }

  public JsonWriter name(String name) {
    value(name);
    return put(':');
  }

  public JsonWriter value(String text) {
    int length = text.length();
    room(length + 3);
    comma();
    buffer[pos++] = '"';
    int done = length >= COPY_FROM && length <= COPY_TO ? copy(text, length) : plain(text, length);
    if (done < length) {
      rest(text, done);
    }
    return put('"');
  }

  /** Writes characters up to the first that is not written as it is; how many. */
  private int plain(String text, int length) {
    byte[] b = buffer;
    int p = pos;
    int i = 0;
    for (; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 128 || ESCAPES[c] != 0) {
        break;
      }
      b[p++] = (byte) c;
    }
    pos = p;
    return i;
  }

  /** Writes all, or up to the first character that is better written by {@link #rest}. */
  private int copy(String text, int length) {
    // Shorter than the text where that has pairs of surrogates; their question mark comes first.
    byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
    int i = 0;
    while (true) {
      int run = Utf8.specialOrQuestion(latin, i, latin.length) - i;
      // One more may be an escape of the usual kind; rest() asks for its own room.
      room(length - i + 4);
      System.arraycopy(latin, i, buffer, pos, run);
      pos += run;
      i += run;
      if (i == length) {
        return length;
      }
      byte c = latin[i];
      if (c == '?') {
        // What stands for all that is not Latin, too.
        if (text.charAt(i) != '?') {
          return i;
        }
        buffer[pos++] = '?';
      } else if (c >= 0 && ESCAPES[c] != 1) {
        buffer[pos++] = '\\';
        buffer[pos++] = ESCAPES[c];
      } else {
        return i;
      }
      i++;
    }
  }

  public JsonWriter value(long number) {
    room(21);
    comma();
    digits(number);
    return this;
  }

  /** A finite number; an integral one is written without a fraction. */
  public JsonWriter value(double number) {
    if (number == (long) number && Math.abs(number) < 1e15 && !(number == 0 && 1 / number < 0)) {
      return value((long) number);
    }
    if (!Double.isFinite(number)) {
      throw new IllegalArgumentException("JSON has no " + number);
    }
    return shortDecimal(number) ? this : ascii(Double.toString(number));
  }

  /** Writes a number of at most three places after the point; false, and nothing, for others. */
  private boolean shortDecimal(double number) {
    double size = Math.abs(number);
    // Zero comes here only if it is negative, and its sign would be lost.
    if (size == 0 || size >= MAX_SHORT) {
      return false;
    }
    int power = 10;
    for (int places = 1; places <= 3; places++, power *= 10) {
      long scaled = Math.round(size * power);
      // Both are exact, so their quotient is the double that is read from this decimal.
      if ((double) scaled / power == size) {
        room(24);
        comma();
        if (number < 0) {
          buffer[pos++] = '-';
        }
        digits(scaled / power);
        buffer[pos++] = '.';
        long fraction = scaled % power;
        for (int i = places - 1; i >= 0; i--) {
          buffer[pos + i] = (byte) ('0' + fraction % 10);
          fraction /= 10;
        }
        pos += places;
        return true;
      }
    }
    return false;
  }

  public JsonWriter value(BigDecimal number) {
    return ascii(number.toString());
  }

  public JsonWriter value(boolean flag) {
    return ascii(flag ? "true" : "false");
  }

  public JsonWriter nullValue() {
    return ascii("null");
  }

  public JsonWriter raw(RawJson json) {
    json.writeTo(this);
    return this;
  }

  /** Copies bytes that are one whole JSON value, not checked. */
  public JsonWriter rawBytes(byte[] bytes, int offset, int length) {
    room(length + 1);
    comma();
    System.arraycopy(bytes, offset, buffer, pos, length);
    pos += length;
    return this;
  }

  public JsonWriter member(Name name, String text) {
    return name(name).value(text);
  }

  public JsonWriter member(Name name, long number) {
    return name(name).value(number);
  }

  public JsonWriter member(Name name, double number) {
    return name(name).value(number);
  }

  public JsonWriter member(Name name, boolean flag) {
    return name(name).value(flag);
  }

  public JsonWriter member(Name name, RawJson json) {
    return name(name).raw(json);
  }

  /** Writes the member unless the text is null, as all {@code optional} methods do. */
  public JsonWriter optional(Name name, @Nullable String text) {
    return text == null ? this : member(name, text);
  }

  public JsonWriter optional(Name name, @Nullable Long number) {
    return number == null ? this : member(name, number.longValue());
  }

  public JsonWriter optional(Name name, @Nullable Integer number) {
    return number == null ? this : member(name, number.longValue());
  }

  public JsonWriter optional(Name name, @Nullable Double number) {
    return number == null ? this : member(name, number.doubleValue());
  }

  public JsonWriter optional(Name name, @Nullable Boolean flag) {
    return flag == null ? this : member(name, flag.booleanValue());
  }

  public JsonWriter optional(Name name, @Nullable RawJson json) {
    return json == null ? this : member(name, json);
  }

  /** Bytes written since the last {@link #reset()}. */
  public int size() {
    return pos;
  }

  /** The buffer itself; its first {@link #size()} bytes are the text, until the next call. */
  public byte[] buffer() {
    return buffer;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(buffer, pos);
  }

  public void writeTo(OutputStream out) throws IOException {
    out.write(buffer, 0, pos);
  }

  public void reset() {
    pos = 0;
  }

  /** Appends one byte that is not part of a value, such as a line's end between two texts. */
  public JsonWriter put(char ascii) {
    room(1);
    buffer[pos++] = (byte) ascii;
    return this;
  }

  @Override
  public String toString() {
    return new String(buffer, 0, pos, StandardCharsets.UTF_8);
  }

  private JsonWriter open(char bracket) {
    room(2);
    comma();
    buffer[pos++] = (byte) bracket;
    return this;
  }

  /**
   * A value or name follows another one exactly if the byte before it does not open, separate or
   * end a text.
   */
  private void comma() {
    if (pos > 0) {
      byte last = buffer[pos - 1];
      if (last != '{' && last != '[' && last != ':' && last != '\n') {
        buffer[pos++] = ',';
      }
    }
  }

  private JsonWriter ascii(String text) {
    int length = text.length();
    room(length + 1);
    comma();
    for (int i = 0; i < length; i++) {
      buffer[pos++] = (byte) text.charAt(i);
    }
    return this;
  }

  private void digits(long number) {
    if (number == Long.MIN_VALUE) {
      System.arraycopy(MIN_LONG, 0, buffer, pos, MIN_LONG.length);
      pos += MIN_LONG.length;
      return;
    }
    long rest = number;
    if (rest < 0) {
      buffer[pos++] = '-';
      rest = -rest;
    }
    int length = 1;
    for (long power = 10; length < 19 && rest >= power; power *= 10) {
      length++;
    }
    for (int i = pos + length - 1; i >= pos; i--) {
      buffer[i] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
    pos += length;
  }

  private void rest(String text, int from) {
    int length = text.length();
    // The longest a char can become is six bytes; room is asked for in steps so that plain text
    // does not pay for it. An array is faster to go through than a text.
    char[] chars = new char[Math.min(length - from, CHARS)];
    int i = from;
    while (i < length) {
      int start = i;
      int stop = Math.min(length, i + chars.length);
      text.getChars(start, stop, chars, 0);
      room((stop - i) * 6 + 4);
      byte[] b = buffer;
      int p = pos;
      for (; i < stop; i++) {
        char c = chars[i - start];
        if (c < 128) {
          byte escape = ESCAPES[c];
          if (escape == 0) {
            b[p++] = (byte) c;
          } else if (escape == 1) {
            p = unicodeEscape(b, p, c);
          } else {
            b[p++] = '\\';
            b[p++] = escape;
          }
        } else if (c < 0x800) {
          b[p++] = (byte) (0xC0 | c >> 6);
          b[p++] = (byte) (0x80 | c & 0x3F);
        } else if (!Character.isSurrogate(c)) {
          b[p++] = (byte) (0xE0 | c >> 12);
          b[p++] = (byte) (0x80 | c >> 6 & 0x3F);
          b[p++] = (byte) (0x80 | c & 0x3F);
        } else if (Character.isHighSurrogate(c)
            && i + 1 < length
            && Character.isLowSurrogate(text.charAt(i + 1))) {
          int point = Character.toCodePoint(c, text.charAt(++i));
          b[p++] = (byte) (0xF0 | point >> 18);
          b[p++] = (byte) (0x80 | point >> 12 & 0x3F);
          b[p++] = (byte) (0x80 | point >> 6 & 0x3F);
          b[p++] = (byte) (0x80 | point & 0x3F);
        } else {
          // UTF-8 cannot carry a lone surrogate, an escape can.
          p = unicodeEscape(b, p, c);
        }
      }
      pos = p;
    }
  }

  private static int unicodeEscape(byte[] b, int at, char c) {
    b[at] = '\\';
    b[at + 1] = 'u';
    b[at + 2] = HEX[c >> 12];
    b[at + 3] = HEX[c >> 8 & 15];
    b[at + 4] = HEX[c >> 4 & 15];
    b[at + 5] = HEX[c & 15];
    return at + 6;
  }

  private void room(int bytes) {
    int needed = pos + bytes;
    if (needed > buffer.length || needed < 0) {
      grow(needed);
    }
  }

  private void grow(int needed) {
    if (needed < 0) {
      throw new IllegalStateException(
          "a JSON text cannot be longer than " + Integer.MAX_VALUE + " bytes");
    }
    long doubled = Math.min(buffer.length * 2L, Integer.MAX_VALUE - 16);
    buffer = Arrays.copyOf(buffer, (int) Math.max(doubled, needed));
  }
}
