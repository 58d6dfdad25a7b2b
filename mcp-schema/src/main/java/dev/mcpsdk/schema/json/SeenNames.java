package dev.mcpsdk.schema.json;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The names met so far in each open object, to refuse a member that comes twice. A stack: closing
 * an object drops its names. Small objects are compared one by one, larger ones through a table, so
 * that no input makes it quadratic.
 */
final class SeenNames {

  private static final int TABLE_FROM = 16;
  // Differs in each process: nobody can prepare names that collide.
  private static final long SEED = ThreadLocalRandom.current().nextLong() | 1;

  private long[] hashes = new long[16];
  private int[] starts = new int[16];
  private int[] ends = new int[16];
  private int size;
  private int[][] tables = new int[8][];

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
      hashes = Arrays.copyOf(hashes, size * 2);
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    hashes[size] = hash;
    starts[size] = from;
    ends[size] = to;
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
    if (Arrays.equals(b, starts[i], ends[i], b, from, to)) {
      return true;
    }
    return decoded(b, starts[i], ends[i]).equals(decoded(b, from, to));
  }

  private static long hash(byte[] b, int from, int to, boolean escaped) {
    if (escaped) {
      byte[] plain = decoded(b, from, to).getBytes(StandardCharsets.UTF_8);
      return hash(plain, 0, plain.length, false);
    }
    long hash = SEED;
    for (int i = from; i < to; i++) {
      hash = (hash ^ b[i]) * 0x100000001B3L;
    }
    hash *= 0x9E3779B97F4A7C15L;
    return hash ^ hash >>> 32;
  }

  private static String decoded(byte[] b, int from, int to) {
    return JsonStrings.text(b, from, to, JsonStrings.NOT_PLAIN | JsonStrings.ESCAPED);
  }
}
