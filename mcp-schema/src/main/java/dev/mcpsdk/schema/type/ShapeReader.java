package dev.mcpsdk.schema.type;

import dev.mcpsdk.schema.annotation.JsonName;
import jakarta.json.JsonValue;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Decides what a type stands for. */
final class ShapeReader {
  private static final Map<Class<?>, JavaType> PRIMITIVE_OPTIONALS =
      Map.of(
          OptionalInt.class, JavaType.of(int.class),
          OptionalLong.class, JavaType.of(long.class),
          OptionalDouble.class, JavaType.of(double.class));

  private ShapeReader() {}

  static TypeShape read(JavaType type) {
    Class<?> raw = type.raw();
    ScalarKind scalar = ScalarKind.of(raw);
    if (scalar != null) {
      return new TypeShape.Scalar(scalar);
    }
    if (raw == void.class || raw == Void.class) {
      return new TypeShape.Nothing();
    }
    if (raw == Object.class || JsonValue.class.isAssignableFrom(raw)) {
      return new TypeShape.Anything();
    }
    TypeShape container = container(type);
    if (container != null) {
      return container;
    }
    if (JsonbMarks.present(raw)) {
      return BeanReader.read(type);
    }
    if (raw.isEnum()) {
      return choice(raw);
    }
    if (raw.isRecord()) {
      return new TypeShape.Components(components(type));
    }
    if (raw.isSealed() && raw.isInterface()) {
      return UnionReader.read(type);
    }
    refuseUnbindable(type);
    return BeanReader.read(type);
  }

  private static @Nullable TypeShape container(JavaType type) {
    Class<?> raw = type.raw();
    if (raw.isArray()) {
      return new TypeShape.Sequence(type.element(), TypeShape.SequenceKind.ARRAY);
    }
    JavaType primitive = PRIMITIVE_OPTIONALS.get(raw);
    if (primitive != null) {
      return new TypeShape.Maybe(primitive);
    }
    if (raw == Optional.class) {
      return new TypeShape.Maybe(argument(type, 0));
    }
    if (raw == List.class || raw == Collection.class || raw == Iterable.class) {
      return new TypeShape.Sequence(argument(type, 0), TypeShape.SequenceKind.LIST);
    }
    if (raw == Set.class) {
      return new TypeShape.Sequence(argument(type, 0), TypeShape.SequenceKind.SET);
    }
    if (raw == Map.class) {
      return mapping(type);
    }
    return null;
  }

  private static JavaType argument(JavaType type, int index) {
    if (type.arguments().size() <= index) {
      throw new UnsupportedTypeException(
          "raw " + type + " does not say what it holds: give its type arguments");
    }
    return type.arguments().get(index);
  }

  private static TypeShape mapping(JavaType type) {
    JavaType key = argument(type, 0);
    boolean text = key.raw() == String.class;
    if (!text && !(key.raw().isEnum() && !JsonbMarks.present(key.raw()))) {
      throw new UnsupportedTypeException(
          "the keys of " + type + " are member names: use String or an enum");
    }
    return new TypeShape.Mapping(key, argument(type, 1));
  }

  private static TypeShape choice(Class<?> type) {
    List<TypeShape.Constant> constants = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (Object constant : type.getEnumConstants()) {
      Enum<?> value = (Enum<?>) constant;
      Marks marks = Marks.of(JsonbMarks.field(type, value.name()));
      String name = memberName(marks, value.name());
      if (!names.add(name)) {
        throw new UnsupportedTypeException(
            "two constants of " + type.getName() + " are written as '" + name + "'");
      }
      constants.add(new TypeShape.Constant(name, value, marks));
    }
    if (constants.isEmpty()) {
      throw new UnsupportedTypeException("enum " + type.getName() + " has no constants");
    }
    return new TypeShape.Choice(constants);
  }

  /** The components of a record as members, in order. */
  static List<Property> components(JavaType type) {
    Class<?> raw = type.raw();
    if (raw.getTypeParameters().length != type.arguments().size()) {
      throw new UnsupportedTypeException(
          "record "
              + raw.getName()
              + " is generic: give its type arguments, such as Page<Item> instead of Page");
    }
    Map<TypeVariable<?>, JavaType> variables = type.variables();
    List<Property> properties = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (RecordComponent component : raw.getRecordComponents()) {
      Property property = component(component, variables);
      if (!names.add(property.name())) {
        throw new UnsupportedTypeException(
            "two components of " + raw.getName() + " are named '" + property.name() + "' in JSON");
      }
      properties.add(property);
    }
    return properties;
  }

  static Property component(RecordComponent component, Map<TypeVariable<?>, JavaType> variables) {
    Class<?> owner = component.getDeclaringRecord();
    Marks marks =
        Marks.of(component, JsonbMarks.field(owner, component.getName()), component.getAccessor());
    JavaType type = JavaType.of(component.getAnnotatedType(), variables);
    if (marks.nullable()) {
      type = type.withNullable(true);
    }
    if (type.nullable() && type.raw().isPrimitive()) {
      throw new UnsupportedTypeException(
          "component '"
              + component.getName()
              + "' of "
              + owner.getName()
              + " is @Nullable and primitive: use the boxed type");
    }
    String name = memberName(marks, component.getName());
    return new Property(name, component.getName(), type, marks, mayBeAbsent(type));
  }

  static boolean mayBeAbsent(JavaType type) {
    return type.nullable()
        || type.raw() == Optional.class
        || PRIMITIVE_OPTIONALS.containsKey(type.raw());
  }

  /** Our rename, else JSON-B's, else the Java name. */
  static String memberName(Marks marks, String javaName) {
    JsonName ours = marks.find(JsonName.class);
    if (ours != null) {
      return ours.value();
    }
    JsonbProperty theirs = marks.find(JsonbProperty.class);
    return theirs == null || theirs.value().isEmpty() ? javaName : theirs.value();
  }

  /** What JSON-B could only fail on later. */
  private static void refuseUnbindable(JavaType type) {
    Class<?> raw = type.raw();
    if (Collection.class.isAssignableFrom(raw) || Map.class.isAssignableFrom(raw)) {
      throw new UnsupportedTypeException(
          raw.getName() + " is not bound: use List, Set, Collection or Map");
    }
    if (raw.getName().startsWith("java.") || raw.isPrimitive() || raw.isAnnotation()) {
      throw new UnsupportedTypeException(
          raw.getName() + " stands for no JSON: use a record, a type of java.time, or a string");
    }
    if (raw.isInterface() || Modifier.isAbstract(raw.getModifiers())) {
      throw new UnsupportedTypeException(
          raw.getName()
              + " does not say which class to create: make it a sealed interface of records, or"
              + " annotate it with @JsonbTypeInfo");
    }
  }
}
