package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.JavaType;
import jakarta.json.JsonValue;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@link Object}: maps, lists, strings, booleans and numbers ({@link Long} for integers that fit,
 * else {@link java.math.BigDecimal}). What is written is chosen by the value's class.
 */
final class AnythingBinding extends ValueBinding {

  private final JsonBinder binder;

  AnythingBinding(JsonBinder binder) {
    this.binder = binder;
  }

  @Override
  @Nullable Object read(JsonTape tape, int node) {
    return switch (tape.kind(node)) {
      case NULL -> null;
      case BOOLEAN -> tape.bool(node);
      case STRING -> tape.string(node);
      case NUMBER -> number(tape, node);
      case ARRAY -> list(tape, node);
      case OBJECT -> map(tape, node);
    };
  }

  private static Object number(JsonTape tape, int node) {
    return tape.fitsLong(node) ? (Object) tape.longValue(node) : tape.decimal(node);
  }

  private List<@Nullable Object> list(JsonTape tape, int node) {
    List<@Nullable Object> list = new ArrayList<>(tape.count(node));
    for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
      list.add(read(tape, child));
    }
    return Collections.unmodifiableList(list);
  }

  private Map<String, @Nullable Object> map(JsonTape tape, int node) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
      map.put(tape.string(name), read(tape, name + 1));
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  boolean takesNull() {
    return true;
  }

  @Override
  void write(JsonWriter out, Object value) {
    if (value instanceof JsonValue || value instanceof RawJson) {
      JsonValueBinding.writeJson(out, value);
    } else if (value instanceof Map<?, ?> map) {
      writeMap(out, map);
    } else if (value instanceof Iterable<?> elements && !(value instanceof java.nio.file.Path)) {
      out.beginArray();
      for (@Nullable Object element : elements) {
        writeNullable(out, element);
      }
      out.endArray();
    } else if (value.getClass() == Object.class) {
      throw new JsonBindingException("an Object without a class of its own has no JSON form");
    } else {
      binder.<Object>binding(dynamicType(value)).write(out, value);
    }
  }

  private void writeMap(JsonWriter out, Map<?, ?> map) {
    out.beginObject();
    for (Map.Entry<?, ?> entry : map.entrySet()) {
      @Nullable Object key = entry.getKey();
      if (!(key instanceof String) && !(key instanceof Enum<?>)) {
        throw new JsonBindingException(
            "the keys of a map are member names: use strings or an enum, not "
                + (key == null ? "null" : key.getClass().getName()));
      }
      out.name(key instanceof String text ? text : enumName(key));
      writeNullable(out, entry.getValue());
    }
    out.endObject();
  }

  private String enumName(Object constant) {
    TypeBinding<Object> binding = binder.binding(((Enum<?>) constant).getDeclaringClass());
    return binding.toJson(constant).tape().string(JsonTape.ROOT);
  }

  /** The class to bind by; variables of a generic one are anything. */
  private static Type dynamicType(Object value) {
    Class<?> type =
        value instanceof Enum<?> constant ? constant.getDeclaringClass() : value.getClass();
    int variables = type.getTypeParameters().length;
    return variables == 0
        ? type
        : new JavaType(type, Collections.nCopies(variables, JavaType.of(Object.class)), false)
            .toReflected();
  }
}
