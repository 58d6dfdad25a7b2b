package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.List;

/** {@code type}, {@code const}, {@code enum} and the keywords for numbers. */
final class ValidationKeywords {
  private ValidationKeywords() {}

  static void compile(SchemaObject source, List<Keyword> out) {
    if (!source.resource().dialect().has(Vocabulary.VALIDATION)) {
      return;
    }
    int type = source.find("type");
    if (type >= 0) {
      out.add(TypeKeyword.of(source, type));
    }
    int constant = source.find("const");
    if (constant >= 0) {
      out.add(new EnumKeyword("const", source.tape(), new int[] {constant}));
    }
    int values = source.find("enum");
    if (values >= 0) {
      out.add(new EnumKeyword("enum", source.tape(), elements(source, values)));
    }
    for (NumberBound.Side side : NumberBound.Side.values()) {
      int limit = source.find(side.keyword());
      if (limit >= 0) {
        source.require(limit, JsonKind.NUMBER);
        out.add(new NumberBound(side, source.tape(), limit));
      }
    }
    int divisor = source.find("multipleOf");
    if (divisor >= 0) {
      source.require(divisor, JsonKind.NUMBER);
      if (source.tape().decimal(divisor).signum() <= 0) {
        throw source.resource().fault(divisor, "expected a number greater than 0");
      }
      out.add(new MultipleOf(source.tape(), divisor));
    }
  }

  private static int[] elements(SchemaObject source, int array) {
    source.require(array, JsonKind.ARRAY);
    JsonTape tape = source.tape();
    int[] nodes = new int[tape.count(array)];
    int child = array + 1;
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = child;
      child = tape.next(child);
    }
    return nodes;
  }
}
