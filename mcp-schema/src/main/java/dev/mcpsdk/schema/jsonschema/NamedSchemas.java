package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import java.util.HashMap;
import java.util.Map;

/** The schemas of {@code properties}, found by member name. */
final class NamedSchemas {
  private static final int FEW = 16;

  private final String[] names;
  private final Schema[] schemas;
  private final Map<String, Integer> indices;

  NamedSchemas(String[] names, Schema[] schemas) {
    this.names = names;
    this.schemas = schemas;
    this.indices = new HashMap<>();
    if (names.length > FEW) {
      for (int i = 0; i < names.length; i++) {
        indices.put(names[i], i);
      }
    }
  }

  boolean isEmpty() {
    return names.length == 0;
  }

  Schema at(int index) {
    return schemas[index];
  }

  /**
   * The index of a member's schema, or -1.
   *
   * @param expected where to look first: members mostly come in the order of the schema
   */
  int find(JsonTape tape, int name, int expected) {
    if (expected < names.length && tape.stringEquals(name, names[expected])) {
      return expected;
    }
    if (names.length > FEW) {
      return indices.getOrDefault(tape.string(name), -1);
    }
    for (int i = 0; i < names.length; i++) {
      if (i != expected && tape.stringEquals(name, names[i])) {
        return i;
      }
    }
    return -1;
  }
}
