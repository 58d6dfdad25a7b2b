package dev.mcpsdk.schema.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.type.JavaType;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BindingCacheTest {

  record Point(int x) {}

  private final AtomicInteger compiled = new AtomicInteger();
  private final BindingCache cache = new BindingCache();

  private ValueBinding compile(JavaType type) {
    compiled.incrementAndGet();
    return BindingCompiler.compile(JsonBinder.standard(), type);
  }

  private static JavaType listOf(Class<?> element) {
    return JavaType.of(RecordBindingTest.generic(List.class, element));
  }

  @Test
  void compilesOnce() {
    assertThat(cache.get(Point.class, this::compile))
        .isSameAs(cache.get(Point.class, this::compile));
    assertThat(cache.get(listOf(Point.class), this::compile))
        .isSameAs(cache.get(listOf(Point.class), this::compile));
    assertThat(compiled).hasValue(2);
  }

  @Test
  void keepsABoundedNumberOfTypesPerClass() {
    JavaType type = listOf(Point.class);
    for (int i = 0; i < 30; i++) {
      type = new JavaType(List.class, List.of(type), false);
      cache.get(type, this::compile);
    }
    int before = compiled.get();
    cache.get(type, this::compile);
    assertThat(compiled).hasValue(before);
  }

  @Test
  void letsClassLoadersGo() throws Exception {
    ReferenceQueue<Object> queue = new ReferenceQueue<>();
    WeakReference<Object> loader = bindInOwnLoader(queue);
    // The collector needs a hint or two; the queue tells when it is done.
    for (int i = 0; i < 50 && queue.remove(100) == null; i++) {
      System.gc();
    }
    assertThat(loader.get()).isNull();
  }

  private WeakReference<Object> bindInOwnLoader(ReferenceQueue<Object> queue) throws Exception {
    ClassLoader own = new CopyLoader();
    Class<?> copy = own.loadClass(Point.class.getName());
    assertThat(copy).isNotSameAs(Point.class);
    JsonBinder.standard().binding(copy).read(RawJson.of("{\"x\":1}"));
    JsonBinder.standard()
        .binding(RecordBindingTest.generic(List.class, copy))
        .read(RawJson.of("[{\"x\":1}]"));
    return new WeakReference<>(own, queue);
  }

  /** Defines its own copy of the test's record. */
  private static final class CopyLoader extends ClassLoader {
    CopyLoader() {
      super(BindingCacheTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.equals(Point.class.getName())) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = name.replace('.', '/') + ".class";
      try (InputStream in = BindingCacheTest.class.getResourceAsStream("/" + file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }
  }
}
