package dev.mcpsdk.schema.json;

import dev.mcpsdk.schema.type.JavaType;
import java.lang.ref.SoftReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Bindings kept with the classes they bind. Neither side holds the other's class loader: an entry
 * goes away with its class, and it refers to this library only softly. A type with arguments is
 * kept with the class of the youngest loader in it; at most {@value #MAX_PER_CLASS} such types per
 * class.
 */
final class BindingCache {

  private static final int MAX_PER_CLASS = 64;

  private static final class Entries {
    volatile @Nullable ValueBinding plain;
    final Map<JavaType, ValueBinding> byType = new ConcurrentHashMap<>();
  }

  private final ClassValue<AtomicReference<@Nullable SoftReference<Entries>>> entries =
      new ClassValue<>() {
        @Override
        protected AtomicReference<@Nullable SoftReference<Entries>> computeValue(Class<?> type) {
          return new AtomicReference<>();
        }
      };

  /** The binding of a class used without arguments. */
  ValueBinding get(Class<?> type, Function<JavaType, ValueBinding> compiler) {
    Entries kept = entries(type);
    ValueBinding binding = kept.plain;
    if (binding == null) {
      binding = compiler.apply(JavaType.of(type));
      kept.plain = binding;
    }
    return binding;
  }

  /** The binding of any type; compiled each time if no class could keep it without a leak. */
  ValueBinding get(JavaType type, Function<JavaType, ValueBinding> compiler) {
    Class<?> home = home(type);
    if (home == null) {
      return compiler.apply(type);
    }
    Map<JavaType, ValueBinding> kept = entries(home).byType;
    ValueBinding binding = kept.get(type);
    if (binding == null) {
      binding = compiler.apply(type);
      if (kept.size() < MAX_PER_CLASS) {
        kept.put(type, binding);
      }
    }
    return binding;
  }

  private Entries entries(Class<?> type) {
    AtomicReference<@Nullable SoftReference<Entries>> slot = entries.get(type);
    while (true) {
      SoftReference<Entries> reference = slot.get();
      Entries kept = reference == null ? null : reference.get();
      if (kept != null) {
        return kept;
      }
      Entries fresh = new Entries();
      if (slot.compareAndSet(reference, new SoftReference<>(fresh))) {
        return fresh;
      }
    }
  }

  /** The class whose loader sees all others of the type, or null. */
  private static @Nullable Class<?> home(JavaType type) {
    List<Class<?>> classes = new ArrayList<>();
    collect(type, classes);
    for (Class<?> candidate : classes) {
      if (classes.stream().allMatch(other -> sees(candidate.getClassLoader(), other))) {
        return candidate;
      }
    }
    return null;
  }

  private static void collect(JavaType type, List<Class<?>> classes) {
    classes.add(type.raw());
    type.arguments().forEach(argument -> collect(argument, classes));
  }

  private static boolean sees(@Nullable ClassLoader loader, Class<?> other) {
    ClassLoader wanted = other.getClassLoader();
    for (ClassLoader each = loader; each != null; each = each.getParent()) {
      if (each == wanted) {
        return true;
      }
    }
    return wanted == null;
  }
}
