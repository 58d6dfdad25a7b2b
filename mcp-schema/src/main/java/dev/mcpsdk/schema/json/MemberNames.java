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

  private final byte[][] names;
  private final byte[] slots;
  private final int mask;

  private MemberNames(byte[][] names) {
    this.names = names;
    int size = Integer.highestOneBit(Math.max(4, names.length * 4 - 1)) << 1;
    this.mask = size - 1;
    this.slots = new byte[size];
    Arrays.fill(slots, (byte) -1);
    for (int i = 0; i < names.length; i++) {
      int slot = slot(names[i], 0, names[i].length);
      while (slots[slot] >= 0) {
        slot = slot + 1 & mask;
      }
      slots[slot] = (byte) i;
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
    int slot = slot(buffer, from, to);
    while (true) {
      int index = slots[slot];
      if (index < 0) {
        return UNKNOWN;
      }
      byte[] name = names[index];
      if (name.length == to - from && Arrays.equals(name, 0, name.length, buffer, from, to)) {
        return index;
      }
      slot = slot + 1 & mask;
    }
  }

  private int slot(byte[] b, int from, int to) {
    int length = to - from;
    if (length == 0) {
      return 0;
    }
    int hash = length * 31 + b[from];
    hash = hash * 31 + b[from + (length >> 1)];
    hash = hash * 31 + b[to - 1];
    return (hash ^ hash >>> 7) & mask;
  }
}
