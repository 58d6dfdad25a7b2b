package dev.mcpsdk.schema.jsonschema;

/** {@code not}. */
final class Not implements Keyword {
  private final Schema refused;

  Not(Schema refused) {
    this.refused = refused;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    if (!run.quietly(refused, node)) {
      return true;
    }
    if (run.reporting()) {
      run.report(
          node, "not", "expected a value that does not fit the schema under not but this one does");
    }
    return false;
  }
}
