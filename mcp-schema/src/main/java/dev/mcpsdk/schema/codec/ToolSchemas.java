package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;

/**
 * Schemas of tools as revisions before 2026-07-28 demand them: {@code type} at the root says
 * object, and each of {@code properties} is an object.
 */
final class ToolSchemas {
  /** The member that holds structured content which is no object. */
  static final Name RESULT = Name.of("result");

  private static final Name TYPE = Name.of("type");
  private static final Name PROPERTIES = Name.of("properties");
  private static final Name REQUIRED = Name.of("required");
  private static final Name ANY_OF = Name.of("anyOf");
  private static final Name NOT = Name.of("not");
  private static final Name REF = Name.of("$ref");
  private static final Name DEFS = Name.of("$defs");
  private static final Name SCHEMA = Name.of("$schema");
  private static final Name VALUE = Name.of("value");
  private static final String VALUE_POINTER = "/$defs/value";
  private static final String RESULT_POINTER = "/properties/result";

  private ToolSchemas() {}

  /** The schema itself unless one of its properties is {@code true} or {@code false}. */
  static RawJson input(RawJson schema) {
    JsonTape tape = schema.tape();
    int properties = tape.member(JsonTape.ROOT, PROPERTIES.text());
    return properties >= 0 && hasBoolean(tape, properties) ? object(tape) : schema;
  }

  /**
   * A schema for the same value as structured content of these revisions, which is an object: the
   * value if it is one, else an object that holds it as {@code result}. Both kinds of value may
   * stand in the answers of one tool.
   */
  static RawJson output(RawJson schema) {
    JsonTape tape = schema.tape();
    return switch (SchemaKinds.of(tape)) {
      case OBJECT -> saysObject(tape) ? input(schema) : object(tape);
      case OTHER -> wrapped(tape);
      case EITHER -> either(tape);
    };
  }

  private static boolean saysObject(JsonTape tape) {
    int type = tape.member(JsonTape.ROOT, TYPE.text());
    return type >= 0 && tape.kind(type) == JsonKind.STRING;
  }

  private static boolean hasBoolean(JsonTape tape, int object) {
    if (tape.kind(object) != JsonKind.OBJECT) {
      return false;
    }
    for (int name = object + 1; name < tape.next(object); name = tape.next(name + 1)) {
      if (tape.kind(name + 1) == JsonKind.BOOLEAN) {
        return true;
      }
    }
    return false;
  }

  /** The schema of an object with its type said. */
  private static RawJson object(JsonTape tape) {
    return RawJson.write(
        out -> {
          out.beginObject().member(TYPE, "object");
          int end = tape.next(JsonTape.ROOT);
          for (int name = JsonTape.ROOT + 1; name < end; name = tape.next(name + 1)) {
            int value = name + 1;
            if (tape.stringEquals(name, PROPERTIES.text()) && hasBoolean(tape, value)) {
              writeProperties(out, tape, value);
            } else if (!tape.stringEquals(name, TYPE.text())) {
              out.name(tape.string(name)).raw(tape.raw(value));
            }
          }
          out.endObject();
        });
  }

  private static void writeProperties(JsonWriter out, JsonTape tape, int properties) {
    out.name(PROPERTIES).beginObject();
    int end = tape.next(properties);
    for (int name = properties + 1; name < end; name = tape.next(name + 1)) {
      int value = name + 1;
      out.name(tape.string(name));
      if (tape.kind(value) != JsonKind.BOOLEAN) {
        out.raw(tape.raw(value));
      } else if (tape.bool(value)) {
        out.beginObject().endObject();
      } else {
        out.beginObject().name(NOT).beginObject().endObject().endObject();
      }
    }
    out.endObject();
  }

  private static RawJson wrapped(JsonTape tape) {
    return RawJson.write(
        out -> {
          open(out, tape).name(PROPERTIES).beginObject().name(RESULT);
          SchemaMover.move(out, tape, RESULT_POINTER);
          requireResult(out.endObject()).endObject();
        });
  }

  private static RawJson either(JsonTape tape) {
    String reference = '#' + VALUE_POINTER;
    return RawJson.write(
        out -> {
          open(out, tape).name(DEFS).beginObject().name(VALUE);
          SchemaMover.move(out, tape, VALUE_POINTER);
          out.endObject().name(ANY_OF).beginArray();
          out.beginObject().name(PROPERTIES).beginObject();
          out.name(RESULT).beginObject().member(REF, reference).endObject();
          requireResult(out.endObject()).endObject();
          out.beginObject().member(REF, reference).endObject();
          out.endArray().endObject();
        });
  }

  private static JsonWriter open(JsonWriter out, JsonTape tape) {
    out.beginObject();
    int dialect = tape.member(JsonTape.ROOT, SCHEMA.text());
    if (dialect >= 0) {
      out.member(SCHEMA, tape.raw(dialect));
    }
    return out.member(TYPE, "object");
  }

  private static JsonWriter requireResult(JsonWriter out) {
    return out.name(REQUIRED).beginArray().value(RESULT.text()).endArray();
  }
}
