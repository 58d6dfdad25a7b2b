package dev.mcpsdk.schema.type;

import jakarta.json.bind.annotation.JsonbCreator;
import jakarta.json.bind.annotation.JsonbProperty;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The properties of a class: public fields, getters, setters and parameters of its creator. */
final class BeanMembers {
  /** One property; the marks are those of its field, accessors and creator parameter. */
  record Member(String name, JavaType type, Marks marks) {}

  private final Map<String, List<AnnotatedElement>> places = new LinkedHashMap<>();
  private final Map<String, JavaType> accessible = new LinkedHashMap<>();

  private BeanMembers() {}

  static Collection<Member> of(JavaType type) {
    BeanMembers members = new BeanMembers();
    members.collect(type.raw(), type.variables());
    members.collectCreator(type.raw(), type.variables());
    List<Member> result = new ArrayList<>();
    members.accessible.forEach(
        (name, value) ->
            result.add(
                new Member(name, value, new Marks(members.places.getOrDefault(name, List.of())))));
    return result;
  }

  private void collect(Class<?> type, Map<TypeVariable<?>, JavaType> variables) {
    for (Field field : type.getDeclaredFields()) {
      int modifiers = field.getModifiers();
      if (!Modifier.isStatic(modifiers)
          && !Modifier.isTransient(modifiers)
          && !field.isSynthetic()) {
        boolean reachable = Modifier.isPublic(modifiers);
        note(field.getName(), field, reachable ? field.getAnnotatedType() : null, variables);
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      int modifiers = method.getModifiers();
      if (Modifier.isPublic(modifiers) && !Modifier.isStatic(modifiers) && !method.isBridge()) {
        accessor(method, variables);
      }
    }
    Class<?> parent = type.getSuperclass();
    if (parent != null && parent != Object.class) {
      collect(parent, inherited(type, variables));
    }
  }

  private void accessor(Method method, Map<TypeVariable<?>, JavaType> variables) {
    String name = method.getName();
    int parameters = method.getParameterCount();
    Class<?> result = method.getReturnType();
    if (parameters == 0 && name.startsWith("get") && name.length() > 3 && result != void.class) {
      note(property(name, 3), method, method.getAnnotatedReturnType(), variables);
    } else if (parameters == 0
        && name.startsWith("is")
        && name.length() > 2
        && (result == boolean.class || result == Boolean.class)) {
      note(property(name, 2), method, method.getAnnotatedReturnType(), variables);
    } else if (parameters == 1 && name.startsWith("set") && name.length() > 3) {
      note(property(name, 3), method, method.getAnnotatedParameterTypes()[0], variables);
    }
  }

  /** Parameters of the creator, by the name given to them: their Java names may not be kept. */
  private void collectCreator(Class<?> type, Map<TypeVariable<?>, JavaType> variables) {
    Executable creator = creator(type);
    if (creator == null) {
      return;
    }
    Map<String, String> javaNames = new HashMap<>();
    places.forEach(
        (name, elements) -> {
          JsonbProperty mark = new Marks(elements).find(JsonbProperty.class);
          javaNames.put(mark == null || mark.value().isEmpty() ? name : mark.value(), name);
        });
    for (Parameter parameter : creator.getParameters()) {
      JsonbProperty mark = parameter.getAnnotation(JsonbProperty.class);
      String given = mark == null || mark.value().isEmpty() ? parameter.getName() : mark.value();
      String name = javaNames.getOrDefault(given, given);
      note(name, parameter, parameter.getAnnotatedType(), variables);
    }
  }

  static @Nullable Executable creator(Class<?> type) {
    return Stream.<Executable>concat(
            Stream.of(type.getDeclaredConstructors()), Stream.of(type.getDeclaredMethods()))
        .filter(candidate -> candidate.isAnnotationPresent(JsonbCreator.class))
        .findFirst()
        .orElse(null);
  }

  private void note(
      String name,
      AnnotatedElement place,
      @Nullable AnnotatedType use,
      Map<TypeVariable<?>, JavaType> variables) {
    places.computeIfAbsent(name, key -> new ArrayList<>()).add(place);
    if (use != null) {
      accessible.putIfAbsent(name, JavaType.of(use, variables));
    }
  }

  private static String property(String accessor, int prefix) {
    String name = accessor.substring(prefix);
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }

  private static Map<TypeVariable<?>, JavaType> inherited(
      Class<?> type, Map<TypeVariable<?>, JavaType> variables) {
    AnnotatedType parent = type.getAnnotatedSuperclass();
    return parent instanceof AnnotatedParameterizedType
        ? JavaType.of(parent, variables).variables()
        : Map.of();
  }
}
