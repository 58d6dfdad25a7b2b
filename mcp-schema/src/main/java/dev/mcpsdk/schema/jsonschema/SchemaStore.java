package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Every schema resource that references of one compilation can reach, by URI. In memory only. */
final class SchemaStore {
  private final Map<String, SchemaResource> resources = new HashMap<>();
  private final Map<String, RawJson> unread = new HashMap<>();
  private final SchemaLimits limits;
  // For documents without $schema.
  private Dialect dialect = Dialect.DRAFT_2020_12;

  SchemaStore(JsonSchemaOptions options) {
    this.limits = options.limits();
    options
        .schemas()
        .forEach((uri, schema) -> unread.put(UriReference.parse(uri).resource(), schema));
  }

  SchemaLimits limits() {
    return limits;
  }

  /** Indexes the schema that is asked for; its dialect holds for documents that name none. */
  SchemaResource loadMain(RawJson schema) {
    SchemaResource root = load("", schema);
    dialect = root.dialect();
    return root;
  }

  /** Indexes a document and all resources in it; the answer is its root resource. */
  private SchemaResource load(String uri, RawJson schema) {
    return new SchemaIndex(this, new SchemaDocument(schema.tape())).read(uri, dialect);
  }

  void add(String uri, SchemaResource resource, int node) {
    SchemaResource before = resources.putIfAbsent(uri, resource);
    if (before != null && before != resource) {
      throw resource.fault(node, "the URI " + uri + " is taken by another schema");
    }
  }

  @Nullable SchemaResource find(String uri) {
    SchemaResource known = resources.get(uri);
    if (known != null) {
      return known;
    }
    RawJson document = source(uri);
    if (document != null) {
      return load(uri, document);
    }
    // An $id within a registered schema is found only once that schema has been read.
    while (!unread.isEmpty()) {
      String next = unread.keySet().iterator().next();
      RawJson schema = unread.get(next);
      unread.remove(next);
      if (schema != null && !resources.containsKey(next)) {
        load(next, schema);
      }
    }
    return resources.get(uri);
  }

  private @Nullable RawJson source(String uri) {
    RawJson registered = unread.remove(uri);
    return registered != null ? registered : MetaSchemas.find(uri);
  }

  /** The dialect that {@code $schema} names. */
  Dialect dialect(String declared, SchemaResource asking, int node) {
    String uri = UriReference.parse(declared).resource();
    if (uri.equals(Dialect.URI_2020_12)) {
      return Dialect.DRAFT_2020_12;
    }
    if (uri.equals(Dialect.URI_DRAFT_07) || uri.equals("https://json-schema.org/draft-07/schema")) {
      return Dialect.DRAFT_07;
    }
    RawJson metaSchema = unread.get(uri);
    SchemaResource read = resources.get(uri);
    if (metaSchema != null) {
      return custom(metaSchema.tape(), JsonTape.ROOT, uri, asking, node);
    }
    if (read != null) {
      return custom(read.tape(), read.root(), uri, asking, node);
    }
    throw asking.fault(
        node,
        "unsupported dialect "
            + JsonPointer.shorten(declared)
            + ", supported: "
            + Dialect.SUPPORTED);
  }

  private static Dialect custom(
      JsonTape tape, int root, String uri, SchemaResource asking, int node) {
    int listed = tape.kind(root) == JsonKind.OBJECT ? tape.member(root, "$vocabulary") : -1;
    if (listed < 0 || tape.kind(listed) != JsonKind.OBJECT) {
      return new Dialect(false, Dialect.DRAFT_2020_12.vocabularies(), true);
    }
    Set<Vocabulary> vocabularies = EnumSet.of(Vocabulary.CORE);
    for (int name = listed + 1; name < tape.next(listed); name = tape.next(name + 1)) {
      String wanted = tape.string(name);
      Vocabulary vocabulary = Vocabulary.of(wanted);
      boolean required = tape.kind(name + 1) == JsonKind.BOOLEAN && tape.bool(name + 1);
      if (vocabulary != null) {
        vocabularies.add(vocabulary);
      } else if (required) {
        throw asking.fault(
            node, "dialect " + uri + " requires the unsupported vocabulary " + wanted);
      }
    }
    return new Dialect(false, vocabularies, true);
  }
}
