package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;

/** A keyword that judges a value by itself, without applying further schemas. */
abstract class Assertion implements Keyword {
  private final String keyword;

  Assertion(String keyword) {
    this.keyword = keyword;
  }

  final String keyword() {
    return keyword;
  }

  @Override
  public final boolean accepts(Evaluation run, int node) {
    return holds(run, node) || run.reject(node, this);
  }

  abstract boolean holds(Evaluation run, int node);

  /** What was expected and what was found, without the value itself. */
  abstract String problem(JsonTape tape, int node);
}
