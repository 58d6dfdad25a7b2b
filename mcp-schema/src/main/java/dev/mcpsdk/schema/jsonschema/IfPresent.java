package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;

/** What {@code dependentRequired} and {@code dependentSchemas} demand once a member is there. */
final class IfPresent implements Keyword {
  private final String name;
  private final Keyword then;

  IfPresent(String name, Keyword then) {
    this.name = name;
    this.then = then;
  }

  @Override
  public boolean accepts(Evaluation run, int node) {
    return run.tape().kind(node) != JsonKind.OBJECT
        || run.tape().member(node, name) < 0
        || then.accepts(run, node);
  }
}
