package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** Tells from a schema whether the values it allows are objects, as far as that is plain to see. */
final class SchemaKinds {
  private static final String OBJECT_TYPE = "object";

  /** How many schemas are looked at; what takes more, such as a loop, is undecided. */
  private static final int MAX_STEPS = 256;

  /** What the values are. */
  enum Kind {
    OBJECT,
    OTHER,
    EITHER
  }

  private final JsonTape tape;
  private int steps;

  private SchemaKinds(JsonTape tape) {
    this.tape = tape;
  }

  static Kind of(JsonTape tape) {
    return new SchemaKinds(tape).of(JsonTape.ROOT);
  }

  private Kind of(int node) {
    if (++steps > MAX_STEPS || tape.kind(node) != JsonKind.OBJECT) {
      return Kind.EITHER;
    }
    int type = tape.member(node, "type");
    Kind kind = type < 0 ? Kind.EITHER : ofType(type);
    if (kind == Kind.EITHER) {
      kind = ofValues(node);
    }
    if (kind == Kind.EITHER) {
      kind = ofReference(node);
    }
    if (kind == Kind.EITHER) {
      kind = anyDecided(tape.member(node, "allOf"));
    }
    if (kind == Kind.EITHER) {
      kind = allAlike(tape.member(node, "anyOf"));
    }
    return kind == Kind.EITHER ? allAlike(tape.member(node, "oneOf")) : kind;
  }

  private Kind ofType(int type) {
    if (tape.kind(type) == JsonKind.STRING) {
      return tape.stringEquals(type, OBJECT_TYPE) ? Kind.OBJECT : Kind.OTHER;
    }
    if (tape.kind(type) != JsonKind.ARRAY) {
      return Kind.EITHER;
    }
    boolean object = false;
    for (int name = type + 1; name < tape.next(type); name = tape.next(name)) {
      object |= tape.kind(name) == JsonKind.STRING && tape.stringEquals(name, OBJECT_TYPE);
    }
    if (!object) {
      return Kind.OTHER;
    }
    return tape.count(type) == 1 ? Kind.OBJECT : Kind.EITHER;
  }

  private Kind ofValues(int node) {
    int constant = tape.member(node, "const");
    if (constant >= 0) {
      return tape.kind(constant) == JsonKind.OBJECT ? Kind.OBJECT : Kind.OTHER;
    }
    int values = tape.member(node, "enum");
    if (values < 0 || tape.kind(values) != JsonKind.ARRAY || tape.count(values) == 0) {
      return Kind.EITHER;
    }
    int objects = 0;
    for (int value = values + 1; value < tape.next(values); value = tape.next(value)) {
      objects += tape.kind(value) == JsonKind.OBJECT ? 1 : 0;
    }
    if (objects == 0) {
      return Kind.OTHER;
    }
    return objects == tape.count(values) ? Kind.OBJECT : Kind.EITHER;
  }

  private Kind ofReference(int node) {
    int reference = tape.member(node, "$ref");
    if (reference < 0
        || tape.kind(reference) != JsonKind.STRING
        || node != JsonTape.ROOT && tape.member(node, "$id") >= 0) {
      return Kind.EITHER;
    }
    int target = target(tape.string(reference));
    return target < 0 ? Kind.EITHER : of(target);
  }

  /** The node a pointer into this document leads to through objects, -1 if none. */
  private int target(String reference) {
    if (!reference.startsWith("#/")) {
      return -1;
    }
    int node = JsonTape.ROOT;
    for (String token : reference.substring(2).split("/", -1)) {
      if (tape.kind(node) != JsonKind.OBJECT) {
        return -1;
      }
      node = tape.member(node, token.replace("~1", "/").replace("~0", "~"));
      if (node < 0) {
        return -1;
      }
    }
    return node;
  }

  private Kind anyDecided(int schemas) {
    if (schemas >= 0 && tape.kind(schemas) == JsonKind.ARRAY) {
      for (int node = schemas + 1; node < tape.next(schemas); node = tape.next(node)) {
        Kind kind = of(node);
        if (kind != Kind.EITHER) {
          return kind;
        }
      }
    }
    return Kind.EITHER;
  }

  private Kind allAlike(int schemas) {
    if (schemas < 0 || tape.kind(schemas) != JsonKind.ARRAY || tape.count(schemas) == 0) {
      return Kind.EITHER;
    }
    Kind first = of(schemas + 1);
    for (int node = schemas + 1; node < tape.next(schemas); node = tape.next(node)) {
      if (of(node) != first) {
        return Kind.EITHER;
      }
    }
    return first;
  }
}
