package dev.mcpsdk.schema.jsonschema;

import org.jspecify.annotations.Nullable;

/**
 * One compiled subschema. References make schemas cyclic, so it is created first and linked once
 * all its keywords are compiled; after that it never changes.
 */
final class Schema {
  private static final Keyword[] NONE = {};

  static final Schema TRUE = new Schema(null);
  static final Schema FALSE = new Schema(null).link(new Keyword[] {new Never()}, NONE);

  private final @Nullable DynamicScope scope;
  private Keyword[] keywords = NONE;
  // Run last: they depend on what all the others evaluated.
  private Keyword[] unevaluated = NONE;

  /**
   * @param scope what its resource adds to the dynamic scope, null if that is nothing
   */
  Schema(@Nullable DynamicScope scope) {
    this.scope = scope;
  }

  Schema link(Keyword[] compiled, Keyword[] last) {
    keywords = compiled;
    unevaluated = last;
    return this;
  }

  boolean accepts(Evaluation run, int node) {
    run.descend(node);
    boolean entered = scope != null && run.enter(scope);
    boolean accepted =
        unevaluated.length == 0 ? passes(run, node, keywords) : passesCollecting(run, node);
    if (entered) {
      run.exit();
    }
    run.ascend();
    return accepted;
  }

  private static boolean passes(Evaluation run, int node, Keyword[] all) {
    boolean accepted = true;
    for (Keyword keyword : all) {
      if (!keyword.accepts(run, node)) {
        accepted = false;
        if (!run.goesOn()) {
          break;
        }
      }
    }
    return accepted;
  }

  private boolean passesCollecting(Evaluation run, int node) {
    Evaluated outer = run.evaluated();
    Evaluated own = new Evaluated();
    run.evaluated(own);
    boolean accepted = passes(run, node, keywords) && passes(run, node, unevaluated);
    run.evaluated(outer);
    if (accepted && outer != null) {
      outer.addAll(own);
    }
    return accepted;
  }
}
