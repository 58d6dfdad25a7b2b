package dev.mcpsdk.schema.json;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** {@link Optional} and its primitive siblings: empty is null, and absent as a member. */
final class OptionalBinding extends ValueBinding {

  private final ValueBinding element;
  private final Object empty;

  OptionalBinding(Class<?> container, ValueBinding element) {
    this.element = element;
    this.empty = emptyOf(container);
  }

  private static Object emptyOf(Class<?> container) {
    if (container == OptionalInt.class) {
      return OptionalInt.empty();
    }
    if (container == OptionalLong.class) {
      return OptionalLong.empty();
    }
    return container == OptionalDouble.class ? OptionalDouble.empty() : Optional.empty();
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) == JsonKind.NULL) {
      return empty;
    }
    Object value = element.read(tape, node);
    if (value == null) {
      return empty;
    }
    if (empty instanceof OptionalInt) {
      return OptionalInt.of((Integer) value);
    }
    if (empty instanceof OptionalLong) {
      return OptionalLong.of((Long) value);
    }
    return empty instanceof OptionalDouble ? OptionalDouble.of((Double) value) : Optional.of(value);
  }

  @Override
  void write(JsonWriter out, Object value) {
    if (value.equals(empty)) {
      out.nullValue();
    } else {
      element.write(out, content(value));
    }
  }

  private static Object content(Object value) {
    if (value instanceof OptionalInt number) {
      return number.getAsInt();
    }
    if (value instanceof OptionalLong number) {
      return number.getAsLong();
    }
    if (value instanceof OptionalDouble number) {
      return number.getAsDouble();
    }
    return ((Optional<?>) value).orElseThrow();
  }

  @Override
  boolean mayBeAbsent() {
    return true;
  }

  @Override
  Object absent() {
    return empty;
  }

  @Override
  boolean isAbsent(@Nullable Object value) {
    return empty.equals(value);
  }
}
