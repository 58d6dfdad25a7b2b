package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/**
 * Walks the subschemas of one document: finds its resources and anchors, and checks that whatever
 * stands where a schema must stand is one.
 */
final class SchemaIndex {
  private final SchemaStore store;
  private final SchemaDocument document;
  private final JsonTape tape;

  SchemaIndex(SchemaStore store, SchemaDocument document) {
    this.store = store;
    this.document = document;
    this.tape = document.tape();
  }

  SchemaResource read(String uri, Dialect dialect) {
    SchemaResource nameless = new SchemaResource(uri, document, JsonTape.ROOT, dialect);
    SchemaResource root = resource(nameless, JsonTape.ROOT);
    document.add(root);
    store.add(root.uri(), root, JsonTape.ROOT);
    store.add(uri, root, JsonTape.ROOT);
    members(JsonTape.ROOT, root, 1);
    return root;
  }

  /** The resource that starts at a node: an {@code $id} and a {@code $schema} may change things. */
  private SchemaResource resource(SchemaResource outer, int node) {
    if (tape.kind(node) == JsonKind.BOOLEAN) {
      return outer;
    }
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw outer.expected(node, "a schema, which is an object or a boolean,");
    }
    int declared = tape.member(node, "$schema");
    Dialect dialect =
        declared < 0 ? outer.dialect() : store.dialect(string(outer, declared), outer, declared);
    int id = ignored(node, dialect) ? -1 : tape.member(node, "$id");
    String uri = id < 0 ? outer.uri() : resolved(outer, id);
    return new SchemaResource(uri, document, node, dialect);
  }

  private String resolved(SchemaResource base, int id) {
    UriReference reference = UriReference.parse(string(base, id));
    return UriReference.parse(base.uri()).resolve(reference).resource();
  }

  private void schema(int node, SchemaResource outer, int depth) {
    if (tape.kind(node) == JsonKind.BOOLEAN) {
      return;
    }
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw outer.expected(node, "a schema, which is an object or a boolean,");
    }
    if (depth > store.limits().maxDepth()) {
      throw outer.fault(node, "nested deeper than maxDepth " + store.limits().maxDepth());
    }
    SchemaResource resource = outer;
    int id = tape.member(node, "$id");
    if (id >= 0 && !ignored(node, outer.dialect()) && !isLegacyAnchor(outer, id)) {
      resource = resource(outer, node);
      document.add(resource);
      store.add(resource.uri(), resource, id);
    }
    members(node, resource, depth);
  }

  private void members(int node, SchemaResource resource, int depth) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      return;
    }
    document.addSubschema(node, resource);
    anchors(node, resource);
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      String keyword = tape.string(name);
      switch (Subschemas.of(keyword, resource.dialect())) {
        case ONE -> schema(name + 1, resource, depth + 1);
        case ARRAY -> array(name + 1, resource, depth);
        case MAP -> map(name + 1, resource, depth, false);
        case MAP_OR_NAMES -> map(name + 1, resource, depth, true);
        case ONE_OR_ARRAY -> {
          if (tape.kind(name + 1) == JsonKind.ARRAY) {
            array(name + 1, resource, depth);
          } else {
            schema(name + 1, resource, depth + 1);
          }
        }
        case NONE -> {}
      }
    }
  }

  private void array(int node, SchemaResource resource, int depth) {
    if (tape.kind(node) != JsonKind.ARRAY) {
      throw resource.expected(node, "an array of schemas");
    }
    if (tape.count(node) == 0) {
      throw resource.fault(node, "expected at least one schema but found an empty array");
    }
    for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
      schema(child, resource, depth + 1);
    }
  }

  private void map(int node, SchemaResource resource, int depth, boolean namesToo) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw resource.expected(node, "an object whose members are schemas");
    }
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      if (!namesToo || tape.kind(name + 1) != JsonKind.ARRAY) {
        schema(name + 1, resource, depth + 1);
      }
    }
  }

  private void anchors(int node, SchemaResource resource) {
    if (resource.dialect().draft07()) {
      int id = ignored(node, resource.dialect()) ? -1 : tape.member(node, "$id");
      String fragment = id < 0 ? "" : UriReference.parse(string(resource, id)).decodedFragment();
      if (!fragment.isEmpty() && !resource.addAnchor(fragment, node)) {
        throw resource.fault(id, "the anchor '" + fragment + "' is taken");
      }
      return;
    }
    int anchor = tape.member(node, "$anchor");
    if (anchor >= 0 && !resource.addAnchor(anchorName(resource, anchor), node)) {
      throw resource.fault(anchor, "the anchor '" + tape.string(anchor) + "' is taken");
    }
    int dynamic = tape.member(node, "$dynamicAnchor");
    if (dynamic >= 0 && !resource.addDynamicAnchor(anchorName(resource, dynamic), node)) {
      throw resource.fault(dynamic, "the anchor '" + tape.string(dynamic) + "' is taken");
    }
    int id = tape.member(node, "$id");
    if (id >= 0 && !UriReference.parse(string(resource, id)).decodedFragment().isEmpty()) {
      throw resource.fault(id, "expected a URI without fragment");
    }
  }

  private String anchorName(SchemaResource resource, int node) {
    String name = string(resource, node);
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
      boolean later = (c >= '0' && c <= '9') || c == '-' || c == '.';
      if (!letter && (i == 0 || !later)) {
        throw resource.fault(node, "expected letters, digits, '_', '-' and '.' only");
      }
    }
    if (name.isEmpty()) {
      throw resource.fault(node, "expected a name but found an empty string");
    }
    return name;
  }

  private String string(SchemaResource resource, int node) {
    if (tape.kind(node) != JsonKind.STRING) {
      throw resource.expected(node, "a string");
    }
    return tape.string(node);
  }

  /** In draft-07 whatever stands beside a {@code $ref} is ignored, {@code $id} included. */
  private boolean ignored(int node, Dialect dialect) {
    return dialect.draft07() && tape.member(node, "$ref") >= 0;
  }

  private boolean isLegacyAnchor(SchemaResource resource, int id) {
    return resource.dialect().draft07() && string(resource, id).startsWith("#");
  }
}
