package dev.mcpsdk.schema.json;

/** How one Java type is read from and written to JSON. Thread-safe. */
public interface TypeBinding<T> {

  /**
   * Reads one value of an index.
   *
   * @throws JsonShapeException if the value does not fit the type
   */
  T read(JsonTape tape, int node);

  /**
   * Reads a value.
   *
   * @throws JsonShapeException if the value does not fit the type
   */
  default T read(RawJson json) {
    return read(json.tape(), JsonTape.ROOT);
  }

  /**
   * Writes a value.
   *
   * @throws JsonBindingException if it has no JSON form: a null that is not declared, {@code NaN}
   */
  void write(JsonWriter out, T value);

  /**
   * The value's JSON form.
   *
   * @throws JsonBindingException if it has none: a null that is not declared, {@code NaN}
   */
  default RawJson toJson(T value) {
    return RawJson.write(out -> write(out, value));
  }
}
