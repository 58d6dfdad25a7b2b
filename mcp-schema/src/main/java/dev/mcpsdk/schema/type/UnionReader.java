package dev.mcpsdk.schema.type;

import dev.mcpsdk.schema.annotation.Discriminator;
import dev.mcpsdk.schema.annotation.TypeName;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a sealed interface as the choice between its records. */
final class UnionReader {
  private static final String DEFAULT_DISCRIMINATOR = "type";

  private UnionReader() {}

  static TypeShape.Union read(JavaType type) {
    Discriminator mark = type.raw().getAnnotation(Discriminator.class);
    String discriminator = mark == null ? DEFAULT_DISCRIMINATOR : mark.value();
    List<TypeShape.Variant> variants = new ArrayList<>();
    collect(type, discriminator, variants);
    Set<String> names = new HashSet<>();
    Set<Class<?>> seen = new HashSet<>();
    variants.removeIf(variant -> !seen.add(variant.type().raw()));
    for (TypeShape.Variant variant : variants) {
      if (!names.add(variant.name())) {
        throw new UnsupportedTypeException(
            "two records of "
                + type.raw().getName()
                + " have the "
                + discriminator
                + " '"
                + variant.name()
                + "': tell them apart with @TypeName");
      }
    }
    return new TypeShape.Union(discriminator, variants);
  }

  private static void collect(
      JavaType type, String discriminator, List<TypeShape.Variant> variants) {
    for (Class<?> permitted : type.raw().getPermittedSubclasses()) {
      JavaType subtype = subtype(type, permitted);
      if (permitted.isRecord() && !JsonbMarks.present(permitted)) {
        refuseClash(subtype, discriminator);
        variants.add(new TypeShape.Variant(nameOf(permitted), subtype));
      } else if (permitted.isInterface() && permitted.isSealed()) {
        collect(subtype, discriminator, variants);
      } else {
        throw new UnsupportedTypeException(
            "sealed interface "
                + type.raw().getName()
                + " permits "
                + permitted.getName()
                + ", which is not a plain record: make it one, or annotate the interface with"
                + " @JsonbTypeInfo to have JSON-B bind it");
      }
    }
  }

  private static void refuseClash(JavaType subtype, String discriminator) {
    for (Property property : ShapeReader.components(subtype)) {
      if (property.name().equals(discriminator)) {
        throw new UnsupportedTypeException(
            "component '"
                + property.javaName()
                + "' of "
                + subtype.raw().getName()
                + " has the name of the discriminator: rename it with @JsonName, or choose another"
                + " @Discriminator");
      }
    }
  }

  private static String nameOf(Class<?> record) {
    TypeName mark = record.getAnnotation(TypeName.class);
    return mark == null ? record.getSimpleName() : mark.value();
  }

  /** The arguments of a generic subtype follow from those it hands to its interface. */
  private static JavaType subtype(JavaType parent, Class<?> child) {
    TypeVariable<?>[] parameters = child.getTypeParameters();
    if (parameters.length == 0) {
      return JavaType.of(child);
    }
    Map<Type, JavaType> known = handedUp(parent, child);
    List<JavaType> arguments = new ArrayList<>();
    for (TypeVariable<?> parameter : parameters) {
      @Nullable JavaType argument = known.get(parameter);
      if (argument == null) {
        throw new UnsupportedTypeException(
            "type variable "
                + parameter
                + " of "
                + child.getName()
                + " does not follow from "
                + parent);
      }
      arguments.add(argument);
    }
    return new JavaType(child, arguments, false);
  }

  private static Map<Type, JavaType> handedUp(JavaType parent, Class<?> child) {
    Map<Type, JavaType> known = new HashMap<>();
    for (Type declared : child.getGenericInterfaces()) {
      if (declared instanceof ParameterizedType use && use.getRawType() == parent.raw()) {
        Type[] handed = use.getActualTypeArguments();
        for (int i = 0; i < handed.length && i < parent.arguments().size(); i++) {
          known.put(handed[i], parent.arguments().get(i));
        }
      }
    }
    return known;
  }
}
