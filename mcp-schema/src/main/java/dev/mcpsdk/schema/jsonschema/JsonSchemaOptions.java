package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How a schema is compiled. Immutable.
 *
 * @param assertFormat whether {@code format} rejects instances; by default it is an annotation, as
 *     2020-12 has it. Formats this package does not know never reject
 * @param schemas further schemas by absolute URI, the only ones a reference can reach besides the
 *     schema itself and the meta-schemas of the supported dialects: nothing is ever fetched
 * @param limits bounds on compiling and validating
 */
public record JsonSchemaOptions(
    boolean assertFormat, Map<String, RawJson> schemas, SchemaLimits limits) {

  /** Format as an annotation, no further schemas, default limits. */
  public static final JsonSchemaOptions DEFAULT =
      new JsonSchemaOptions(false, Map.of(), SchemaLimits.DEFAULT);

  public JsonSchemaOptions {
    schemas = Map.copyOf(schemas);
  }

  public JsonSchemaOptions withFormatAssertion(boolean assertion) {
    return new JsonSchemaOptions(assertion, schemas, limits);
  }

  /** Adds the schema that references to {@code uri} lead to. */
  public JsonSchemaOptions withSchema(String uri, RawJson schema) {
    Map<String, RawJson> more = new LinkedHashMap<>(schemas);
    more.put(uri, schema);
    return new JsonSchemaOptions(assertFormat, more, limits);
  }

  public JsonSchemaOptions withLimits(SchemaLimits bounds) {
    return new JsonSchemaOptions(assertFormat, schemas, bounds);
  }
}
