package dev.mcpsdk.schema.type;

import java.lang.reflect.AnnotatedArrayType;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.AnnotatedWildcardType;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A type with every type variable resolved. For an array the only argument is its component type.
 *
 * @param nullable whether the use of the type is marked {@code @Nullable}
 */
public record JavaType(Class<?> raw, List<JavaType> arguments, boolean nullable) {
  private static final int MAX_DEPTH = 32;

  public JavaType {
    arguments = List.copyOf(arguments);
    if (depth(arguments) > MAX_DEPTH) {
      throw new UnsupportedTypeException(
          "type arguments of "
              + raw.getName()
              + " grow without end: a generic type must not contain itself with larger arguments");
    }
  }

  /** Resolves a type that stands alone. */
  public static JavaType of(Type type) {
    return resolve(type, Map.of());
  }

  /** Resolves a use of a type inside a declaration whose variables have these values. */
  static JavaType of(AnnotatedType use, Map<TypeVariable<?>, JavaType> variables) {
    JavaType type = resolve(use, variables);
    return hasNullable(use) ? type.withNullable(true) : type;
  }

  private static JavaType resolve(AnnotatedType use, Map<TypeVariable<?>, JavaType> variables) {
    if (use instanceof AnnotatedParameterizedType parameterized) {
      Class<?> raw = (Class<?>) ((ParameterizedType) use.getType()).getRawType();
      return new JavaType(
          raw, all(parameterized.getAnnotatedActualTypeArguments(), variables), false);
    }
    if (use instanceof AnnotatedArrayType array) {
      return arrayOf(of(array.getAnnotatedGenericComponentType(), variables));
    }
    if (use instanceof AnnotatedWildcardType wildcard) {
      return of(wildcard.getAnnotatedUpperBounds()[0], variables);
    }
    return resolve(use.getType(), variables);
  }

  private static JavaType resolve(Type type, Map<TypeVariable<?>, JavaType> variables) {
    if (type instanceof Class<?> raw) {
      return raw.isArray()
          ? arrayOf(resolve(raw.getComponentType(), variables))
          : new JavaType(raw, List.of(), false);
    }
    if (type instanceof ParameterizedType parameterized) {
      List<JavaType> arguments =
          List.of(parameterized.getActualTypeArguments()).stream()
              .map(argument -> resolve(argument, variables))
              .toList();
      return new JavaType((Class<?>) parameterized.getRawType(), arguments, false);
    }
    if (type instanceof GenericArrayType array) {
      return arrayOf(resolve(array.getGenericComponentType(), variables));
    }
    if (type instanceof WildcardType wildcard) {
      return resolve(wildcard.getUpperBounds()[0], variables);
    }
    JavaType value = type instanceof TypeVariable<?> ? variables.get(type) : null;
    if (value == null) {
      throw new UnsupportedTypeException(
          "type variable "
              + type.getTypeName()
              + " has no value here: give a type with its arguments, such as Page<Item>");
    }
    return value;
  }

  private static List<JavaType> all(
      AnnotatedType[] uses, Map<TypeVariable<?>, JavaType> variables) {
    return List.of(uses).stream().map(use -> of(use, variables)).toList();
  }

  private static JavaType arrayOf(JavaType component) {
    return new JavaType(component.raw.arrayType(), List.of(component), false);
  }

  /** The values of the type variables this type's class declares; empty if it is used raw. */
  Map<TypeVariable<?>, JavaType> variables() {
    TypeVariable<?>[] parameters = raw.getTypeParameters();
    if (raw.isArray() || parameters.length != arguments.size()) {
      return Map.of();
    }
    Map<TypeVariable<?>, JavaType> values = new HashMap<>();
    for (int i = 0; i < parameters.length; i++) {
      values.put(parameters[i], arguments.get(i));
    }
    return values;
  }

  /** Whether an annotation named {@code Nullable}, of any library, is among those kept here. */
  static boolean hasNullable(AnnotatedElement element) {
    for (var annotation : element.getAnnotations()) {
      if (annotation.annotationType().getSimpleName().equals("Nullable")) {
        return true;
      }
    }
    return false;
  }

  public JavaType withNullable(boolean nullable) {
    return nullable == this.nullable ? this : new JavaType(raw, arguments, nullable);
  }

  /** The only argument: of a list, set, optional or array. */
  public JavaType element() {
    return arguments.get(0);
  }

  private static int depth(List<JavaType> arguments) {
    int deepest = 0;
    for (JavaType argument : arguments) {
      deepest = Math.max(deepest, 1 + depth(argument.arguments));
    }
    return deepest;
  }

  /** The same type for APIs that take {@link Type}; type-use annotations are lost. */
  public Type toReflected() {
    if (arguments.isEmpty() || raw.isArray()) {
      return raw;
    }
    return new Parameterized(raw, arguments.stream().map(JavaType::toReflected).toList());
  }

  /** As in source, with the classes' names and without packages' names. */
  @Override
  public String toString() {
    if (raw.isArray()) {
      return element() + "[]";
    }
    if (raw.isPrimitive()) {
      return raw.getName();
    }
    String name = raw.getTypeName().substring(raw.getPackageName().length());
    name = name.startsWith(".") ? name.substring(1) : name;
    if (arguments.isEmpty()) {
      return name;
    }
    StringBuilder text = new StringBuilder(name).append('<');
    for (int i = 0; i < arguments.size(); i++) {
      text.append(i == 0 ? "" : ", ").append(arguments.get(i));
    }
    return text.append('>').toString();
  }

  private record Parameterized(Class<?> rawClass, List<Type> arguments)
      implements ParameterizedType {
    @Override
    public Type[] getActualTypeArguments() {
      return arguments.toArray(Type[]::new);
    }

    @Override
    public Type getRawType() {
      return rawClass;
    }

    @Override
    @SuppressWarnings("NullAway") // ParameterizedType says null for a top-level type
    public Type getOwnerType() {
      return rawClass.getDeclaringClass();
    }
  }
}
