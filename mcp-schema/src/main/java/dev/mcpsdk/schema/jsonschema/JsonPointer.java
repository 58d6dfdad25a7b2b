package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** JSON pointers (RFC 6901) into a tape. */
final class JsonPointer {
  private static final int LONGEST_NAME = 80;

  private JsonPointer() {}

  /** The pointer from one node to another within it, found by descending; never fails. */
  static String between(JsonTape tape, int from, int to) {
    StringBuilder out = new StringBuilder();
    int node = from;
    while (node < to) {
      int child = tape.kind(node) == JsonKind.OBJECT ? member(tape, node, to, out) : -1;
      if (tape.kind(node) == JsonKind.ARRAY) {
        child = element(tape, node, to, out);
      }
      if (child < 0) {
        return out.toString();
      }
      node = child;
    }
    return out.toString();
  }

  private static int member(JsonTape tape, int object, int target, StringBuilder out) {
    for (int name = object + 1; name < tape.next(object); name = tape.next(name + 1)) {
      if (target == name) {
        return -1; // a member's name has no pointer of its own; its object's must do
      }
      if (target < tape.next(name + 1)) {
        out.append('/').append(escape(shorten(tape.string(name))));
        return name + 1;
      }
    }
    return -1;
  }

  private static int element(JsonTape tape, int array, int target, StringBuilder out) {
    int index = 0;
    for (int child = array + 1; child < tape.next(array); child = tape.next(child)) {
      if (target < tape.next(child)) {
        out.append('/').append(index);
        return child;
      }
      index++;
    }
    return -1;
  }

  /** One step down; -1 if the token names nothing. */
  static int step(JsonTape tape, int node, String token) {
    if (tape.kind(node) == JsonKind.OBJECT) {
      return tape.member(node, token);
    }
    int index = tape.kind(node) == JsonKind.ARRAY ? index(token) : -1;
    if (index < 0 || index >= tape.count(node)) {
      return -1;
    }
    int child = node + 1;
    for (int i = 0; i < index; i++) {
      child = tape.next(child);
    }
    return child;
  }

  private static int index(String token) {
    boolean plain = token.equals("0") || !token.startsWith("0");
    if (!plain || token.isEmpty() || token.length() > 9) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < token.length(); i++) {
      char c = token.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value;
  }

  static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  static String unescape(String token) {
    return token.replace("~1", "/").replace("~0", "~");
  }

  /** A member name fit for a message: bounded, and never half a surrogate pair. */
  static String shorten(String name) {
    if (name.length() <= LONGEST_NAME) {
      return name;
    }
    int cut = Character.isHighSurrogate(name.charAt(LONGEST_NAME - 1)) ? 1 : 0;
    return name.substring(0, LONGEST_NAME - cut) + "…";
  }
}
