package dev.mcpsdk.schema.json;

/**
 * Errors of values that do not fit. The path is found by walking from the root when an error is
 * made, so that reading keeps no track of it.
 */
final class TapePath {

  private TapePath() {}

  static JsonShapeException expected(String what, JsonTape tape, int node) {
    return mismatch(what, tape, node, tape.kind(node).phrase());
  }

  static JsonShapeException mismatch(String what, JsonTape tape, int node, String found) {
    String path = of(tape, node);
    return new JsonShapeException(path, "expected " + what + " at " + path + " but found " + found);
  }

  static JsonShapeException missing(String member, JsonTape tape, int object) {
    String path = of(tape, object) + '.' + member;
    return new JsonShapeException(path, "expected member " + path + " but it is missing");
  }

  /** The place of a node, like {@code $.stops[2].city}; of a name, that of its value. */
  static String of(JsonTape tape, int target) {
    StringBuilder path = new StringBuilder("$");
    int node = JsonTape.ROOT;
    while (node != target) {
      node =
          tape.kind(node) == JsonKind.OBJECT
              ? intoObject(tape, node, target, path)
              : intoArray(tape, node, target, path);
    }
    return path.toString();
  }

  private static int intoObject(JsonTape tape, int object, int target, StringBuilder path) {
    int name = object + 1;
    while (tape.next(name + 1) <= target) {
      name = tape.next(name + 1);
    }
    path.append('.').append(tape.string(name));
    return name == target ? target : name + 1;
  }

  private static int intoArray(JsonTape tape, int array, int target, StringBuilder path) {
    int element = array + 1;
    int index = 0;
    while (tape.next(element) <= target) {
      element = tape.next(element);
      index++;
    }
    path.append('[').append(index).append(']');
    return element;
  }
}
