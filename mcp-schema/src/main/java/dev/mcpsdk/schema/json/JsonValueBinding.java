package dev.mcpsdk.schema.json;

import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import java.util.Map;

/** {@link RawJson} and the types of {@code jakarta.json}: any JSON, or any of one kind. */
final class JsonValueBinding extends ValueBinding {

  private static final Map<Class<?>, String> EXPECTED =
      Map.of(
          JsonObject.class, "an object",
          JsonArray.class, "an array",
          JsonStructure.class, "an object or array",
          JsonString.class, "a string",
          JsonNumber.class, "a number");

  private final Class<?> type;

  JsonValueBinding(Class<?> type) {
    if (type != RawJson.class && type != JsonValue.class && !EXPECTED.containsKey(type)) {
      throw new JsonBindingException(
          type.getName() + " is not bound: use RawJson or an interface of jakarta.json");
    }
    this.type = type;
  }

  @Override
  Object read(JsonTape tape, int node) {
    RawJson json = tape.raw(node);
    if (type == RawJson.class) {
      return json;
    }
    JsonValue value = json.asJsonValue();
    if (!type.isInstance(value)) {
      throw TapePath.expected(EXPECTED.getOrDefault(type, "a value"), tape, node);
    }
    return value;
  }

  @Override
  void write(JsonWriter out, Object value) {
    writeJson(out, value);
  }

  static void writeJson(JsonWriter out, Object value) {
    out.raw(value instanceof RawJson raw ? raw : RawJson.of(value.toString()));
  }
}
