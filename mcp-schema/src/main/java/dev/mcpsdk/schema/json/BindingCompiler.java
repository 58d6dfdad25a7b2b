package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.annotation.DefaultValue;
import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.Property;
import dev.mcpsdk.schema.type.TypeShape;
import dev.mcpsdk.schema.type.UnsupportedTypeException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes the bindings of one type and all it contains. Used once. */
final class BindingCompiler {

  private final JsonBinder binder;
  private final Map<JavaType, ValueBinding> made = new HashMap<>();
  private final List<Runnable> checks = new ArrayList<>();

  private BindingCompiler(JsonBinder binder) {
    this.binder = binder;
  }

  static ValueBinding compile(JsonBinder binder, JavaType type) {
    try {
      BindingCompiler compiler = new BindingCompiler(binder);
      ValueBinding binding = compiler.bind(type);
      // Defaults can be read only when the bindings of a recursive type are complete.
      compiler.checks.forEach(Runnable::run);
      return binding;
    } catch (UnsupportedTypeException e) {
      throw new JsonBindingException(e.reason() + " (while binding " + type + ")", e);
    }
  }

  private ValueBinding bind(JavaType type) {
    if (type.nullable()) {
      return new NullableBinding(bind(type.withNullable(false)));
    }
    ValueBinding known = made.get(type);
    if (known != null) {
      return known;
    }
    if (type.raw() == RawJson.class) {
      return new JsonValueBinding(RawJson.class);
    }
    return bind(type, TypeShape.of(type));
  }

  private ValueBinding bind(JavaType type, TypeShape shape) {
    if (shape instanceof TypeShape.Scalar scalar) {
      return ScalarBindings.of(scalar.kind());
    }
    if (shape instanceof TypeShape.Choice choice) {
      return new EnumBinding(choice);
    }
    if (shape instanceof TypeShape.Maybe maybe) {
      return new OptionalBinding(type.raw(), bind(maybe.element()));
    }
    if (shape instanceof TypeShape.Sequence sequence) {
      return sequence(sequence);
    }
    if (shape instanceof TypeShape.Mapping mapping) {
      return new MapBinding(keys(mapping.key()), bind(mapping.value()));
    }
    if (shape instanceof TypeShape.Components components) {
      return record(type, components);
    }
    if (shape instanceof TypeShape.Union union) {
      return union(type, union);
    }
    if (shape instanceof TypeShape.Anything) {
      return type.raw() == Object.class
          ? new AnythingBinding(binder)
          : new JsonValueBinding(type.raw());
    }
    if (shape instanceof TypeShape.Nothing) {
      return new NothingBinding();
    }
    return binder.bean(type);
  }

  private ValueBinding sequence(TypeShape.Sequence sequence) {
    ValueBinding element = bind(sequence.element());
    return switch (sequence.kind()) {
      case LIST -> new SequenceBinding(element, false);
      case SET -> new SequenceBinding(element, true);
      case ARRAY -> new ArrayBinding(sequence.element().raw(), element);
    };
  }

  private static @Nullable EnumBinding keys(JavaType key) {
    return TypeShape.of(key) instanceof TypeShape.Choice choice ? new EnumBinding(choice) : null;
  }

  private RecordBinding record(JavaType type, TypeShape.Components shape) {
    RecordBinding binding = new RecordBinding(type.raw());
    made.put(type, binding);
    List<Property> properties = shape.properties();
    ComponentBinding[] components = new ComponentBinding[properties.size()];
    for (int i = 0; i < components.length; i++) {
      components[i] = component(type, properties.get(i));
    }
    binding.complete(components);
    return binding;
  }

  private ComponentBinding component(JavaType owner, Property property) {
    ValueBinding value = bind(property.type());
    DefaultValue mark = property.marks().find(DefaultValue.class);
    JsonTape fallback = null;
    if (mark != null) {
      fallback = defaultOf(owner, property, mark.value());
      ComponentBinding checked =
          new ComponentBinding(Name.ofAny(property.name()), property.javaName(), value, fallback);
      checks.add(() -> check(owner, checked));
    }
    return new ComponentBinding(Name.ofAny(property.name()), property.javaName(), value, fallback);
  }

  private static JsonTape defaultOf(JavaType owner, Property property, String text) {
    try {
      return (TypeShape.isText(property.type()) ? RawJson.string(text) : RawJson.of(text)).tape();
    } catch (JsonSyntaxException e) {
      throw new JsonBindingException(
          "@DefaultValue of component '"
              + property.javaName()
              + "' of "
              + owner.raw().getName()
              + " is not JSON: "
              + text,
          e);
    }
  }

  private static void check(JavaType owner, ComponentBinding component) {
    try {
      component.absent(RawJson.EMPTY_OBJECT.tape(), JsonTape.ROOT);
    } catch (JsonShapeException e) {
      throw new JsonBindingException(
          "@DefaultValue of component '"
              + component.javaName()
              + "' of "
              + owner.raw().getName()
              + " does not fit: "
              + e.getMessage(),
          e);
    }
  }

  private UnionBinding union(JavaType type, TypeShape.Union shape) {
    UnionBinding binding = new UnionBinding(shape.discriminator());
    made.put(type, binding);
    List<UnionBinding.Variant> variants = new ArrayList<>();
    Map<Class<?>, UnionBinding.Variant> byClass = new HashMap<>();
    for (TypeShape.Variant variant : shape.variants()) {
      UnionBinding.Variant made =
          new UnionBinding.Variant(variant.name(), (RecordBinding) bind(variant.type()));
      variants.add(made);
      byClass.put(variant.type().raw(), made);
    }
    binding.complete(variants, byClass);
    return binding;
  }
}
