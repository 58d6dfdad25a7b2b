package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Annotations of resources and content. */
final class AnnotationsCodec {
  private static final Name AUDIENCE = Name.of("audience");
  private static final Name PRIORITY = Name.of("priority");
  private static final Name LAST_MODIFIED = Name.of("lastModified");
  private static final MemberNames NAMES = MemberNames.of(AUDIENCE, PRIORITY, LAST_MODIFIED);

  private AnnotationsCodec() {}

  /** Null counts as absent. */
  static @Nullable Annotations read(JsonReader in) {
    if (in.nextNull()) {
      return null;
    }
    List<Role> audience = List.of();
    Double priority = null;
    String lastModified = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> audience = readAudience(in);
        case 1 -> priority = in.nextNull() ? null : (Double) in.number();
        case 2 -> lastModified = in.optionalString();
        default -> in.skip();
      }
    }
    return new Annotations(audience, priority, lastModified);
  }

  /** Whether it has nothing but what 2025-06-18 added. */
  private static boolean isRecent(Annotations annotations) {
    return annotations.audience().isEmpty() && annotations.priority() == null;
  }

  private static List<Role> readAudience(JsonReader in) {
    if (in.nextNull()) {
      return List.of();
    }
    List<Role> audience = new ArrayList<>(2);
    in.beginArray();
    while (in.nextElement()) {
      Role role = EnumCodec.readRoleOrNull(in);
      if (role != null) {
        audience.add(role);
      }
    }
    return audience;
  }

  /** Writes the member {@code annotations}, unless there are none the revision knows. */
  static void write(JsonWriter out, @Nullable Annotations annotations, Wire wire) {
    if (annotations == null || !wire.lastModified() && isRecent(annotations)) {
      return;
    }
    out.name(Names.ANNOTATIONS).beginObject();
    if (!annotations.audience().isEmpty()) {
      out.name(AUDIENCE).beginArray();
      for (Role role : annotations.audience()) {
        out.value(role.wireName());
      }
      out.endArray();
    }
    out.optional(PRIORITY, annotations.priority());
    if (wire.lastModified()) {
      out.optional(LAST_MODIFIED, annotations.lastModified());
    }
    out.endObject();
  }
}
