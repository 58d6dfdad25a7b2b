package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** {@code unevaluatedItems}; {@link Schema} runs it after all keywords beside it. */
final class UnevaluatedItems implements Keyword {
  private final Schema rest;

  UnevaluatedItems(Schema rest) {
    this.rest = rest;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    Evaluated evaluated = run.evaluated();
    if (tape.kind(node) != JsonKind.ARRAY || evaluated == null) {
      return true;
    }
    boolean accepted = true;
    int index = 0;
    for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
      if (!evaluated.contains(index) && !allows(run, child)) {
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

  private boolean allows(Evaluation run, int child) {
    if (rest != Schema.FALSE) {
      return run.child(rest, child);
    }
    if (run.reporting()) {
      run.report(child, "unevaluatedItems", "this element is not allowed");
    }
    return false;
  }
}
