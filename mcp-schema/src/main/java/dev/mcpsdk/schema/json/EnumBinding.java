package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.TypeShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An enum: each constant is a string. */
final class EnumBinding extends ValueBinding {

  private final List<TypeShape.Constant> constants;
  private final Map<Object, String> names = new HashMap<>();
  private final String expected;

  EnumBinding(TypeShape.Choice choice) {
    constants = choice.constants();
    List<String> quoted = new ArrayList<>();
    for (TypeShape.Constant constant : constants) {
      names.put(constant.value(), constant.name());
      quoted.add('"' + constant.name() + '"');
    }
    expected = "one of " + String.join(", ", quoted);
  }

  @Override
  Enum<?> read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.STRING) {
      throw TapePath.expected(expected, tape, node);
    }
    for (int i = 0; i < constants.size(); i++) {
      if (tape.stringEquals(node, constants.get(i).name())) {
        return constants.get(i).value();
      }
    }
    throw TapePath.mismatch(expected, tape, node, "another string");
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.value(name(value));
  }

  String name(Object constant) {
    String name = names.get(constant);
    if (name == null) {
      throw new JsonBindingException(constant + " is not " + expected);
    }
    return name;
  }
}
