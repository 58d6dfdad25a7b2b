package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import org.jspecify.annotations.Nullable;

/**
 * {@code properties}, {@code patternProperties} and {@code additionalProperties} in one pass over
 * the members.
 */
final class Properties implements Keyword {
  private final NamedSchemas named;
  private final EcmaPattern[] patterns;
  private final Schema[] patternSchemas;
  private final @Nullable Schema additional;

  Properties(
      NamedSchemas named,
      EcmaPattern[] patterns,
      Schema[] patternSchemas,
      @Nullable Schema additional) {
    this.named = named;
    this.patterns = patterns;
    this.patternSchemas = patternSchemas;
    this.additional = additional;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.OBJECT) {
      return true;
    }
    Evaluated evaluated = run.evaluated();
    boolean accepted = true;
    int expected = 0;
    int index = 0;
    int end = tape.next(node);
    for (int name = node + 1; name < end; name = tape.next(name + 1)) {
      int found = named.isEmpty() ? -1 : named.find(tape, name, expected);
      boolean passes = found < 0 || run.child(named.at(found), name + 1);
      boolean known = found >= 0;
      for (int i = 0; i < patterns.length && (passes || run.goesOn()); i++) {
        if (patterns[i].foundIn(tape.string(name), run)) {
          known = true;
          passes &= run.child(patternSchemas[i], name + 1);
        }
      }
      if (!known && additional != null) {
        known = true;
        passes = additionalAccepts(run, additional, name);
      }
      if (known && evaluated != null) {
        evaluated.add(index);
      }
      if (!passes) {
        accepted = false;
        if (!run.goesOn()) {
          return false;
        }
      }
      expected = found >= 0 ? found + 1 : expected;
      index++;
    }
    return accepted;
  }

  private static boolean additionalAccepts(Evaluation run, Schema additional, int name) {
    if (additional != Schema.FALSE) {
      return run.child(additional, name + 1);
    }
    if (run.reporting()) {
      run.report(name + 1, "additionalProperties", "this member is not allowed");
    }
    return false;
  }
}
