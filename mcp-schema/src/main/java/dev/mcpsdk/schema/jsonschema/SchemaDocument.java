package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One JSON text and the schema resources found in it. */
final class SchemaDocument {
  private final JsonTape tape;
  private final Map<Integer, SchemaResource> resources = new HashMap<>();
  private final Map<Integer, SchemaResource> subschemas = new LinkedHashMap<>();

  SchemaDocument(JsonTape tape) {
    this.tape = tape;
  }

  JsonTape tape() {
    return tape;
  }

  void add(SchemaResource resource) {
    resources.put(resource.root(), resource);
  }

  void addSubschema(int node, SchemaResource resource) {
    subschemas.put(node, resource);
  }

  /** Every subschema that is an object, with the resource it belongs to, in document order. */
  Map<Integer, SchemaResource> subschemas() {
    return subschemas;
  }

  /** The resource that starts at this node. */
  @Nullable SchemaResource startingAt(int node) {
    return resources.get(node);
  }
}
