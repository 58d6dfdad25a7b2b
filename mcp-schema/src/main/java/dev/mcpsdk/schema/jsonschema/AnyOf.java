package dev.mcpsdk.schema.jsonschema;

/** {@code anyOf}. */
final class AnyOf implements Keyword {
  private final Schema[] alternatives;

  AnyOf(Schema[] alternatives) {
    this.alternatives = alternatives;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    boolean accepted = false;
    for (Schema alternative : alternatives) {
      accepted |= run.branch(alternative, node);
      // Whoever collects what was evaluated needs every alternative that accepts.
      if (accepted && run.evaluated() == null) {
        return true;
      }
    }
    if (!accepted) {
      run.reportAlternatives(node, "anyOf", alternatives);
    }
    return accepted;
  }
}
