package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A schema's JSON object while it is compiled: its keywords, each checked for its shape. */
final class SchemaObject {
  private final SchemaCompiler compiler;
  private final SchemaResource resource;
  private final JsonTape tape;
  private final int node;

  SchemaObject(SchemaCompiler compiler, SchemaResource resource, int node) {
    this.compiler = compiler;
    this.resource = resource;
    this.tape = resource.tape();
    this.node = node;
  }

  SchemaCompiler compiler() {
    return compiler;
  }

  SchemaResource resource() {
    return resource;
  }

  JsonTape tape() {
    return tape;
  }

  /** The value of a keyword, or -1. */
  int find(String keyword) {
    return tape.member(node, keyword);
  }

  boolean has(String keyword) {
    return find(keyword) >= 0;
  }

  // --- subschemas (the index has checked that they are schemas) --------------------------------

  Schema schemaAt(int value) {
    return compiler.schema(resource, value);
  }

  @Nullable Schema schema(String keyword) {
    int value = find(keyword);
    return value < 0 ? null : schemaAt(value);
  }

  Schema[] schemas(int array) {
    if (tape.kind(array) != JsonKind.ARRAY) {
      throw resource.expected(array, "an array of schemas");
    }
    List<Schema> found = new ArrayList<>();
    for (int child = array + 1; child < tape.next(array); child = tape.next(child)) {
      found.add(schemaAt(child));
    }
    return found.toArray(new Schema[0]);
  }

  // --- plain values ---------------------------------------------------------------------------

  /** A limit on a count; -1 if the keyword is absent. Counts beyond an int cannot be reached. */
  int count(String keyword) {
    int value = find(keyword);
    if (value < 0) {
      return -1;
    }
    boolean integer = tape.kind(value) == JsonKind.NUMBER && tape.isInteger(value);
    if (!integer) {
      throw resource.expected(value, "a non-negative integer");
    }
    if (tape.decimal(value).signum() < 0) {
      throw resource.fault(value, "expected a non-negative integer but found a negative one");
    }
    return tape.fitsLong(value)
        ? (int) Math.min(tape.longValue(value), Integer.MAX_VALUE)
        : Integer.MAX_VALUE;
  }

  boolean flag(String keyword) {
    int value = find(keyword);
    if (value < 0) {
      return false;
    }
    if (tape.kind(value) != JsonKind.BOOLEAN) {
      throw resource.expected(value, "a boolean");
    }
    return tape.bool(value);
  }

  @Nullable String string(String keyword) {
    int value = find(keyword);
    if (value < 0) {
      return null;
    }
    if (tape.kind(value) != JsonKind.STRING) {
      throw resource.expected(value, "a string");
    }
    return tape.string(value);
  }

  /** An array of strings, none twice. */
  String[] names(int array) {
    if (tape.kind(array) != JsonKind.ARRAY) {
      throw resource.expected(array, "an array of strings");
    }
    List<String> names = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (int child = array + 1; child < tape.next(array); child = tape.next(child)) {
      if (tape.kind(child) != JsonKind.STRING) {
        throw resource.expected(child, "a string");
      }
      String name = tape.string(child);
      if (!seen.add(name)) {
        throw resource.fault(child, "expected each string once");
      }
      names.add(name);
    }
    return names.toArray(new String[0]);
  }

  void require(int value, JsonKind kind) {
    if (tape.kind(value) != kind) {
      throw resource.expected(value, kind.phrase());
    }
  }

  EcmaPattern pattern(int at, String source) {
    try {
      return EcmaPattern.compile(source);
    } catch (IllegalArgumentException e) {
      throw resource.fault(at, "expected a regular expression (ECMA-262): " + e.getMessage());
    }
  }
}
