package dev.mcpsdk.schema.json;

import java.util.Arrays;

/** Indexes a checked text: no grammar is checked again. */
final class TapeBuilder {

  private final byte[] text;
  private int pos;
  private int size;
  private byte[] kinds;
  private int[] starts;
  private int[] ends;
  private int[] nexts;
  private int[] counts;

  TapeBuilder(byte[] text) {
    this.text = text;
    int guess = Math.max(4, text.length / 8);
    this.kinds = new byte[guess];
    this.starts = new int[guess];
    this.ends = new int[guess];
    this.nexts = new int[guess];
    this.counts = new int[guess];
  }

  JsonTape build() {
    value();
    boolean tight = size * 4 >= kinds.length * 3;
    return tight
        ? new JsonTape(text, kinds, starts, ends, nexts, counts)
        : new JsonTape(
            text,
            Arrays.copyOf(kinds, size),
            Arrays.copyOf(starts, size),
            Arrays.copyOf(ends, size),
            Arrays.copyOf(nexts, size),
            Arrays.copyOf(counts, size));
  }

  // Recursion is bounded: the text was read before under a depth limit.
  private void value() {
    switch (skipSpace()) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word(JsonKind.BOOLEAN, 4);
      case 'f' -> word(JsonKind.BOOLEAN, 5);
      case 'n' -> word(JsonKind.NULL, 4);
      default -> number();
    }
  }

  private void object() {
    int node = add(JsonKind.OBJECT);
    pos++;
    int count = 0;
    while (skipSpace() != '}') {
      if (count++ > 0) {
        pos++;
        skipSpace();
      }
      string();
      skipSpace();
      pos++;
      value();
    }
    pos++;
    close(node, count);
  }

  private void array() {
    int node = add(JsonKind.ARRAY);
    pos++;
    int count = 0;
    while (skipSpace() != ']') {
      if (count++ > 0) {
        pos++;
      }
      value();
    }
    pos++;
    close(node, count);
  }

  private void string() {
    pos++;
    int node = add(JsonKind.STRING);
    int i = pos;
    int marked = 0;
    while (true) {
      i = Utf8.special(text, i, text.length);
      byte c = text[i];
      if (c == '"') {
        break;
      }
      marked = 1;
      i += c == '\\' ? 2 : 1;
    }
    pos = i;
    close(node, marked);
    pos++;
  }

  private void number() {
    int node = add(JsonKind.NUMBER);
    pos = JsonNumbers.scan(text, pos, text.length);
    close(node, 0);
  }

  private void word(JsonKind kind, int length) {
    int node = add(kind);
    pos += length;
    close(node, 0);
  }

  private int add(JsonKind kind) {
    if (size == kinds.length) {
      int larger = size * 2;
      kinds = Arrays.copyOf(kinds, larger);
      starts = Arrays.copyOf(starts, larger);
      ends = Arrays.copyOf(ends, larger);
      nexts = Arrays.copyOf(nexts, larger);
      counts = Arrays.copyOf(counts, larger);
    }
    kinds[size] = (byte) kind.ordinal();
    starts[size] = pos;
    return size++;
  }

  private void close(int node, int count) {
    ends[node] = pos;
    nexts[node] = size;
    counts[node] = count;
  }

  private int skipSpace() {
    while (true) {
      byte c = text[pos];
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return c;
      }
      pos++;
    }
  }
}
