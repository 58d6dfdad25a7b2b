package dev.mcpsdk.schema.json;

import org.jspecify.annotations.Nullable;

/**
 * A record component as a member.
 *
 * @param fallback the value of {@code @DefaultValue}
 */
record ComponentBinding(
    Name name, String javaName, ValueBinding binding, @Nullable JsonTape fallback) {

  /** The value when the member is absent; read anew each time, as arrays can be changed. */
  @Nullable Object absent(JsonTape tape, int object) {
    if (fallback != null) {
      return binding.read(fallback, JsonTape.ROOT);
    }
    if (!binding.mayBeAbsent()) {
      throw TapePath.missing(name.text(), tape, object);
    }
    return binding.absent();
  }
}
