package dev.mcpsdk.schema.jsonschema;

/** One compiled keyword. Immutable. */
interface Keyword {
  /** Whether the value at a node passes; a keyword for another kind of value lets it pass. */
  boolean accepts(Evaluation run, int node);
}
