package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.List;

/** Limits on the number of elements of an array or members of an object. */
final class Size extends Assertion {
  private final JsonKind kind;
  private final int least;
  private final int most;

  private Size(String keyword, JsonKind kind, int least, int most) {
    super(keyword);
    this.kind = kind;
    this.least = least;
    this.most = most;
  }

  static void compile(
      SchemaObject source, JsonKind kind, String minimum, String maximum, List<Keyword> out) {
    int least = source.count(minimum);
    int most = source.count(maximum);
    if (least > 0) {
      out.add(new Size(minimum, kind, least, Integer.MAX_VALUE));
    }
    if (most >= 0) {
      out.add(new Size(maximum, kind, 0, most));
    }
  }

  @Override
  boolean holds(Evaluation run, int node) {
    if (run.tape().kind(node) != kind) {
      return true;
    }
    int count = run.tape().count(node);
    return count >= least && count <= most;
  }

  @Override
  String problem(JsonTape tape, int node) {
    return "expected "
        + (least > 0 ? "at least " + least : "at most " + most)
        + (kind == JsonKind.ARRAY ? " elements" : " members")
        + " but found "
        + tape.count(node);
  }
}
