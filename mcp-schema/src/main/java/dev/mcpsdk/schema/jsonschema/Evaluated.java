package dev.mcpsdk.schema.jsonschema;

import java.util.BitSet;

/** Which members or elements of one value have been looked at by some successful schema. */
final class Evaluated {
  private final BitSet indices = new BitSet();
  private boolean all;

  void add(int index) {
    indices.set(index);
  }

  void addAll() {
    all = true;
  }

  void addAll(Evaluated other) {
    all |= other.all;
    indices.or(other.indices);
  }

  boolean contains(int index) {
    return all || indices.get(index);
  }
}
