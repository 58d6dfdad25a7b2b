package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema with a URI of its own, which may be embedded in the document of another. */
final class SchemaResource {
  private final String uri;
  private final SchemaDocument document;
  private final int root;
  private final Dialect dialect;
  private final Map<String, Integer> anchors = new HashMap<>();
  private final Map<String, Integer> dynamicAnchors = new HashMap<>();

  SchemaResource(String uri, SchemaDocument document, int root, Dialect dialect) {
    this.uri = uri;
    this.document = document;
    this.root = root;
    this.dialect = dialect;
  }

  String uri() {
    return uri;
  }

  SchemaDocument document() {
    return document;
  }

  JsonTape tape() {
    return document.tape();
  }

  int root() {
    return root;
  }

  Dialect dialect() {
    return dialect;
  }

  /** False if the name is taken by another subschema. */
  boolean addAnchor(String name, int node) {
    Integer before = anchors.put(name, node);
    return before == null || before == node;
  }

  boolean addDynamicAnchor(String name, int node) {
    dynamicAnchors.put(name, node);
    return addAnchor(name, node);
  }

  @Nullable Integer anchor(String name) {
    return anchors.get(name);
  }

  Map<String, Integer> dynamicAnchors() {
    return dynamicAnchors;
  }

  /** Names a place in this resource for an error message. */
  String location(int node) {
    return uri + "#" + JsonPointer.between(tape(), root, node);
  }

  JsonSchemaException fault(int node, String problem) {
    return new JsonSchemaException(location(node), problem);
  }

  JsonSchemaException expected(int node, String what) {
    return fault(node, "expected " + what + " but found " + tape().kind(node).phrase());
  }
}
