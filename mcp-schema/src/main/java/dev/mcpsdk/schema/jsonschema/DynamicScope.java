package dev.mcpsdk.schema.jsonschema;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The dynamic anchors of one schema resource. Filled while compiling, only read afterwards. */
final class DynamicScope {
  private final Map<String, Schema> anchors = new HashMap<>();

  void add(String anchor, Schema schema) {
    anchors.put(anchor, schema);
  }

  @Nullable Schema find(String anchor) {
    return anchors.get(anchor);
  }
}
