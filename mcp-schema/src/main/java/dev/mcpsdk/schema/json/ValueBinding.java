package dev.mcpsdk.schema.json;

import org.jspecify.annotations.Nullable;

/** A compiled binding of one type, as the bindings that contain it use it. */
abstract class ValueBinding {

  /** Null only from bindings that stand for an absent value. */
  abstract @Nullable Object read(JsonTape tape, int node);

  /** Writes what is not null. */
  abstract void write(JsonWriter out, Object value);

  /** Whether Java's null has a JSON form. */
  boolean takesNull() {
    return false;
  }

  /** Whether a member of this type may be absent; then {@link #absent()} is its value. */
  boolean mayBeAbsent() {
    return false;
  }

  @Nullable Object absent() {
    return null;
  }

  /** Whether a member with this value is left out. */
  boolean isAbsent(@Nullable Object value) {
    return false;
  }

  /** Writes what a {@link #takesNull} type writes for null. */
  void writeNull(JsonWriter out) {
    out.nullValue();
  }

  final void writeNullable(JsonWriter out, @Nullable Object value) {
    if (value != null) {
      write(out, value);
    } else if (takesNull()) {
      writeNull(out);
    } else {
      throw new JsonBindingException(
          "null cannot be written where the type does not allow it: mark the type @Nullable, such"
              + " as List<@Nullable String>");
    }
  }
}
