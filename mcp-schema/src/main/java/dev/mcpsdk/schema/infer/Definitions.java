package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.type.JavaType;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps recursion finite: a type met again inside itself is referred to, and then kept in {@code
 * $defs}, unless it is the root, which is {@code #}. All others are nested where they are used.
 */
final class Definitions {

  /**
   * One schema: what JSON-B writes of a type may differ from what we write.
   *
   * @param jsonb whether JSON-B binds it
   */
  record Key(JavaType type, boolean jsonb) {}

  private final @Nullable Key root;
  private final Set<Key> open = new HashSet<>();
  private final Map<Key, String> names = new HashMap<>();
  private final Set<String> taken = new HashSet<>();
  private final Map<String, Object> bodies = new LinkedHashMap<>();

  Definitions(@Nullable Key root) {
    this.root = root;
  }

  /** The schema or a reference to it. */
  Keywords schema(Key key, Supplier<Keywords> body) {
    String name = names.get(key);
    if (name != null) {
      return reference(name);
    }
    if (!open.add(key)) {
      name = key.equals(root) ? "#" : "#/$defs/" + unusedName(key.type());
      names.put(key, name);
      return reference(name);
    }
    Keywords schema = body.get();
    open.remove(key);
    name = names.get(key);
    if (name == null || name.equals("#")) {
      return schema;
    }
    bodies.put(name.substring(name.lastIndexOf('/') + 1), schema.asMap());
    return reference(name);
  }

  /** Whether the type turned out to contain itself. */
  boolean isRecursive(Key key) {
    return names.containsKey(key);
  }

  private static Keywords reference(String name) {
    return new Keywords().put("$ref", name);
  }

  private String unusedName(JavaType type) {
    String base = type.raw().getSimpleName().replaceAll("[^A-Za-z0-9_]", "_");
    String name = base;
    for (int i = 2; !taken.add(name); i++) {
      name = base + i;
    }
    return name;
  }

  void putInto(Keywords schema) {
    if (!bodies.isEmpty()) {
      schema.put("$defs", bodies);
    }
  }
}
