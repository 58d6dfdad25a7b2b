package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;

/**
 * Capabilities that are there or not: as a boolean, or as an object whose members do not matter.
 */
final class Flags {
  private Flags() {}

  /** An optional boolean; null counts as absent, absent as false. */
  static boolean bool(JsonReader in) {
    return !in.nextNull() && in.bool();
  }

  /** Whether an object is here, which is read over; null counts as absent. */
  static boolean present(JsonReader in) {
    if (in.nextNull()) {
      return false;
    }
    in.beginObject();
    while (in.nextMember()) {
      in.skip();
    }
    return true;
  }

  /** Reads an object of such objects: bit n is set if the n-th name is present. */
  static int present(JsonReader in, MemberNames names) {
    if (in.nextNull()) {
      return 0;
    }
    int flags = 0;
    in.beginObject();
    for (int m; (m = in.nextMember(names)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        in.skip();
      } else if (present(in)) {
        flags |= 1 << m;
      }
    }
    return flags;
  }

  /** Writes {@code true}; false is written by absence. */
  static void write(JsonWriter out, Name name, boolean flag) {
    if (flag) {
      out.member(name, true);
    }
  }

  /** Writes an empty object if the capability is present. */
  static void writeObject(JsonWriter out, Name name, boolean present) {
    if (present) {
      out.name(name).beginObject().endObject();
    }
  }
}
