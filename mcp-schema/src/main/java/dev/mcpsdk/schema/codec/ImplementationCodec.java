package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who a peer says it is. */
final class ImplementationCodec {
  private static final Name NAME = Name.of("name");
  private static final Name TITLE = Name.of("title");
  private static final Name VERSION = Name.of("version");
  private static final Name DESCRIPTION = Name.of("description");
  private static final Name WEBSITE_URL = Name.of("websiteUrl");
  private static final MemberNames NAMES =
      MemberNames.of(NAME, TITLE, VERSION, DESCRIPTION, WEBSITE_URL, Name.of("icons"));

  private ImplementationCodec() {}

  static Implementation read(JsonReader in) {
    String name = null;
    String title = null;
    String version = null;
    String description = null;
    String websiteUrl = null;
    List<Icon> icons = List.of();
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> title = in.optionalString();
        case 2 -> version = in.string();
        case 3 -> description = in.optionalString();
        case 4 -> websiteUrl = in.optionalString();
        case 5 -> icons = IconCodec.readList(in);
        default -> in.skip();
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    if (version == null) {
      throw in.missing("version");
    }
    return new Implementation(name, title, version, description, websiteUrl, icons);
  }

  /** As {@link #read}, with null for what is no implementation. */
  static @Nullable Implementation readOrNull(JsonReader in) {
    JsonReader value = in.raw().reader();
    try {
      return read(value);
    } catch (JsonShapeException unusable) {
      return null;
    }
  }

  static void write(JsonWriter out, Name member, Implementation implementation, Wire wire) {
    out.name(member).beginObject().member(NAME, implementation.name());
    if (wire.titles()) {
      out.optional(TITLE, implementation.title());
    }
    out.member(VERSION, implementation.version());
    if (wire.icons()) {
      out.optional(DESCRIPTION, implementation.description())
          .optional(WEBSITE_URL, implementation.websiteUrl());
    }
    IconCodec.write(out, implementation.icons(), wire);
    out.endObject();
  }
}
