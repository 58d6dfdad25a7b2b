package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.JavaType;
import dev.mcpsdk.schema.type.JsonbRules;
import dev.mcpsdk.schema.type.UnsupportedTypeException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.Type;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Binds users' types to JSON. Thread-safe.
 *
 * <p>Records, enums and sealed interfaces of records without annotations of JSON-B are bound by
 * this library: also private, local and generic ones, with strict numbers and strings. A component
 * is required unless it is {@code Optional}, marked {@code @Nullable}, or has a {@link
 * dev.mcpsdk.schema.annotation.DefaultValue}; members without a component are ignored. {@code
 * List}, {@code Set}, {@code Map}, arrays, {@code java.time}, {@link RawJson}, the types of {@code
 * jakarta.json} and {@code Object} (any JSON) may be nested at will.
 *
 * <p>Every other class, and every type with an annotation of JSON-B, is bound by JSON-B; providers
 * are laxer there (Yasson wraps an {@code int} that overflows), so validate what comes from outside
 * first. JSON-B needs such types public, and their packages exported or open to everyone.
 */
public final class JsonBinder {

  private static final class Standard {
    static final JsonBinder BINDER = new JsonBinder(null);
  }

  private static final AtomicReference<@Nullable Jsonb> PROVIDED = new AtomicReference<>();

  private final @Nullable Jsonb given;
  private final BindingCache cache = new BindingCache();

  private JsonBinder(@Nullable Jsonb given) {
    this.given = given;
  }

  /**
   * The binder that everything uses unless told otherwise; finds its JSON-B provider when needed.
   */
  public static JsonBinder standard() {
    return Standard.BINDER;
  }

  /**
   * A binder that leaves JSON-B's types to this instance, which is never closed. Since its
   * configuration may bind anything, such types are not checked beforehand.
   */
  public static JsonBinder using(Jsonb jsonb) {
    return new JsonBinder(jsonb);
  }

  /**
   * How a type is bound; compiled at the first call and kept.
   *
   * @param type with its arguments, if it has any
   * @throws JsonBindingException if the type, or one it contains, cannot be bound, with the cure
   */
  @SuppressWarnings("unchecked") // the caller names the type twice, as Type and as T
  public <T> TypeBinding<T> binding(Type type) {
    return (TypeBinding<T>) new RootBinding(compiled(type));
  }

  /**
   * Writes a value by its class; what a collection or map contains, by theirs.
   *
   * @throws JsonBindingException if it has no JSON form
   */
  public RawJson toJson(Object value) {
    return RawJson.write(out -> new AnythingBinding(this).write(out, value));
  }

  private ValueBinding compiled(Type type) {
    if (type instanceof Class<?> plain && !plain.isArray()) {
      return cache.get(plain, this::compile);
    }
    try {
      return cache.get(JavaType.of(type), this::compile);
    } catch (UnsupportedTypeException e) {
      throw new JsonBindingException(e.reason(), e);
    }
  }

  private ValueBinding compile(JavaType type) {
    return BindingCompiler.compile(this, type);
  }

  /** The binding of a type that is JSON-B's. */
  ValueBinding bean(JavaType type) {
    Jsonb jsonb = given;
    if (jsonb == null) {
      JsonbRules.check(type);
      jsonb = provided();
    }
    return new JsonbBinding(jsonb, type.toReflected(), type.toString());
  }

  /** One instance for all, created late: making it takes longer than a thousand bindings. */
  private static Jsonb provided() {
    Jsonb jsonb = PROVIDED.get();
    if (jsonb != null) {
      return jsonb;
    }
    try {
      Jsonb fresh = JsonbBuilder.create();
      return PROVIDED.compareAndSet(null, fresh) ? fresh : provided();
    } catch (JsonbException e) {
      throw new JsonBindingException(
          "no provider of JSON-B found: add org.eclipse:yasson, or use JsonBinder.using", e);
    }
  }
}
