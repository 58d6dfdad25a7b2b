package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.ArrayList;
import java.util.List;

/** The keywords for objects. */
final class ObjectKeywords {
  private static final String[] NO_NAMES = {};
  private static final Schema[] NO_SCHEMAS = {};

  private ObjectKeywords() {}

  static void compile(SchemaObject source, List<Keyword> out, List<Keyword> last) {
    Dialect dialect = source.resource().dialect();
    if (dialect.has(Vocabulary.VALIDATION)) {
      Size.compile(source, JsonKind.OBJECT, "minProperties", "maxProperties", out);
      int required = source.find("required");
      if (required >= 0) {
        out.add(new Required("required", source.names(required)));
      }
      if (!dialect.draft07()) {
        dependencies(source, "dependentRequired", out);
      }
    }
    if (dialect.has(Vocabulary.APPLICATOR)) {
      properties(source, out);
      Schema names = source.schema("propertyNames");
      if (names != null) {
        out.add(new PropertyNames(names));
      }
      dependencies(source, "dependencies", out);
      if (!dialect.draft07()) {
        dependencies(source, "dependentSchemas", out);
      }
    }
    Schema rest =
        dialect.has(Vocabulary.UNEVALUATED) ? source.schema("unevaluatedProperties") : null;
    if (rest != null) {
      last.add(new UnevaluatedProperties(rest));
    }
  }

  private static void properties(SchemaObject source, List<Keyword> out) {
    int properties = source.find("properties");
    int patterns = source.find("patternProperties");
    if (properties < 0 && patterns < 0 && !source.has("additionalProperties")) {
      return;
    }
    List<EcmaPattern> compiled = new ArrayList<>();
    for (String pattern : memberNames(source, patterns)) {
      compiled.add(source.pattern(patterns, pattern));
    }
    out.add(
        new Properties(
            new NamedSchemas(memberNames(source, properties), memberSchemas(source, properties)),
            compiled.toArray(new EcmaPattern[0]),
            memberSchemas(source, patterns),
            source.schema("additionalProperties")));
  }

  private static void dependencies(SchemaObject source, String keyword, List<Keyword> out) {
    int node = source.find(keyword);
    if (node < 0) {
      return;
    }
    source.require(node, JsonKind.OBJECT);
    JsonTape tape = source.tape();
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      boolean names = tape.kind(name + 1) == JsonKind.ARRAY || keyword.equals("dependentRequired");
      Keyword then =
          names
              ? new Required(keyword, source.names(name + 1))
              : applying(source.schemaAt(name + 1));
      out.add(new IfPresent(tape.string(name), then));
    }
  }

  private static Keyword applying(Schema schema) {
    return (run, node) -> schema.accepts(run, node);
  }

  private static String[] memberNames(SchemaObject source, int object) {
    if (object < 0) {
      return NO_NAMES;
    }
    JsonTape tape = source.tape();
    String[] names = new String[tape.count(object)];
    int name = object + 1;
    for (int i = 0; i < names.length; i++) {
      names[i] = tape.string(name);
      name = tape.next(name + 1);
    }
    return names;
  }

  private static Schema[] memberSchemas(SchemaObject source, int object) {
    if (object < 0) {
      return NO_SCHEMAS;
    }
    JsonTape tape = source.tape();
    Schema[] schemas = new Schema[tape.count(object)];
    int name = object + 1;
    for (int i = 0; i < schemas.length; i++) {
      schemas[i] = source.schemaAt(name + 1);
      name = tape.next(name + 1);
    }
    return schemas;
  }
}
