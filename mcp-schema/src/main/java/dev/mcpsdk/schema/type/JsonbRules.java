package dev.mcpsdk.schema.type;

import dev.mcpsdk.schema.annotation.JsonName;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.time.Year;
import java.util.HashSet;
import java.util.Set;

/** What a JSON-B provider needs of a type, checked before it fails on the first value. */
public final class JsonbRules {
  private final Set<JavaType> seen = new HashSet<>();

  private JsonbRules() {}

  /**
   * Checks a type and what its properties contain.
   *
   * @throws UnsupportedTypeException with the cure
   */
  public static void check(JavaType type) {
    new JsonbRules().visit(type.withNullable(false));
  }

  private void visit(JavaType type) {
    if (!seen.add(type)) {
      return;
    }
    TypeShape shape = TypeShape.of(type);
    if (shape instanceof TypeShape.Bean bean) {
      bean(type, bean);
    } else if (shape instanceof TypeShape.Components components) {
      reachable(type.raw());
      record(type.raw());
      if (!type.arguments().isEmpty()) {
        throw new UnsupportedTypeException(
            "generic record "
                + type
                + " is inside a type bound by JSON-B, which cannot bind it:"
                + " make the outer type a plain record");
      }
      components.properties().forEach(property -> visit(type, property));
    } else if (shape instanceof TypeShape.Union) {
      throw new UnsupportedTypeException(
          "sealed interface "
              + type.raw().getName()
              + " is inside a type bound by JSON-B: annotate it"
              + " with @JsonbTypeInfo, or make the outer type a plain record");
    } else if (type.raw() == Year.class) {
      throw new UnsupportedTypeException(
          "JSON-B has no form of java.time.Year: use int, or make the outer type a plain record");
    } else {
      type.arguments().forEach(this::visitUse);
    }
  }

  private void visit(JavaType owner, Property property) {
    if (property.marks().find(JsonName.class) != null) {
      throw new UnsupportedTypeException(
          "JSON-B does not know @JsonName of '"
              + property.javaName()
              + "' in "
              + owner.raw().getName()
              + ": use @JsonbProperty");
    }
    visitUse(property.type());
  }

  private void visitUse(JavaType type) {
    visit(type.withNullable(false));
  }

  private void bean(JavaType type, TypeShape.Bean bean) {
    Class<?> raw = type.raw();
    if (bean.open() || bean.adapted() != null) {
      return; // its author's code does what needs access
    }
    reachable(raw);
    TypeShape.Union union = bean.union();
    if (union != null) {
      union.variants().forEach(variant -> visitUse(variant.type()));
    } else if (raw.isRecord()) {
      record(raw);
    } else {
      creatable(raw);
    }
    bean.properties().forEach(property -> visit(type, property));
  }

  private static void reachable(Class<?> type) {
    String home = type.getPackageName();
    Module module = type.getModule();
    boolean visible = module.isExported(home) || module.isOpen(home);
    if (!Modifier.isPublic(type.getModifiers()) || !visible) {
      throw new UnsupportedTypeException(
          type.getName()
              + " is bound by JSON-B, which needs a public type in a package that is"
              + " exported or open to everyone (neither 'exports … to' nor 'opens … to' is enough);"
              + " a record without annotations of JSON-B needs neither");
    }
  }

  private static void record(Class<?> type) {
    if (type.getDeclaredConstructors().length > 1 && BeanMembers.creator(type) == null) {
      throw new UnsupportedTypeException(
          "record "
              + type.getName()
              + " is bound by JSON-B and has several constructors: mark one"
              + " with @JsonbCreator");
    }
  }

  private static void creatable(Class<?> type) {
    if (BeanMembers.creator(type) != null) {
      return;
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new UnsupportedTypeException(
          type.getName() + " does not say which class to create: annotate it with @JsonbTypeInfo");
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      boolean callable =
          Modifier.isPublic(constructor.getModifiers())
              || Modifier.isProtected(constructor.getModifiers());
      if (constructor.getParameterCount() == 0 && callable) {
        return;
      }
    }
    throw new UnsupportedTypeException(
        type.getName()
            + " cannot be created by JSON-B: make it a record, give it a public"
            + " constructor without parameters, or mark a constructor with @JsonbCreator");
  }
}
