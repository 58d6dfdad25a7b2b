package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.TypeShape;
import java.util.ArrayList;
import java.util.List;

/** An enum: each constant is a string. */
final class EnumBinding extends ValueBinding {

  private final Enum<?>[] constants;
  private final String[] names;
  private final String expected;

  EnumBinding(TypeShape.Choice choice) {
    List<String> quoted = new ArrayList<>();
    int size = choice.constants().size();
    constants = new Enum<?>[size];
    names = new String[size];
    for (TypeShape.Constant constant : choice.constants()) {
      constants[constant.value().ordinal()] = constant.value();
      names[constant.value().ordinal()] = constant.name();
      quoted.add('"' + constant.name() + '"');
    }
    expected = "one of " + String.join(", ", quoted);
  }

  @Override
  Enum<?> read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.STRING) {
      throw TapePath.expected(expected, tape, node);
    }
    for (int i = 0; i < names.length; i++) {
      if (tape.stringEquals(node, names[i])) {
        return constants[i];
      }
    }
    throw TapePath.mismatch(expected, tape, node, "another string");
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.value(name(value));
  }

  String name(Object constant) {
    return names[((Enum<?>) constant).ordinal()];
  }
}
