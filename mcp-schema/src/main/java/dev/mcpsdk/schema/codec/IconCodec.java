package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;

/** Icons. */
final class IconCodec {
  private static final Name ICONS = Name.of("icons");
  private static final Name SRC = Name.of("src");
  private static final Name MIME_TYPE = Name.of("mimeType");
  private static final Name SIZES = Name.of("sizes");
  private static final Name THEME = Name.of("theme");
  private static final MemberNames NAMES = MemberNames.of(SRC, MIME_TYPE, SIZES, THEME);

  private IconCodec() {}

  static List<Icon> readList(JsonReader in) {
    if (in.nextNull()) {
      return List.of();
    }
    List<Icon> icons = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      icons.add(read(in));
    }
    return icons;
  }

  private static Icon read(JsonReader in) {
    String src = null;
    String mimeType = null;
    List<String> sizes = List.of();
    String theme = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> src = in.string();
        case 1 -> mimeType = in.optionalString();
        case 2 -> sizes = in.nextNull() ? List.of() : MapCodec.readList(in);
        case 3 -> theme = in.optionalString();
        default -> in.skip();
      }
    }
    if (src == null) {
      throw in.missing("src");
    }
    return new Icon(src, mimeType, sizes, theme);
  }

  /** Writes the member {@code icons}, unless there are none. */
  static void write(JsonWriter out, List<Icon> icons, Wire wire) {
    if (icons.isEmpty() || !wire.icons()) {
      return;
    }
    out.name(ICONS).beginArray();
    for (Icon icon : icons) {
      out.beginObject().member(SRC, icon.src()).optional(MIME_TYPE, icon.mimeType());
      if (!icon.sizes().isEmpty()) {
        MapCodec.writeList(out, SIZES, icon.sizes());
      }
      out.optional(THEME, icon.theme()).endObject();
    }
    out.endArray();
  }
}
