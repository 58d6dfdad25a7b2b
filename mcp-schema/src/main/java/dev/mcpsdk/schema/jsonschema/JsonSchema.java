package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;

/**
 * A compiled JSON Schema. Dialects: 2020-12, also when {@code $schema} is absent, its custom
 * dialects made of the standard vocabularies, and draft-07. Immutable and thread-safe; compile once
 * and keep.
 *
 * <p>Compiling does no I/O: references lead into the schema itself, to {@link
 * JsonSchemaOptions#schemas()} and to the meta-schemas of the supported dialects, and a reference
 * that leads elsewhere rejects the schema. Patterns are ECMA-262 regular expressions in Unicode
 * mode. Numbers of any size and precision are compared exactly.
 */
public final class JsonSchema {
  private final Schema root;
  private final SchemaLimits limits;
  private final RawJson source;

  private JsonSchema(RawJson source, Schema root, SchemaLimits limits) {
    this.source = source;
    this.root = root;
    this.limits = limits;
  }

  /**
   * Compiles with {@link JsonSchemaOptions#DEFAULT}.
   *
   * @throws JsonSchemaException if the schema cannot be used
   */
  public static JsonSchema compile(RawJson schema) {
    return compile(schema, JsonSchemaOptions.DEFAULT);
  }

  /**
   * Checks a schema and compiles it.
   *
   * @throws JsonSchemaException if the schema cannot be used
   */
  public static JsonSchema compile(RawJson schema, JsonSchemaOptions options) {
    return new JsonSchema(schema, new SchemaCompiler(options).compile(schema), options.limits());
  }

  /** The schema as it was given. */
  public RawJson source() {
    return source;
  }

  /** Whether the whole instance is valid. */
  public boolean accepts(JsonTape instance) {
    return accepts(instance, JsonTape.ROOT);
  }

  /**
   * Whether one value within a tape is valid. The quick way: allocates one small object per call,
   * and more only for what needs it (strings for patterns and large enums, numbers that are not
   * plain integers, sets for large arrays with {@code uniqueItems}, {@code unevaluated…}).
   */
  public boolean accepts(JsonTape instance, int node) {
    try {
      return root.accepts(new Evaluation(instance, limits, null), node);
    } catch (LimitReached cannotBeJudged) {
      return false;
    }
  }

  /** Validates and says what is wrong. */
  public Validation validate(RawJson instance) {
    return validate(instance.tape(), JsonTape.ROOT);
  }

  /** Validates and says what is wrong. */
  public Validation validate(JsonTape instance) {
    return validate(instance, JsonTape.ROOT);
  }

  /** Validates one value within a tape; paths of problems start at that value. */
  public Validation validate(JsonTape instance, int node) {
    if (accepts(instance, node)) {
      return Validation.VALID;
    }
    ProblemList problems = new ProblemList(instance, node, limits.maxProblems());
    try {
      root.accepts(new Evaluation(instance, limits, problems), node);
    } catch (LimitReached e) {
      problems.addLast(e.node(), "", String.valueOf(e.getMessage()));
    }
    return new Validation(problems.toList());
  }
}
