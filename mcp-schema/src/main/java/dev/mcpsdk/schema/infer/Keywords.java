package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.annotation.Title;
import dev.mcpsdk.schema.json.JsonBinder;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.type.TypeShape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A schema while it is made: keywords in order, each with a value the binder can write. */
final class Keywords {

  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  static Keywords ofType(String type) {
    return new Keywords().put("type", type);
  }

  /** A string out of a list, with labels where a constant has one. */
  static Keywords ofChoice(TypeShape.Choice choice, boolean javaNames) {
    Keywords schema = ofType("string");
    boolean titled =
        choice.constants().stream().anyMatch(each -> each.marks().find(Title.class) != null);
    List<@Nullable Object> options = new ArrayList<>();
    for (TypeShape.Constant constant : choice.constants()) {
      String name = javaNames ? constant.value().name() : constant.name();
      Title title = constant.marks().find(Title.class);
      options.add(titled ? titled(name, title == null ? name : title.value()) : name);
    }
    return schema.put(titled ? "oneOf" : "enum", options);
  }

  private static Map<String, @Nullable Object> titled(String name, String title) {
    return new Keywords().put("const", name).put("title", title).values;
  }

  Keywords put(String keyword, Object value) {
    values.put(keyword, value instanceof Keywords nested ? nested.values : value);
    return this;
  }

  @Nullable Object get(String keyword) {
    return values.get(keyword);
  }

  void remove(String keyword) {
    values.remove(keyword);
  }

  /** The same schema that accepts null as well. */
  Keywords orNull() {
    if (values.isEmpty() || values.get("type") instanceof List<?>) {
      return this;
    }
    if (!(values.get("type") instanceof String type)
        || values.containsKey("oneOf")
        || values.containsKey("const")) {
      return new Keywords().put("anyOf", List.of(values, ofType("null").values));
    }
    values.put("type", List.of(type, "null"));
    if (values.get("enum") instanceof List<?> options) {
      List<@Nullable Object> more = new ArrayList<>(options);
      more.add(null);
      values.put("enum", more);
    }
    return this;
  }

  Map<String, @Nullable Object> asMap() {
    return values;
  }

  RawJson toJson() {
    return JsonBinder.standard().toJson(values);
  }
}
