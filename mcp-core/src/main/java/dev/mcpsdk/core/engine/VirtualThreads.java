package dev.mcpsdk.core.engine;

import java.lang.reflect.Method;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;

/** Virtual threads where the JDK has them. Reflective, since this is compiled for Java 17. */
final class VirtualThreads {

  private VirtualThreads() {}

  /** A factory of virtual threads named by the prefix and a number; null before JDK 21. */
  static @Nullable ThreadFactory factory(String prefix) {
    if (Runtime.version().feature() < 21) {
      return null;
    }
    try {
      Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
      Class<?> type = Class.forName("java.lang.Thread$Builder");
      Object named = type.getMethod("name", String.class, long.class).invoke(builder, prefix, 0L);
      Method factory = type.getMethod("factory");
      return (ThreadFactory) factory.invoke(named);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "JDK " + Runtime.version() + " should have virtual threads", e);
    }
  }
}
