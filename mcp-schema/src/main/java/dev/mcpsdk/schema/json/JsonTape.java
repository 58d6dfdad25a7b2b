package dev.mcpsdk.schema.json;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * A flat index over one JSON value: random access without a tree of objects. A value is a node, a
 * number from {@link #ROOT} on; children follow their parent, and {@link #next} steps over a whole
 * subtree. An object's children alternate: the name (a string node), its value, the next name.
 * Immutable and thread-safe.
 */
public final class JsonTape {

  /** The whole value. */
  public static final int ROOT = 0;

  private static final JsonKind[] KINDS = JsonKind.values();

  private final byte[] text;
  private final byte[] kinds;
  private final int[] starts;
  private final int[] ends;
  private final int[] nexts;
  private final int[] counts;

  JsonTape(byte[] text, byte[] kinds, int[] starts, int[] ends, int[] nexts, int[] counts) {
    this.text = text;
    this.kinds = kinds;
    this.starts = starts;
    this.ends = ends;
    this.nexts = nexts;
    this.counts = counts;
  }

  public static JsonTape of(RawJson json) {
    return json.tape();
  }

  /** Indexes a text known to be well-formed; the array is kept. */
  static JsonTape index(byte[] checked) {
    return new TapeBuilder(checked).build();
  }

  public JsonKind kind(int node) {
    return KINDS[kinds[node]];
  }

  /** The node after this one and all its children. */
  public int next(int node) {
    return nexts[node];
  }

  /** Members of an object or elements of an array; 0 for other kinds. */
  public int count(int node) {
    return counts[node];
  }

  public String string(int node) {
    // Strings carry their "not plain" mark in the count, which they have no other use for.
    long flags = counts[node] == 0 ? 0 : JsonStrings.ANY;
    return JsonStrings.text(text, starts[node], ends[node], flags);
  }

  public boolean stringEquals(int node, String other) {
    int length = ends[node] - starts[node];
    if (counts[node] != 0) {
      return string(node).equals(other);
    }
    if (length != other.length()) {
      return false;
    }
    int from = starts[node];
    for (int i = 0; i < length; i++) {
      if (text[from + i] != other.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Unicode code points of a string. */
  public int codePointCount(int node) {
    if (counts[node] == 0) {
      return ends[node] - starts[node];
    }
    String string = string(node);
    return string.codePointCount(0, string.length());
  }

  public boolean bool(int node) {
    return text[starts[node]] == 't';
  }

  /**
   * Whether a number has no fractional part, however it is written: {@code 1.0} and {@code 1e2} are
   * integers.
   */
  public boolean isInteger(int node) {
    return JsonNumbers.isPlainLong(text, starts[node], ends[node]) || hasNoFraction(decimal(node));
  }

  private static boolean hasNoFraction(BigDecimal number) {
    return number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
  }

  /** Whether a number is an integer within the range of a long. */
  public boolean fitsLong(int node) {
    if (JsonNumbers.isPlainLong(text, starts[node], ends[node])) {
      return true;
    }
    BigDecimal number = decimal(node);
    // The precision test keeps 1e1000000 from being written out.
    return (long) number.precision() - number.scale() <= 19
        && hasNoFraction(number)
        && number.toBigInteger().bitLength() < 64;
  }

  /** The value of a number for which {@link #fitsLong} holds. */
  public long longValue(int node) {
    int from = starts[node];
    int to = ends[node];
    return JsonNumbers.isPlainLong(text, from, to)
        ? JsonNumbers.longValue(text, from, to)
        : decimal(node).longValueExact();
  }

  public double doubleValue(int node) {
    return JsonNumbers.doubleValue(text, starts[node], ends[node]);
  }

  public BigDecimal decimal(int node) {
    return JsonNumbers.decimal(text, starts[node], ends[node]);
  }

  /** The value node of a member of an object, or -1. */
  public int member(int object, String name) {
    int end = nexts[object];
    for (int node = object + 1; node < end; node = nexts[node + 1]) {
      if (stringEquals(node, name)) {
        return node + 1;
      }
    }
    return -1;
  }

  /** A copy of one value. */
  public RawJson raw(int node) {
    int quote = kind(node) == JsonKind.STRING ? 1 : 0;
    // The text of a tape is that of a RawJson, which has no line breaks.
    return RawJson.checked(text, starts[node] - quote, ends[node] + quote, kind(node), 0);
  }

  /** Whether two nodes are the same JSON value. */
  public boolean valueEquals(int node, JsonTape other, int otherNode) {
    if (kinds[node] != other.kinds[otherNode]) {
      return false;
    }
    return switch (kind(node)) {
      case NULL -> true;
      case BOOLEAN -> bool(node) == other.bool(otherNode);
      case NUMBER -> sameNumber(node, other, otherNode);
      case STRING -> sameString(node, other, otherNode);
      case ARRAY -> sameElements(node, other, otherNode);
      case OBJECT -> sameMembers(node, other, otherNode);
    };
  }

  private boolean sameString(int node, JsonTape other, int otherNode) {
    if (counts[node] == 0 && other.counts[otherNode] == 0) {
      return Arrays.equals(
          text,
          starts[node],
          ends[node],
          other.text,
          other.starts[otherNode],
          other.ends[otherNode]);
    }
    return string(node).equals(other.string(otherNode));
  }

  private boolean sameNumber(int node, JsonTape other, int otherNode) {
    boolean plain = JsonNumbers.isPlainLong(text, starts[node], ends[node]);
    if (plain
        && JsonNumbers.isPlainLong(other.text, other.starts[otherNode], other.ends[otherNode])) {
      return longValue(node) == other.longValue(otherNode);
    }
    return decimal(node).compareTo(other.decimal(otherNode)) == 0;
  }

  private boolean sameElements(int node, JsonTape other, int otherNode) {
    if (counts[node] != other.counts[otherNode]) {
      return false;
    }
    int mine = node + 1;
    int theirs = otherNode + 1;
    for (int i = 0; i < counts[node]; i++) {
      if (!valueEquals(mine, other, theirs)) {
        return false;
      }
      mine = nexts[mine];
      theirs = other.nexts[theirs];
    }
    return true;
  }

  private boolean sameMembers(int node, JsonTape other, int otherNode) {
    if (counts[node] != other.counts[otherNode]) {
      return false;
    }
    Map<String, Integer> large = counts[node] > 16 ? other.memberMap(otherNode) : Map.of();
    for (int name = node + 1; name < nexts[node]; name = nexts[name + 1]) {
      String text = string(name);
      int value = large.isEmpty() ? other.member(otherNode, text) : large.getOrDefault(text, -1);
      if (value < 0 || !valueEquals(name + 1, other, value)) {
        return false;
      }
    }
    return true;
  }

  private Map<String, Integer> memberMap(int object) {
    Map<String, Integer> map = new HashMap<>(counts[object] * 2);
    for (int name = object + 1; name < nexts[object]; name = nexts[name + 1]) {
      map.put(string(name), name + 1);
    }
    return map;
  }

  /** A hash that is equal for equal JSON values. */
  public int valueHash(int node) {
    return switch (kind(node)) {
      case NULL -> 7;
      case BOOLEAN -> bool(node) ? 1231 : 1237;
      case NUMBER -> Double.hashCode(doubleValue(node) + 0.0);
      case STRING -> string(node).hashCode();
      case ARRAY -> {
        int hash = 1;
        for (int child = node + 1; child < nexts[node]; child = nexts[child]) {
          hash = hash * 31 + valueHash(child);
        }
        yield hash;
      }
      case OBJECT -> {
        int hash = 3;
        for (int name = node + 1; name < nexts[node]; name = nexts[name + 1]) {
          hash += string(name).hashCode() * 31 ^ valueHash(name + 1);
        }
        yield hash;
      }
    };
  }

  /** The text of one value. */
  @Override
  public String toString() {
    return new String(text, StandardCharsets.UTF_8);
  }
}
