package dev.mcpsdk.schema.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;

/** Binds users' types to JSON. Thread-safe. */
public final class JsonBinder {

  private static final class Standard {
    static final JsonBinder BINDER = new JsonBinder(JsonbBuilder.create());
  }

  private final Jsonb jsonb;

  private JsonBinder(Jsonb jsonb) {
    this.jsonb = jsonb;
  }

  public static JsonBinder standard() {
    return Standard.BINDER;
  }

  public static JsonBinder using(Jsonb jsonb) {
    return new JsonBinder(jsonb);
  }

  public <T> TypeBinding<T> binding(Type type) {
    return new TypeBinding<>() {
      @Override
      public T read(JsonTape tape, int node) {
        return jsonb.fromJson(tape.raw(node).toString(), type);
      }

      @Override
      public void write(JsonWriter out, T value) {
        byte[] text = jsonb.toJson(value).getBytes(StandardCharsets.UTF_8);
        out.rawBytes(text, 0, text.length);
      }
    };
  }

  public RawJson toJson(Object value) {
    return binding(value.getClass()).toJson(value);
  }
}
