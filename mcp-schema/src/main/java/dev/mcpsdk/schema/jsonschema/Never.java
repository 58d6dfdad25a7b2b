package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;

/** The schema {@code false}. */
final class Never extends Assertion {
  Never() {
    super("false");
  }

  @Override
  boolean holds(Evaluation run, int node) {
    return false;
  }

  @Override
  String problem(JsonTape tape, int node) {
    return "no value is allowed here but found " + tape.kind(node).phrase();
  }
}
