package dev.mcpsdk.schema.json;

import org.jspecify.annotations.Nullable;

/** What users see of a compiled binding. */
final class RootBinding implements TypeBinding<Object> {

  private final ValueBinding binding;

  RootBinding(ValueBinding binding) {
    this.binding = binding;
  }

  @Override
  @SuppressWarnings("NullAway") // null only for types that stand for it, such as Void
  public Object read(JsonTape tape, int node) {
    return binding.read(tape, node);
  }

  @Override
  public void write(JsonWriter out, @Nullable Object value) {
    binding.writeNullable(out, value);
  }
}
