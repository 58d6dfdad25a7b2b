package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import org.jspecify.annotations.Nullable;

/** Words of a closed list. They are recognized in the bytes, without making a string. */
final class EnumCodec {
  private static final Role[] ROLES = Role.values();
  private static final MemberNames ROLE_NAMES =
      MemberNames.of(Name.of(ROLES[0].wireName()), Name.of(ROLES[1].wireName()));
  private static final LoggingLevel[] LEVELS = LoggingLevel.values();
  private static final MemberNames LEVEL_NAMES = levelNames();

  private EnumCodec() {}

  static Role readRole(JsonReader in) {
    int index = in.stringIndex(ROLE_NAMES);
    if (index < 0) {
      throw unknown(in, "user or assistant");
    }
    return ROLES[index];
  }

  /** A role, or null for one that is not known. */
  static @Nullable Role readRoleOrNull(JsonReader in) {
    int index = in.stringIndex(ROLE_NAMES);
    if (index < 0) {
      in.string();
      return null;
    }
    return ROLES[index];
  }

  static LoggingLevel readLevel(JsonReader in) {
    int index = in.stringIndex(LEVEL_NAMES);
    if (index < 0) {
      throw unknown(in, "a logging level");
    }
    return LEVELS[index];
  }

  /** The error for a word that is not in its list; the word itself is not repeated. */
  static JsonShapeException unknown(JsonReader in, String what) {
    in.string();
    String path = in.path();
    return new JsonShapeException(
        path, "expected " + what + " at " + path + " but found another string");
  }

  private static MemberNames levelNames() {
    Name[] names = new Name[LEVELS.length];
    for (int i = 0; i < names.length; i++) {
      names[i] = Name.of(LEVELS[i].wireName());
    }
    return MemberNames.of(names);
  }
}
