package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import org.jspecify.annotations.Nullable;

/** {@code prefixItems} and {@code items}; in draft-07 {@code items} and {@code additionalItems}. */
final class Items implements Keyword {
  private final Schema[] prefix;
  private final @Nullable Schema rest;
  private final String restKeyword;

  Items(Schema[] prefix, @Nullable Schema rest, String restKeyword) {
    this.prefix = prefix;
    this.rest = rest;
    this.restKeyword = restKeyword;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.ARRAY) {
      return true;
    }
    if (rest == Schema.FALSE && tape.count(node) > prefix.length) {
      if (run.reporting()) {
        run.report(
            node,
            restKeyword,
            "expected at most " + prefix.length + " elements but found " + tape.count(node));
      }
      return false;
    }
    boolean accepted = true;
    int index = 0;
    for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
      Schema schema = index < prefix.length ? prefix[index] : rest;
      if (schema == null) {
        break;
      }
      if (!run.child(schema, child)) {
        accepted = false;
        if (!run.goesOn()) {
          return false;
        }
      }
      index++;
    }
    mark(run.evaluated());
    return accepted;
  }

  private void mark(@Nullable Evaluated evaluated) {
    if (evaluated == null) {
      return;
    }
    if (rest != null) {
      evaluated.addAll();
    }
    for (int i = 0; i < prefix.length; i++) {
      evaluated.add(i);
    }
  }
}
