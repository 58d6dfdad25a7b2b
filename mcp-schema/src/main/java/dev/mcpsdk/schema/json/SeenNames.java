package dev.mcpsdk.schema.json;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The names met so far in each open object, to refuse a member that comes twice. A stack: closing
 * an object drops its names. Small objects are compared one by one, larger ones through a table, so
 * that no input makes it quadratic.
 */
final class SeenNames {

  private static final int TABLE_FROM = 16;
  // Differs in each process: nobody can prepare names that collide.
  private static final long SEED = new SecureRandom().nextLong();
  private static final long FACTOR = new SecureRandom().nextLong() | 1;

  // Most texts have few such names: nothing is made before the first.
  private static final long[] NO_HASHES = {};
  private static final int[] NO_PLACES = {};
  private static final int[][] NO_TABLES = {};

  private long[] hashes = NO_HASHES;
  // Start and end of each name in turn.
  private int[] places = NO_PLACES;
  private int size;
  private int[][] tables = NO_TABLES;

  int mark() {
    return size;
  }

  /** Forgets the names of the object at this depth. */
  void release(int mark, int depth) {
    size = mark;
    if (depth < tables.length) {
      tables[depth] = null;
    }
  }

  /** Remembers a name of the object that began at {@code mark}; false if it was there already. */
  boolean add(byte[] b, int from, int to, boolean escaped, int mark, int depth) {
    long hash = hash(b, from, to, escaped);
    int count = size - mark;
    if (count < TABLE_FROM) {
      for (int i = mark; i < size; i++) {
        if (hashes[i] == hash && same(b, i, from, to)) {
          return false;
        }
      }
    } else if (!addToTable(b, from, to, hash, mark, depth)) {
      return false;
    }
    if (size == hashes.length) {
      int larger = Math.max(4, size * 2);
      hashes = Arrays.copyOf(hashes, larger);
      places = Arrays.copyOf(places, larger * 2);
    }
    hashes[size] = hash;
    places[2 * size] = from;
    places[2 * size + 1] = to;
    size++;
    return true;
  }

  private boolean addToTable(byte[] b, int from, int to, long hash, int mark, int depth) {
    int count = size - mark;
    if (depth >= tables.length) {
      tables = Arrays.copyOf(tables, Math.max(depth + 1, tables.length * 2));
    }
    int[] table = tables[depth];
    if (table == null || count * 2 >= table.length) {
      table = new int[Integer.highestOneBit(count) * 4];
      for (int i = mark; i < size; i++) {
        table[free(table, hashes[i])] = i - mark + 1;
      }
      tables[depth] = table;
    }
    int slot = (int) hash & table.length - 1;
    while (table[slot] != 0) {
      int i = mark + table[slot] - 1;
      if (hashes[i] == hash && same(b, i, from, to)) {
        return false;
      }
      slot = slot + 1 & table.length - 1;
    }
    table[slot] = count + 1;
    return true;
  }

  private static int free(int[] table, long hash) {
    int slot = (int) hash & table.length - 1;
    while (table[slot] != 0) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private boolean same(byte[] b, int i, int from, int to) {
    int start = places[2 * i];
    int end = places[2 * i + 1];
    if (Arrays.equals(b, start, end, b, from, to)) {
      return true;
    }
    return decoded(b, start, end).equals(decoded(b, from, to));
  }

  private static long hash(byte[] b, int from, int to, boolean escaped) {
    if (escaped) {
      byte[] plain = decoded(b, from, to).getBytes(StandardCharsets.UTF_8);
      return hash(plain, 0, plain.length, false);
    }
    long hash = SEED ^ to - from;
    int i = from;
    for (; i + 8 <= to; i += 8) {
      hash = mix(hash ^ Utf8.word(b, i));
    }
    if (i < to) {
      long rest = 0;
      for (; i < to; i++) {
        rest = rest << 8 | b[i] & 0xFF;
      }
      hash = mix(hash ^ rest);
    }
    return hash;
  }

  /** The secret factor keeps it from being known which differences cancel out. */
  private static long mix(long value) {
    return value * FACTOR ^ Math.multiplyHigh(value, FACTOR);
  }

  private static String decoded(byte[] b, int from, int to) {
    return JsonStrings.text(b, from, to, JsonStrings.ANY);
  }
}
