package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** {@code unevaluatedProperties}; {@link Schema} runs it after all keywords beside it. */
final class UnevaluatedProperties implements Keyword {
  private final Schema rest;

  UnevaluatedProperties(Schema rest) {
    this.rest = rest;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    Evaluated evaluated = run.evaluated();
    if (tape.kind(node) != JsonKind.OBJECT || evaluated == null) {
      return true;
    }
    boolean accepted = true;
    int index = 0;
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      if (!evaluated.contains(index) && !allows(run, name + 1)) {
        accepted = false;
        if (!run.goesOn()) {
          return false;
        }
      }
      index++;
    }
    evaluated.addAll();
    return accepted;
  }

  private boolean allows(Evaluation run, int value) {
    if (rest != Schema.FALSE) {
      return run.child(rest, value);
    }
    if (run.reporting()) {
      run.report(value, "unevaluatedProperties", "this member is not allowed");
    }
    return false;
  }
}
