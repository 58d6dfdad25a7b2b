package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The state of one run of a schema over one instance. With a problem list it reports everything it
 * finds, without one it stops at the first failure.
 */
final class Evaluation {
  private static final DynamicScope[] NO_SCOPES = {};

  private final JsonTape tape;
  private final SchemaLimits limits;
  private int steps;
  private int depth;
  private int where;
  private @Nullable ProblemList problems;
  // Collects for the value at hand; null while nobody asks.
  private @Nullable Evaluated evaluated;
  private DynamicScope[] scopes = NO_SCOPES;
  private int scopeCount;

  Evaluation(JsonTape tape, SchemaLimits limits, @Nullable ProblemList problems) {
    this.tape = tape;
    this.limits = limits;
    this.steps = limits.maxSteps();
    this.problems = problems;
  }

  JsonTape tape() {
    return tape;
  }

  // --- bounds ---------------------------------------------------------------------------------

  void descend(int node) {
    where = node;
    if (++depth > limits.maxDepth()) {
      throw new LimitReached(
          node,
          "schemas apply each other more than maxDepth " + limits.maxDepth() + " levels deep");
    }
    spend(1);
  }

  void ascend() {
    depth--;
  }

  void spend(int amount) {
    if (amount > steps) {
      throw new LimitReached(
          where, "validating takes more than maxSteps " + limits.maxSteps() + " steps");
    }
    steps -= amount;
  }

  /** The end of this run, for a bound that shows only when it is hit. */
  LimitReached exceeded(String message) {
    return new LimitReached(where, message);
  }

  // --- reporting ------------------------------------------------------------------------------

  boolean reporting() {
    return problems != null;
  }

  /** Whether a keyword that has failed should look for further failures. */
  boolean goesOn() {
    return problems != null && !problems.full();
  }

  /** Reports if this run reports; always false, the outcome of the keyword. */
  boolean reject(int node, Assertion assertion) {
    if (problems != null) {
      problems.add(node, assertion.keyword(), assertion.problem(tape, node));
    }
    return false;
  }

  /** Callers ask {@link #reporting} before they make up a message. */
  void report(int node, String keyword, String message) {
    if (problems != null) {
      problems.add(node, keyword, message);
    }
  }

  // --- applying schemas -----------------------------------------------------------------------

  /** Applies a schema to a value within the one at hand. */
  boolean child(Schema schema, int node) {
    Evaluated outer = evaluated;
    evaluated = null;
    boolean accepted = schema.accepts(this, node);
    evaluated = outer;
    return accepted;
  }

  /**
   * Applies a schema to the value at hand, where failing is no failure of the whole: reports
   * nothing, and what it evaluated counts only if it accepts.
   */
  boolean branch(Schema schema, int node) {
    return branch(schema, node, null);
  }

  private boolean branch(Schema schema, int node, @Nullable ProblemList report) {
    ProblemList reported = problems;
    Evaluated outer = evaluated;
    problems = report;
    if (outer != null) {
      evaluated = new Evaluated();
    }
    boolean accepted = schema.accepts(this, node);
    Evaluated own = evaluated;
    if (accepted && outer != null && own != null) {
      outer.addAll(own);
    }
    evaluated = outer;
    problems = reported;
    return accepted;
  }

  /** As {@link #child}, but reports nothing. */
  boolean quietly(Schema schema, int node) {
    ProblemList reported = problems;
    problems = null;
    boolean accepted = child(schema, node);
    problems = reported;
    return accepted;
  }

  /**
   * Reports that no alternative accepted. If all but one are for other kinds of value, its problems
   * are what the author of the instance needs to know.
   */
  void reportAlternatives(int node, String keyword, Schema[] alternatives) {
    ProblemList reported = problems;
    if (reported == null) {
      return;
    }
    reported.add(
        node,
        keyword,
        "expected a value for one of "
            + alternatives.length
            + " alternatives but found "
            + tape.kind(node).phrase()
            + " that fits none");
    ProblemList only = null;
    for (Schema alternative : alternatives) {
      ProblemList found = reported.fresh();
      branch(alternative, node, found);
      if (!found.blamesKindOf(node)) {
        if (only != null) {
          return;
        }
        only = found;
      }
    }
    if (only != null) {
      reported.addAll(only);
    }
  }

  // --- what has been evaluated ----------------------------------------------------------------

  @Nullable Evaluated evaluated() {
    return evaluated;
  }

  void evaluated(@Nullable Evaluated collector) {
    evaluated = collector;
  }

  // --- dynamic scope --------------------------------------------------------------------------

  /** False if the scope is the innermost one already. */
  boolean enter(DynamicScope scope) {
    if (scopeCount > 0 && scopes[scopeCount - 1] == scope) {
      return false;
    }
    if (scopeCount == scopes.length) {
      scopes = Arrays.copyOf(scopes, Math.max(8, scopeCount * 2));
    }
    scopes[scopeCount++] = scope;
    return true;
  }

  void exit() {
    scopeCount--;
  }

  /** The schema with this dynamic anchor in the outermost scope that has one. */
  Schema dynamic(String anchor, Schema otherwise) {
    for (int i = 0; i < scopeCount; i++) {
      Schema found = scopes[i].find(anchor);
      if (found != null) {
        return found;
      }
    }
    return otherwise;
  }
}
