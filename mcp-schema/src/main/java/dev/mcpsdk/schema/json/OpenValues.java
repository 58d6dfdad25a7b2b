package dev.mcpsdk.schema.json;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The objects and arrays a reader is in: how far it is in each, and which names it has met. */
final class OpenValues {
  private static final int ARRAY = -1;

  // What is kept for each of them, in one array: most readers are short-lived.
  private static final int COUNT = 0;
  private static final int NAME_START = 1;
  private static final int NAME_END = 2;
  private static final int MARK = 3;
  private static final int KNOWN = 4;
  private static final int ENTRY = 6;

  private final byte[] buffer;
  private int[] entries = new int[5 * ENTRY];
  // Index of the innermost entry.
  private int top = -ENTRY;
  private int depth = -1;
  private boolean nameEscaped;
  private @Nullable SeenNames seen;

  OpenValues(byte[] buffer) {
    this.buffer = buffer;
  }

  /** How many are open, less one. */
  int depth() {
    return depth;
  }

  void pushObject() {
    push(0);
  }

  void pushArray() {
    push(ARRAY);
  }

  private void push(int nameEnd) {
    depth++;
    top += ENTRY;
    if (top == entries.length) {
      entries = Arrays.copyOf(entries, top * 2);
    }
    entries[top + COUNT] = 0;
    entries[top + NAME_END] = nameEnd;
    entries[top + MARK] = seen == null ? 0 : seen.mark();
    entries[top + KNOWN] = 0;
    entries[top + KNOWN + 1] = 0;
  }

  void pop() {
    if (seen != null) {
      seen.release(entries[top + MARK], depth);
    }
    depth--;
    top -= ENTRY;
  }

  /** Counts a member or element; whether it is the first. */
  boolean first() {
    return entries[top + COUNT]++ == 0;
  }

  /** Says where the name of the member just entered is. */
  void name(int from, int to, boolean escaped) {
    entries[top + NAME_START] = from;
    entries[top + NAME_END] = to;
    nameEscaped = escaped;
  }

  int nameStart() {
    return entries[top + NAME_START];
  }

  int nameEnd() {
    return entries[top + NAME_END];
  }

  boolean nameEscaped() {
    return nameEscaped;
  }

  /** The name of the member entered last in the innermost object. */
  String name() {
    return name(top);
  }

  private String name(int entry) {
    long flags = JsonStrings.ANY;
    return JsonStrings.text(buffer, entries[entry + NAME_START], entries[entry + NAME_END], flags);
  }

  /** Remembers a name by its index below 64; false if it was there before. */
  boolean add(int index) {
    int word = top + KNOWN + (index >>> 5);
    int bit = 1 << index;
    if ((entries[word] & bit) != 0) {
      return false;
    }
    entries[word] |= bit;
    return true;
  }

  /** Remembers the name of the member just entered; false if it was there before. */
  boolean addName() {
    if (seen == null) {
      seen = new SeenNames();
    }
    return seen.add(buffer, nameStart(), nameEnd(), nameEscaped, entries[top + MARK], depth);
  }

  /** The current place, like {@code $.params.content[2]}. */
  String path() {
    StringBuilder path = new StringBuilder("$");
    for (int entry = 0; entry <= top; entry += ENTRY) {
      int count = entries[entry + COUNT];
      if (count == 0) {
        continue;
      }
      if (entries[entry + NAME_END] == ARRAY) {
        path.append('[').append(count - 1).append(']');
      } else {
        String name = name(entry);
        path.append('.').append(name.length() > 64 ? name.substring(0, 64) + "…" : name);
      }
    }
    return path.toString();
  }
}
