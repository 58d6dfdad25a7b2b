package dev.mcpsdk.schema.json;

import java.lang.reflect.Array;

/** An array of any type but {@code byte[]}, which is a string. */
final class ArrayBinding extends ValueBinding {

  private final Class<?> component;
  private final ValueBinding element;

  ArrayBinding(Class<?> component, ValueBinding element) {
    this.component = component;
    this.element = element;
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.ARRAY) {
      throw TapePath.expected("an array", tape, node);
    }
    Object array = Array.newInstance(component, tape.count(node));
    int end = tape.next(node);
    int index = 0;
    for (int child = node + 1; child < end; child = tape.next(child)) {
      Array.set(array, index++, element.read(tape, child));
    }
    return array;
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.beginArray();
    int length = Array.getLength(value);
    for (int i = 0; i < length; i++) {
      element.writeNullable(out, Array.get(value, i));
    }
    out.endArray();
  }
}
