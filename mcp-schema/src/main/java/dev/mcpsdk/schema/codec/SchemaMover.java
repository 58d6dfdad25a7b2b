package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.JsonWriter;
import java.util.Set;

/** Writes a schema at another place of a document, with its references to itself kept right. */
final class SchemaMover {
  private static final String ID = "$id";
  private static final String DIALECT = "$schema";
  private static final Set<String> REFERENCES = Set.of("$ref", "$dynamicRef");
  private static final Set<String> SCHEMAS =
      Set.of(
          "not",
          "if",
          "then",
          "else",
          "items",
          "additionalItems",
          "contains",
          "propertyNames",
          "additionalProperties",
          "unevaluatedItems",
          "unevaluatedProperties",
          "contentSchema",
          "allOf",
          "anyOf",
          "oneOf",
          "prefixItems");
  private static final Set<String> NAMED =
      Set.of(
          "properties",
          "patternProperties",
          "$defs",
          "definitions",
          "dependentSchemas",
          "dependencies");

  private final JsonWriter out;
  private final JsonTape tape;
  private final String place;

  private SchemaMover(JsonWriter out, JsonTape tape, String place) {
    this.out = out;
    this.tape = tape;
    this.place = place;
  }

  /**
   * Writes the whole schema.
   *
   * @param place where it will stand, as a JSON pointer
   */
  static void move(JsonWriter out, JsonTape tape, String place) {
    new SchemaMover(out, tape, place).schema(JsonTape.ROOT);
  }

  /** Writes a schema or an array of them; anything else as it is. */
  private void schema(int node) {
    JsonKind kind = tape.kind(node);
    if (kind == JsonKind.ARRAY) {
      out.beginArray();
      for (int item = node + 1; item < tape.next(node); item = tape.next(item)) {
        schema(item);
      }
      out.endArray();
    } else if (kind != JsonKind.OBJECT || tape.member(node, ID) >= 0) {
      // What has an id is a document of its own wherever it stands: its references stay right.
      out.raw(tape.raw(node));
    } else {
      out.beginObject();
      for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
        // The dialect is said by the document, at its root.
        if (!tape.stringEquals(name, DIALECT)) {
          keyword(tape.string(name), name + 1);
        }
      }
      out.endObject();
    }
  }

  private void keyword(String name, int value) {
    out.name(name);
    if (SCHEMAS.contains(name)) {
      schema(value);
    } else if (NAMED.contains(name) && tape.kind(value) == JsonKind.OBJECT) {
      out.beginObject();
      for (int key = value + 1; key < tape.next(value); key = tape.next(key + 1)) {
        out.name(tape.string(key));
        schema(key + 1);
      }
      out.endObject();
    } else if (REFERENCES.contains(name) && tape.kind(value) == JsonKind.STRING) {
      out.value(moved(tape.string(value)));
    } else {
      out.raw(tape.raw(value));
    }
  }

  /** Pointers into this document move along; anchors and other documents stay where they are. */
  private String moved(String reference) {
    return reference.equals("#") || reference.startsWith("#/")
        ? '#' + place + reference.substring(1)
        : reference;
  }
}
