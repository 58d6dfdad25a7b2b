package dev.mcpsdk.schema.json;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map in the order it was read, which cannot be modified. */
final class MapBinding extends ValueBinding {

  private final @Nullable EnumBinding keys;
  private final ValueBinding values;

  /**
   * @param keys null for string keys
   */
  MapBinding(@Nullable EnumBinding keys, ValueBinding values) {
    this.keys = keys;
    this.values = values;
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw TapePath.expected("an object", tape, node);
    }
    Map<Object, @Nullable Object> map = new LinkedHashMap<>();
    int end = tape.next(node);
    for (int name = node + 1; name < end; name = tape.next(name + 1)) {
      Object key = keys == null ? tape.string(name) : keys.read(tape, name);
      map.put(key, values.read(tape, name + 1));
    }
    return Collections.unmodifiableMap(map);
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.beginObject();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) value).entrySet()) {
      @Nullable Object key = entry.getKey();
      if (key == null) {
        throw new JsonBindingException("a map with a null key cannot be written");
      }
      out.name(keys == null ? (String) key : keys.name(key));
      values.writeNullable(out, entry.getValue());
    }
    out.endObject();
  }
}
