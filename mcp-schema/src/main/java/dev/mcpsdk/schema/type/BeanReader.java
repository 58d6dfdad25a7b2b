package dev.mcpsdk.schema.type;

import jakarta.json.bind.adapter.JsonbAdapter;
import jakarta.json.bind.annotation.JsonbDateFormat;
import jakarta.json.bind.annotation.JsonbNumberFormat;
import jakarta.json.bind.annotation.JsonbProperty;
import jakarta.json.bind.annotation.JsonbPropertyOrder;
import jakarta.json.bind.annotation.JsonbSubtype;
import jakarta.json.bind.annotation.JsonbTransient;
import jakarta.json.bind.annotation.JsonbTypeAdapter;
import jakarta.json.bind.annotation.JsonbTypeDeserializer;
import jakarta.json.bind.annotation.JsonbTypeInfo;
import jakarta.json.bind.annotation.JsonbTypeSerializer;
import jakarta.json.bind.annotation.JsonbVisibility;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads a type as JSON-B's default rules see it. */
final class BeanReader {
  private BeanReader() {}

  static TypeShape.Bean read(JavaType type) {
    Class<?> raw = type.raw();
    Marks marks = Marks.of(raw);
    JsonbTypeAdapter adapter = marks.find(JsonbTypeAdapter.class);
    if (adapter != null) {
      return new TypeShape.Bean(List.of(), false, adapted(adapter.value()), null);
    }
    JsonbTypeInfo info = raw.getDeclaredAnnotation(JsonbTypeInfo.class);
    TypeShape.Union union = info == null || info.value().length == 0 ? null : union(info);
    boolean open =
        writtenByCode(marks) || marks.find(JsonbVisibility.class) != null || raw.isEnum();
    return new TypeShape.Bean(open ? List.of() : properties(type), open, null, union);
  }

  private static TypeShape.Union union(JsonbTypeInfo info) {
    List<TypeShape.Variant> variants = new ArrayList<>();
    for (JsonbSubtype subtype : info.value()) {
      variants.add(new TypeShape.Variant(subtype.alias(), JavaType.of(subtype.type())));
    }
    return new TypeShape.Union(info.key(), variants);
  }

  private static List<Property> properties(JavaType type) {
    Map<String, Property> byName = new TreeMap<>();
    if (type.raw().isRecord()) {
      for (RecordComponent component : type.raw().getRecordComponents()) {
        Property property = ShapeReader.component(component, type.variables());
        if (property.marks().find(JsonbTransient.class) == null) {
          Property refined = refined(property);
          byName.put(refined.name(), refined);
        }
      }
    } else {
      for (BeanMembers.Member member : BeanMembers.of(type)) {
        if (member.marks().find(JsonbTransient.class) == null) {
          Property refined = refined(property(member));
          byName.put(refined.name(), refined);
        }
      }
    }
    return ordered(type.raw(), byName);
  }

  /** JSON-B knows its own annotations only. */
  private static String nameOf(Marks marks, String javaName) {
    JsonbProperty mark = marks.find(JsonbProperty.class);
    return mark == null || mark.value().isEmpty() ? javaName : mark.value();
  }

  /** A bean keeps its initial value for what is absent, and any reference may be null. */
  private static Property property(BeanMembers.Member member) {
    boolean primitive = member.type().raw().isPrimitive();
    JavaType type = primitive ? member.type() : member.type().withNullable(true);
    return new Property(member.name(), member.name(), type, member.marks(), true);
  }

  /** Annotations that change what a value is written as. */
  private static Property refined(Property property) {
    Marks marks = property.marks();
    JsonbTypeAdapter adapter = marks.find(JsonbTypeAdapter.class);
    JavaType type = property.type();
    if (adapter != null) {
      type = adapted(adapter.value()).withNullable(type.nullable());
    } else if (writtenByCode(marks)) {
      type = JavaType.of(Object.class);
    } else if (marks.find(JsonbDateFormat.class) != null
        || marks.find(JsonbNumberFormat.class) != null) {
      type = JavaType.of(String.class).withNullable(type.nullable());
    }
    String name = nameOf(marks, property.javaName());
    return new Property(name, property.javaName(), type, marks, property.optional());
  }

  private static boolean writtenByCode(Marks marks) {
    return marks.find(JsonbTypeSerializer.class) != null
        || marks.find(JsonbTypeDeserializer.class) != null;
  }

  /** What the adapter makes of the type: the second argument of {@link JsonbAdapter}. */
  private static JavaType adapted(Class<?> adapter) {
    for (Class<?> type = adapter; type != null; type = type.getSuperclass()) {
      for (Type implemented : type.getGenericInterfaces()) {
        if (implemented instanceof ParameterizedType use
            && use.getRawType() == JsonbAdapter.class
            && !(use.getActualTypeArguments()[1] instanceof java.lang.reflect.TypeVariable<?>)) {
          return JavaType.of(use.getActualTypeArguments()[1]);
        }
      }
    }
    return JavaType.of(Object.class);
  }

  /** As {@code @JsonbPropertyOrder} says, the rest by name. */
  private static List<Property> ordered(Class<?> type, Map<String, Property> byName) {
    List<Property> properties = new ArrayList<>(byName.values());
    @Nullable JsonbPropertyOrder order = type.getAnnotation(JsonbPropertyOrder.class);
    if (order != null) {
      List<String> first = List.of(order.value());
      properties.sort(
          Comparator.comparingInt(
              property -> {
                int index = first.indexOf(property.javaName());
                return index < 0 ? first.size() : index;
              }));
    }
    return properties;
  }
}
