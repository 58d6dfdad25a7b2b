package dev.mcpsdk.schema.json;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import org.jspecify.annotations.Nullable;

/** Creates a record and reads its components, whatever its visibility. */
final class RecordAccess {

  private final Class<?> type;
  private final MethodHandle constructor;
  private final MethodHandle[] accessors;

  /**
   * @throws JsonBindingException if the record's module does not let us, with the cure
   */
  RecordAccess(Class<?> type) {
    this.type = type;
    try {
      MethodHandles.Lookup lookup = lookup(type);
      RecordComponent[] components = type.getRecordComponents();
      Class<?>[] parameters = new Class<?>[components.length];
      accessors = new MethodHandle[components.length];
      for (int i = 0; i < components.length; i++) {
        parameters[i] = components[i].getType();
        accessors[i] =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, Object.class));
      }
      Constructor<?> canonical = type.getDeclaredConstructor(parameters);
      constructor =
          lookup
              .unreflectConstructor(canonical)
              .asSpreader(Object[].class, parameters.length)
              .asType(MethodType.methodType(Object.class, Object[].class));
    } catch (IllegalAccessException e) {
      throw new JsonBindingException(unreachable(type), e);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("a record without canonical constructor: " + type, e);
    }
  }

  /** A lookup that sees private records where their package is open, else public ones. */
  private static MethodHandles.Lookup lookup(Class<?> type) throws IllegalAccessException {
    Module here = RecordAccess.class.getModule();
    Module there = type.getModule();
    here.addReads(there);
    if (there.isOpen(type.getPackageName(), here)) {
      return MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    }
    if (Modifier.isPublic(type.getModifiers()) && there.isExported(type.getPackageName(), here)) {
      return MethodHandles.lookup();
    }
    throw new IllegalAccessException(type.getName());
  }

  private static String unreachable(Class<?> type) {
    Module module = RecordAccess.class.getModule();
    String to = module.isNamed() ? module.getName() : "dev.mcpsdk.schema";
    return unreachable(type.getName(), type.getPackageName(), type.getModule().getName(), to);
  }

  static String unreachable(
      String record, String packageName, @Nullable String module, String binder) {
    return "record "
        + record
        + " cannot be reached: package "
        + packageName
        + " of module "
        + module
        + " is not open to "
        + binder
        + ". Add 'opens "
        + packageName
        + " to "
        + binder
        + ";' to its module-info.java, or make the record public and its package exported.";
  }

  /** What the canonical constructor throws goes to the caller as it is. */
  Object create(Object[] values) throws Throwable {
    return constructor.invokeExact(values);
  }

  @Nullable Object component(Object record, int index) {
    try {
      return accessors[index].invokeExact(record);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new UndeclaredThrowableException(e, "an accessor of " + type.getName() + " failed");
    }
  }
}
