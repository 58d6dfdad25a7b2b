package dev.mcpsdk.schema.json;

import org.jspecify.annotations.Nullable;

/** {@code void}: whatever came is null, and null is written as an object without members. */
final class NothingBinding extends ValueBinding {

  @Override
  @Nullable Object read(JsonTape tape, int node) {
    return null;
  }

  @Override
  boolean takesNull() {
    return true;
  }

  @Override
  void writeNull(JsonWriter out) {
    out.beginObject().endObject();
  }

  @Override
  void write(JsonWriter out, Object value) {
    throw new JsonBindingException("Void has no value but null");
  }
}
