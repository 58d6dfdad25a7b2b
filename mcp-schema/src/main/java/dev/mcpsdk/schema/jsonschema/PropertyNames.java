package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** {@code propertyNames}. */
final class PropertyNames implements Keyword {
  private final Schema names;

  PropertyNames(Schema names) {
    this.names = names;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.OBJECT) {
      return true;
    }
    boolean accepted = true;
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      if (!run.quietly(names, name)) {
        accepted = false;
        if (run.reporting()) {
          run.report(name + 1, "propertyNames", "the name of this member is not allowed");
        }
        if (!run.goesOn()) {
          return false;
        }
      }
    }
    return accepted;
  }
}
