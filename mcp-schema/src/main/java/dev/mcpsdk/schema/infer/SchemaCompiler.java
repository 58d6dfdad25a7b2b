package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.annotation.Description;
import dev.mcpsdk.schema.annotation.Title;
import dev.mcpsdk.schema.json.JsonBindingException;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.Property;
import dev.mcpsdk.schema.type.ScalarKind;
import dev.mcpsdk.schema.type.TypeShape;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the schema of one type and all it contains. Used once. */
final class SchemaCompiler {

  private static final Map<Class<?>, Object> JSON_TYPES =
      Map.of(
          JsonObject.class, "object",
          JsonArray.class, "array",
          JsonStructure.class, List.of("object", "array"),
          JsonString.class, "string",
          JsonNumber.class, "number");

  /**
   * Where a schema stands.
   *
   * @param jsonb whether JSON-B binds what is there
   * @param reachable whether only {@code properties} lead there
   */
  private record Place(boolean jsonb, boolean reachable) {
    Place inside() {
      return new Place(jsonb, false);
    }

    Place byJsonb() {
      return new Place(true, reachable);
    }
  }

  private final HeaderMarks headers = new HeaderMarks();
  private Definitions definitions = new Definitions(null);

  RawJson compile(JavaType type) {
    TypeShape shape = type.raw() == RawJson.class ? new TypeShape.Anything() : TypeShape.of(type);
    boolean closed =
        shape instanceof TypeShape.Nothing
            || shape instanceof TypeShape.Components components
                && components.properties().isEmpty();
    if (closed) {
      return Keywords.ofType("object").put("additionalProperties", false).toJson();
    }
    if (!type.nullable()) {
      boolean jsonb = shape instanceof TypeShape.Bean;
      definitions = new Definitions(new Definitions.Key(type, jsonb));
    }
    Keywords schema = schema(type, new Place(false, true));
    definitions.putInto(schema);
    return schema.toJson();
  }

  private Keywords schema(JavaType type, Place place) {
    if (type.nullable()) {
      return schema(type.withNullable(false), place).orNull();
    }
    if (type.raw() == RawJson.class) {
      return new Keywords();
    }
    TypeShape shape = TypeShape.of(type);
    if (shape instanceof TypeShape.Components components) {
      Definitions.Key key = new Definitions.Key(type, place.jsonb());
      return named(key, () -> object(type, components.properties(), place));
    }
    if (shape instanceof TypeShape.Union union) {
      Definitions.Key key = new Definitions.Key(type, place.jsonb());
      return named(key, () -> union(type, union, place.inside()));
    }
    if (shape instanceof TypeShape.Bean bean) {
      Definitions.Key key = new Definitions.Key(type, true);
      return named(key, () -> bean(type, bean, place.byJsonb()));
    }
    return simple(type, shape, place);
  }

  private Keywords named(Definitions.Key key, Supplier<Keywords> body) {
    int before = headers.count();
    Keywords schema = definitions.schema(key, body);
    if (definitions.isRecursive(key) && headers.count() > before) {
      throw new JsonBindingException(
          "@Header is inside the recursive type "
              + key.type()
              + ", where clients do not look for it");
    }
    return schema;
  }

  private Keywords simple(JavaType type, TypeShape shape, Place place) {
    if (shape instanceof TypeShape.Scalar scalar) {
      return scalar.kind() == ScalarKind.BYTES && place.jsonb()
          ? bytesOfJsonb()
          : ScalarSchemas.of(scalar.kind());
    }
    if (shape instanceof TypeShape.Choice choice) {
      return described(type, Keywords.ofChoice(choice, place.jsonb()));
    }
    if (shape instanceof TypeShape.Maybe maybe) {
      return schema(maybe.element(), place).orNull();
    }
    if (shape instanceof TypeShape.Sequence sequence) {
      Keywords array = Keywords.ofType("array");
      array.put("items", schema(sequence.element(), place.inside()));
      return sequence.kind() == TypeShape.SequenceKind.SET ? array.put("uniqueItems", true) : array;
    }
    if (shape instanceof TypeShape.Mapping mapping) {
      return mapping(mapping, place.inside());
    }
    if (shape instanceof TypeShape.Nothing) {
      return Keywords.ofType("object");
    }
    Object kind = JSON_TYPES.get(type.raw());
    return kind == null ? new Keywords() : new Keywords().put("type", kind);
  }

  private static Keywords bytesOfJsonb() {
    return Keywords.ofType("array").put("items", ScalarSchemas.of(ScalarKind.BYTE));
  }

  private Keywords mapping(TypeShape.Mapping mapping, Place place) {
    Keywords object = Keywords.ofType("object");
    if (TypeShape.of(mapping.key()) instanceof TypeShape.Choice choice) {
      object.put("propertyNames", Keywords.ofChoice(choice, place.jsonb()));
    }
    return object.put("additionalProperties", schema(mapping.value(), place));
  }

  private Keywords object(JavaType type, List<Property> properties, Place place) {
    return described(type, members(type, properties, null, place));
  }

  /**
   * @param tag the discriminator and its value, or null
   */
  private Keywords members(
      JavaType type,
      List<Property> properties,
      Map.@Nullable Entry<String, String> tag,
      Place place) {
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    if (tag != null) {
      members.put(tag.getKey(), Keywords.ofType("string").put("const", tag.getValue()).asMap());
      required.add(tag.getKey());
    }
    for (Property property : properties) {
      String name = property.name();
      members.put(name, member(type, property, place).asMap());
      if (!property.optional() && property.marks().find(DefaultValue.class) == null) {
        required.add(name);
      }
    }
    Keywords object = Keywords.ofType("object");
    if (!members.isEmpty()) {
      object.put("properties", members);
    }
    return required.isEmpty() ? object : object.put("required", required);
  }

  private Keywords member(JavaType owner, Property property, Place place) {
    JavaType content = content(property.type());
    TypeShape shape =
        content.raw() == RawJson.class ? new TypeShape.Anything() : TypeShape.of(content);
    MemberMarks marks = new MemberMarks(owner, property, shape);
    Keywords schema = schema(content, place);
    boolean mirrored = headers.put(marks, place.reachable(), schema);
    marks.limit(schema);
    // Clients want a header's type to be one word, and leave the member out instead of sending
    // null.
    if (!mirrored && !content.equals(property.type())) {
      schema = schema.orNull();
    }
    marks.describe(schema);
    return schema;
  }

  /** What a member holds when it holds something. */
  static JavaType content(JavaType type) {
    JavaType present = type.withNullable(false);
    boolean plain = present.raw() == RawJson.class;
    return !plain && TypeShape.of(present) instanceof TypeShape.Maybe maybe
        ? content(maybe.element())
        : present;
  }

  private Keywords union(JavaType type, TypeShape.Union union, Place place) {
    List<Object> variants = new ArrayList<>();
    for (TypeShape.Variant variant : union.variants()) {
      variants.add(variant(union.discriminator(), variant, place).asMap());
    }
    return described(type, Keywords.ofType("object").put("oneOf", variants));
  }

  private Keywords variant(String discriminator, TypeShape.Variant variant, Place place) {
    TypeShape shape = TypeShape.of(variant.type());
    List<Property> properties =
        shape instanceof TypeShape.Components components
            ? components.properties()
            : shape instanceof TypeShape.Bean bean ? bean.properties() : List.of();
    var tag = Map.entry(discriminator, variant.name());
    return described(variant.type(), members(variant.type(), properties, tag, place));
  }

  private Keywords bean(JavaType type, TypeShape.Bean bean, Place place) {
    if (bean.adapted() != null) {
      return schema(bean.adapted(), place);
    }
    if (bean.open()) {
      return new Keywords();
    }
    TypeShape.Union union = bean.union();
    return union == null
        ? object(type, bean.properties(), place)
        : union(type, union, place.inside());
  }

  private static Keywords described(JavaType type, Keywords schema) {
    Title title = type.raw().getAnnotation(Title.class);
    Description description = type.raw().getAnnotation(Description.class);
    if (title != null) {
      schema.put("title", title.value());
    }
    return description == null ? schema : schema.put("description", description.value());
  }
}
