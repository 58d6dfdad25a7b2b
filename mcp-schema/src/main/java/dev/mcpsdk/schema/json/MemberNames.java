package dev.mcpsdk.schema.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The names one object may have, for {@link JsonReader#nextMember(MemberNames)}: a lookup from
 * bytes to an index.
 */
public final class MemberNames {

  /** A member whose name is not in the table. */
  public static final int UNKNOWN = -1;

  /** The object has ended. */
  public static final int END = -2;

  private static final int MAX = 64;

  // Odd, with about as many ones as zeros.
  private static final long FACTOR = 0x9E3779B97F4A7C15L;

  private final byte[][] names;
  // What is in each slot: the index of a name, or less than zero; and the name's first eight bytes.
  private final byte[] slots;
  private final long[] beginnings;
  private final int mask;

  private MemberNames(byte[][] names) {
    this.names = names;
    int size = Integer.highestOneBit(Math.max(4, names.length * 4 - 1)) << 1;
    this.mask = size - 1;
    this.slots = new byte[size];
    this.beginnings = new long[size];
    Arrays.fill(slots, (byte) -1);
    for (int i = 0; i < names.length; i++) {
      byte[] name = names[i];
      long beginning = Utf8.beginning(name, 0, name.length);
      int slot = slot(beginning, name, 0, name.length);
      while (slots[slot] >= 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = (byte) i;
      beginnings[slot] = beginning;
    }
  }

  /** At most 64 different names; the index of each is its place in the list. */
  public static MemberNames of(Name... names) {
    if (names.length > MAX) {
      throw new IllegalArgumentException("at most " + MAX + " names but there are " + names.length);
    }
    byte[][] bytes = new byte[names.length][];
    for (int i = 0; i < names.length; i++) {
      bytes[i] = names[i].text().getBytes(StandardCharsets.US_ASCII);
      for (int j = 0; j < i; j++) {
        if (Arrays.equals(bytes[i], bytes[j])) {
          throw new IllegalArgumentException("name twice: " + names[i]);
        }
      }
    }
    return new MemberNames(bytes);
  }

  /** The index of the name in these bytes, or {@link #UNKNOWN}. */
  int index(byte[] buffer, int from, int to) {
    int length = to - from;
    long beginning = Utf8.beginning(buffer, from, to);
    int slot = slot(beginning, buffer, from, to);
    while (true) {
      int index = slots[slot];
      if (index < 0) {
        return UNKNOWN;
      }
      if (beginnings[slot] == beginning) {
        byte[] name = names[index];
        if (name.length == length && (length <= 8 || Utf8.matches(name, buffer, from))) {
          return index;
        }
      }
      slot = slot + 1 & mask;
    }
  }

  /** Long names often begin alike: their end counts, too. */
  private int slot(long beginning, byte[] b, int from, int to) {
    int length = to - from;
    long end = length <= 8 ? 0 : Utf8.word(b, to - 8);
    return (int) ((beginning + length ^ Long.rotateLeft(end, 29)) * FACTOR >>> 40) & mask;
  }
}
