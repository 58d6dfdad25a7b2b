package dev.mcpsdk.schema.type;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/** Finds out whether the author of a type meant it for JSON-B. */
final class JsonbMarks {
  private static final String PACKAGE = "jakarta.json.bind.annotation";

  private JsonbMarks() {}

  /**
   * Whether the type, a supertype, its package or a member has an annotation of JSON-B. Constants
   * of an enum do not count: JSON-B gives annotations on them no meaning, we take the name from
   * there.
   */
  static boolean present(Class<?> type) {
    Package home = type.getPackage();
    return home != null && isMarked(home) || isMarkedType(type);
  }

  private static boolean isMarkedType(@Nullable Class<?> type) {
    if (type == null || type.getName().startsWith("java.")) {
      return false;
    }
    if (isMarked(type) || !type.isEnum() && hasMarkedMember(type)) {
      return true;
    }
    for (Class<?> parent : type.getInterfaces()) {
      if (isMarkedType(parent)) {
        return true;
      }
    }
    return isMarkedType(type.getSuperclass());
  }

  private static boolean hasMarkedMember(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (isMarked(field)) {
        return true;
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isMarked(method) || hasMarkedParameter(method)) {
        return true;
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isMarked(constructor) || hasMarkedParameter(constructor)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasMarkedParameter(Executable executable) {
    for (Annotation[] parameter : executable.getParameterAnnotations()) {
      for (Annotation annotation : parameter) {
        if (isOfJsonb(annotation)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMarked(AnnotatedElement element) {
    for (Annotation annotation : element.getDeclaredAnnotations()) {
      if (isOfJsonb(annotation)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOfJsonb(Annotation annotation) {
    return annotation.annotationType().getPackageName().equals(PACKAGE);
  }

  /** A declared field, or null; private ones too, as only their annotations are read. */
  static @Nullable Field field(Class<?> type, String name) {
    try {
      return type.getDeclaredField(name);
    } catch (NoSuchFieldException e) {
      return null;
    }
  }
}
