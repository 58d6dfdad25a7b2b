package dev.mcpsdk.schema.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A record: an object whose members are its components; unknown members are ignored. */
final class RecordBinding extends ValueBinding {

  private static final Object ABSENT = new Object();

  private final Class<?> type;
  private final RecordAccess access;
  private ComponentBinding[] components = {};

  RecordBinding(Class<?> type) {
    this.type = type;
    this.access = new RecordAccess(type);
  }

  /** Called once, before the binding is published: components may contain the record itself. */
  void complete(ComponentBinding[] all) {
    components = all.clone();
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.OBJECT) {
      throw TapePath.expected("an object", tape, node);
    }
    Object[] values = new Object[components.length];
    Arrays.fill(values, ABSENT);
    int end = tape.next(node);
    int guess = 0;
    for (int name = node + 1; name < end; name = tape.next(name + 1)) {
      int index = indexOf(tape, name, guess);
      if (index >= 0) {
        values[index] = components[index].binding().read(tape, name + 1);
        guess = index + 1;
      }
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i] == ABSENT) {
        values[i] = components[i].absent(tape, node);
      }
    }
    return create(values, tape, node);
  }

  /** Members mostly come in the order of the components, so the search starts where it left off. */
  private int indexOf(JsonTape tape, int name, int guess) {
    int size = components.length;
    for (int i = 0; i < size; i++) {
      int index = guess + i < size ? guess + i : guess + i - size;
      if (tape.stringEquals(name, components[index].name().text())) {
        return index;
      }
    }
    return -1;
  }

  private Object create(Object[] values, JsonTape tape, int node) {
    try {
      return access.create(values);
    } catch (Error e) {
      throw e;
    } catch (Throwable e) {
      // The cause is for the log: only its author knows whether its text may leave the process.
      JsonShapeException refused =
          TapePath.mismatch(
              "a valid " + type.getSimpleName(), tape, node, "values its constructor refuses");
      refused.initCause(e);
      throw refused;
    }
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.beginObject();
    writeMembers(out, value);
    out.endObject();
  }

  void writeMembers(JsonWriter out, Object value) {
    for (int i = 0; i < components.length; i++) {
      ComponentBinding component = components[i];
      ValueBinding binding = component.binding();
      @Nullable Object content = access.component(value, i);
      if (binding.isAbsent(content)) {
        continue;
      }
      if (content == null && !binding.takesNull()) {
        throw new JsonBindingException(
            "component '"
                + component.javaName()
                + "' of "
                + type.getName()
                + " is null: mark it @Nullable if it may be absent");
      }
      out.name(component.name());
      binding.writeNullable(out, content);
    }
  }
}
