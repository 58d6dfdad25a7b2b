package dev.mcpsdk.schema.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list, or a set that keeps the order it was read in; neither can be modified. */
final class SequenceBinding extends ValueBinding {

  private final ValueBinding element;
  private final boolean set;

  SequenceBinding(ValueBinding element, boolean set) {
    this.element = element;
    this.set = set;
  }

  @Override
  Object read(JsonTape tape, int node) {
    if (tape.kind(node) != JsonKind.ARRAY) {
      throw TapePath.expected("an array", tape, node);
    }
    List<@Nullable Object> elements = new ArrayList<>(tape.count(node));
    int end = tape.next(node);
    for (int child = node + 1; child < end; child = tape.next(child)) {
      elements.add(element.read(tape, child));
    }
    if (set) {
      Set<@Nullable Object> distinct = new LinkedHashSet<>(elements);
      return Collections.unmodifiableSet(distinct);
    }
    return Collections.unmodifiableList(elements);
  }

  @Override
  void write(JsonWriter out, Object value) {
    out.beginArray();
    for (@Nullable Object child : (Iterable<?>) value) {
      element.writeNullable(out, child);
    }
    out.endArray();
  }
}
