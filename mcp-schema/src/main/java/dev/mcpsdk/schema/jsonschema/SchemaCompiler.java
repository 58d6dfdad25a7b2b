package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns schema resources into linked {@link Schema} objects. Works off a queue instead of
 * recursing, so neither cycles nor long chains of references are special.
 */
final class SchemaCompiler {
  private static final Keyword[] NONE = {};

  private record Place(SchemaDocument document, int node) {}

  private record Pending(SchemaResource resource, int node, Schema schema) {}

  private final SchemaStore store;
  private final boolean assertFormat;
  private final Map<Place, Schema> schemas = new HashMap<>();
  private final Map<SchemaResource, DynamicScope> scopes = new HashMap<>();
  private final Deque<Pending> pending = new ArrayDeque<>();

  SchemaCompiler(JsonSchemaOptions options) {
    this.store = new SchemaStore(options);
    this.assertFormat = options.assertFormat();
  }

  Schema compile(RawJson source) {
    SchemaResource root = store.loadMain(source);
    Schema schema = schema(root, root.root());
    // Also those that nothing refers to: a schema is checked as a whole.
    root.document().subschemas().forEach((node, resource) -> schema(resource, node));
    finish();
    checkAgainstCustomMetaSchema(root);
    return schema;
  }

  /** The written shape checks know only the standard keywords; a custom dialect may say more. */
  private void checkAgainstCustomMetaSchema(SchemaResource root) {
    JsonTape tape = root.tape();
    int declared =
        tape.kind(root.root()) == JsonKind.OBJECT ? tape.member(root.root(), "$schema") : -1;
    if (declared < 0 || !root.dialect().custom()) {
      return;
    }
    String uri = UriReference.parse(tape.string(declared)).resource();
    Schema metaSchema = target(root, declared, uri).schema();
    finish();
    ProblemList problems = new ProblemList(tape, root.root(), 1);
    Evaluation run = new Evaluation(tape, store.limits(), problems);
    boolean accepted;
    try {
      accepted = metaSchema.accepts(run, root.root());
    } catch (LimitReached e) {
      throw root.fault(e.node(), String.valueOf(e.getMessage()));
    }
    if (!accepted) {
      Problem first = problems.toList().get(0);
      throw new JsonSchemaException(
          root.uri() + "#" + first.path(), first.message() + " (" + uri + ")");
    }
  }

  /** The schema at a node; not linked before {@link #finish}. */
  Schema schema(SchemaResource within, int node) {
    JsonTape tape = within.tape();
    if (tape.kind(node) == JsonKind.BOOLEAN) {
      return tape.bool(node) ? Schema.TRUE : Schema.FALSE;
    }
    Place place = new Place(within.document(), node);
    Schema known = schemas.get(place);
    if (known != null) {
      return known;
    }
    SchemaResource own = within.document().startingAt(node);
    SchemaResource resource = own == null ? within : own;
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw resource.expected(node, "a schema, which is an object or a boolean,");
    }
    if (schemas.size() >= store.limits().maxSubschemas()) {
      throw resource.fault(
          node, "more than maxSubschemas " + store.limits().maxSubschemas() + " subschemas");
    }
    Schema schema = new Schema(scope(resource));
    schemas.put(place, schema);
    pending.add(new Pending(resource, node, schema));
    return schema;
  }

  private void finish() {
    for (Pending next = pending.poll(); next != null; next = pending.poll()) {
      link(next);
    }
  }

  private void link(Pending next) {
    SchemaObject source = new SchemaObject(this, next.resource(), next.node());
    Dialect dialect = next.resource().dialect();
    List<Keyword> keywords = new ArrayList<>();
    List<Keyword> last = new ArrayList<>();
    if (dialect.draft07() && source.has("$ref")) {
      References.compile(source, keywords); // its siblings are ignored
    } else {
      ValidationKeywords.compile(source, keywords);
      StringKeywords.compile(source, keywords, assertFormat);
      ArrayKeywords.compile(source, keywords, last);
      ObjectKeywords.compile(source, keywords, last);
      LogicKeywords.compile(source, keywords);
      References.compile(source, keywords);
      PlainKeywords.check(source);
    }
    next.schema().link(keywords.toArray(NONE), last.toArray(NONE));
  }

  private @Nullable DynamicScope scope(SchemaResource resource) {
    if (resource.dynamicAnchors().isEmpty()) {
      return null;
    }
    DynamicScope known = scopes.get(resource);
    if (known != null) {
      return known;
    }
    DynamicScope scope = new DynamicScope();
    scopes.put(resource, scope);
    resource.dynamicAnchors().forEach((name, node) -> scope.add(name, schema(resource, node)));
    return scope;
  }

  /** What a reference leads to; {@code dynamicAnchor} is set if it is to one of those, by name. */
  record Target(Schema schema, @Nullable String dynamicAnchor) {}

  Target target(SchemaResource from, int at, String reference) {
    UriReference uri = UriReference.parse(from.uri()).resolve(UriReference.parse(reference));
    SchemaResource resource = uri.resource().equals(from.uri()) ? from : store.find(uri.resource());
    if (resource == null) {
      throw from.fault(
          at,
          "the reference "
              + JsonPointer.shorten(reference)
              + " leads to no known schema; nothing is fetched, further schemas are given in"
              + " JsonSchemaOptions.schemas");
    }
    String fragment = uri.decodedFragment();
    if (fragment.isEmpty()) {
      return new Target(schema(resource, resource.root()), null);
    }
    if (fragment.startsWith("/")) {
      return new Target(pointed(resource, fragment, from, at), null);
    }
    Integer node = resource.anchor(fragment);
    if (node == null) {
      throw from.fault(at, "no anchor '" + JsonPointer.shorten(fragment) + "' in that schema");
    }
    boolean dynamic = node.equals(resource.dynamicAnchors().get(fragment));
    return new Target(schema(resource, node), dynamic ? fragment : null);
  }

  private Schema pointed(SchemaResource start, String pointer, SchemaResource from, int at) {
    SchemaResource resource = start;
    int node = start.root();
    for (String token : pointer.substring(1).split("/", -1)) {
      node = JsonPointer.step(resource.tape(), node, JsonPointer.unescape(token));
      if (node < 0) {
        throw from.fault(
            at, "the pointer " + JsonPointer.shorten(pointer) + " leads to nothing in that schema");
      }
      SchemaResource entered = resource.document().startingAt(node);
      resource = entered == null ? resource : entered;
    }
    return schema(resource, node);
  }
}
