package dev.mcpsdk.schema.json;

import org.jspecify.annotations.Nullable;

/** A type marked {@code @Nullable}: null in Java is null in JSON, and absent as a member. */
final class NullableBinding extends ValueBinding {

  private final ValueBinding binding;

  NullableBinding(ValueBinding binding) {
    this.binding = binding;
  }

  @Override
  @Nullable Object read(JsonTape tape, int node) {
    // What can hold a JSON null keeps it: it differs from an absent member.
    if (tape.kind(node) == JsonKind.NULL && !(binding instanceof JsonValueBinding)) {
      return null;
    }
    return binding.read(tape, node);
  }

  @Override
  void write(JsonWriter out, Object value) {
    binding.write(out, value);
  }

  @Override
  boolean takesNull() {
    return true;
  }

  @Override
  boolean mayBeAbsent() {
    return true;
  }

  @Override
  @Nullable Object absent() {
    return binding.mayBeAbsent() ? binding.absent() : null;
  }

  @Override
  boolean isAbsent(@Nullable Object value) {
    return value == null || binding.isAbsent(value);
  }
}
