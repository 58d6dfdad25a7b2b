package dev.mcpsdk.schema.json;

import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;

/** A type that JSON-B binds. */
final class JsonbBinding extends ValueBinding {

  private final Jsonb jsonb;
  private final Type type;
  private final String description;

  JsonbBinding(Jsonb jsonb, Type type, String description) {
    this.jsonb = jsonb;
    this.type = type;
    this.description = description;
  }

  @Override
  Object read(JsonTape tape, int node) {
    try {
      Object value = jsonb.fromJson(tape.raw(node).toString(), type);
      if (value == null) {
        throw TapePath.expected("a JSON form of " + description, tape, node);
      }
      return value;
    } catch (JsonbException e) {
      // The provider's text may quote values and names of classes: it stays in the cause.
      JsonShapeException mismatch =
          TapePath.mismatch(
              "a JSON form of " + description,
              tape,
              node,
              tape.kind(node).phrase() + " that is none");
      mismatch.initCause(e);
      throw mismatch;
    }
  }

  @Override
  void write(JsonWriter out, Object value) {
    try {
      // Never with the declared type: given a sealed interface, Yasson writes {} and loses the
      // data.
      out.raw(RawJson.of(jsonb.toJson(value)));
    } catch (JsonbException e) {
      throw new JsonBindingException("JSON-B cannot write " + description, e);
    }
  }
}
