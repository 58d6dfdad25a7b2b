package dev.mcpsdk.schema.jsonschema;

/** {@code oneOf}. */
final class OneOf implements Keyword {
  private final Schema[] alternatives;

  OneOf(Schema[] alternatives) {
    this.alternatives = alternatives;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    int first = -1;
    for (int i = 0; i < alternatives.length; i++) {
      if (!run.branch(alternatives[i], node)) {
        continue;
      }
      if (first >= 0) {
        if (run.reporting()) {
          run.report(
              node,
              "oneOf",
              "expected a value for exactly one alternative but it fits number "
                  + (first + 1)
                  + " and number "
                  + (i + 1));
        }
        return false;
      }
      first = i;
    }
    if (first < 0) {
      run.reportAlternatives(node, "oneOf", alternatives);
    }
    return first >= 0;
  }
}
