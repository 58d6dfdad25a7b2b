package dev.mcpsdk.schema.jsonschema;

/**
 * Bounds on compiling a schema and on running it. A schema beyond a bound is rejected by {@link
 * JsonSchema#compile}; an instance whose validation runs into one is reported as invalid, never as
 * valid.
 *
 * @param maxDepth nesting of subschemas, and of schemas applied to schemas while validating
 * @param maxSubschemas subschemas compiled for one schema, those reached by references included
 * @param maxSteps work of one validation: schemas applied, values compared and characters read by
 *     patterns
 * @param maxProblems problems reported for one instance
 */
public record SchemaLimits(int maxDepth, int maxSubschemas, int maxSteps, int maxProblems) {

  /** Depth 512, 10,000 subschemas, 10 million steps, 20 problems. */
  public static final SchemaLimits DEFAULT = new SchemaLimits(512, 10_000, 10_000_000, 20);

  public SchemaLimits {
    positive("maxDepth", maxDepth);
    positive("maxSubschemas", maxSubschemas);
    positive("maxSteps", maxSteps);
    positive("maxProblems", maxProblems);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(name + " must be at least 1 but is " + value);
    }
  }

  public SchemaLimits withMaxDepth(int depth) {
    return new SchemaLimits(depth, maxSubschemas, maxSteps, maxProblems);
  }

  public SchemaLimits withMaxSubschemas(int subschemas) {
    return new SchemaLimits(maxDepth, subschemas, maxSteps, maxProblems);
  }

  public SchemaLimits withMaxSteps(int steps) {
    return new SchemaLimits(maxDepth, maxSubschemas, steps, maxProblems);
  }

  public SchemaLimits withMaxProblems(int problems) {
    return new SchemaLimits(maxDepth, maxSubschemas, maxSteps, problems);
  }
}
