package dev.mcpsdk.schema.json;

/** How one Java type is read from and written to JSON. Thread-safe. */
public interface TypeBinding<T> {

  /**
   * @throws JsonShapeException if the value does not fit the type
   */
  T read(JsonTape tape, int node);

  /**
   * @throws JsonShapeException if the value does not fit the type
   */
  default T read(RawJson json) {
    return read(json.tape(), JsonTape.ROOT);
  }

  void write(JsonWriter out, T value);

  default RawJson toJson(T value) {
    return RawJson.write(out -> write(out, value));
  }
}
