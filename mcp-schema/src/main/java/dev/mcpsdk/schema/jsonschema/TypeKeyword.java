package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;

/** {@code type}. */
final class TypeKeyword extends Assertion {
  private final int kinds;
  // Whether fractions are refused where numbers are taken.
  private final boolean integer;
  private final String expected;

  private TypeKeyword(int kinds, boolean integer, String expected) {
    super("type");
    this.kinds = kinds;
    this.integer = integer;
    this.expected = expected;
  }

  static TypeKeyword of(SchemaObject source, int node) {
    String[] names =
        source.tape().kind(node) == JsonKind.STRING
            ? new String[] {source.tape().string(node)}
            : source.names(node);
    if (names.length == 0) {
      throw source.resource().fault(node, "expected at least one type");
    }
    int kinds = 0;
    boolean number = false;
    boolean integer = false;
    for (String name : names) {
      number |= name.equals("number");
      integer |= name.equals("integer");
      kinds |= 1 << kind(source, node, name).ordinal();
    }
    return new TypeKeyword(kinds, integer && !number, String.join(" or ", names));
  }

  private static JsonKind kind(SchemaObject source, int node, String name) {
    return switch (name) {
      case "object" -> JsonKind.OBJECT;
      case "array" -> JsonKind.ARRAY;
      case "string" -> JsonKind.STRING;
      case "number", "integer" -> JsonKind.NUMBER;
      case "boolean" -> JsonKind.BOOLEAN;
      case "null" -> JsonKind.NULL;
      default ->
          throw source
              .resource()
              .fault(
                  node,
                  "expected object, array, string, number, integer, boolean or null but found '"
                      + JsonPointer.shorten(name)
                      + "'");
    };
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonKind kind = run.tape().kind(node);
    return (kinds & 1 << kind.ordinal()) != 0
        && !(integer && kind == JsonKind.NUMBER && !run.tape().isInteger(node));
  }

  @Override
  String problem(JsonTape tape, int node) {
    boolean fraction = integer && tape.kind(node) == JsonKind.NUMBER;
    return "expected "
        + expected
        + " but found "
        + (fraction ? "a number with a fraction" : tape.kind(node).phrase());
  }
}
