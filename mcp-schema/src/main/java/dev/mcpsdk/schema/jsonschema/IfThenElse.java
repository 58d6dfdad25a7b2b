package dev.mcpsdk.schema.jsonschema;

/** {@code if}, {@code then} and {@code else}. */
final class IfThenElse implements Keyword {
  private final Schema condition;
  private final Schema then;
  private final Schema otherwise;

  IfThenElse(Schema condition, Schema then, Schema otherwise) {
    this.condition = condition;
    this.then = then;
    this.otherwise = otherwise;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    return (run.branch(condition, node) ? then : otherwise).accepts(run, node);
  }
}
