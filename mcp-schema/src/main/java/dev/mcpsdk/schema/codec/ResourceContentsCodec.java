package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.BlobResourceContents;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ResourceContents;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;

/** What a resource holds; the member {@code text} or {@code blob} tells which kind it is. */
final class ResourceContentsCodec {
  private static final Name BLOB = Name.of("blob");
  private static final MemberNames NAMES =
      MemberNames.of(Names.URI, Names.MIME_TYPE, Names.TEXT, BLOB, Names.META);

  private ResourceContentsCodec() {}

  static ResourceContents read(JsonReader in) {
    String uri = null;
    String mimeType = null;
    String text = null;
    String blob = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> uri = in.string();
        case 1 -> mimeType = in.optionalString();
        case 2 -> text = in.optionalString();
        case 3 -> blob = in.optionalString();
        case 4 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (uri == null) {
      throw in.missing("uri");
    }
    if (text != null) {
      return new TextResourceContents(uri, mimeType, text, meta);
    }
    if (blob != null) {
      return new BlobResourceContents(uri, mimeType, blob, meta);
    }
    throw in.missing("text");
  }

  static void write(JsonWriter out, ResourceContents contents, Wire wire) {
    out.beginObject()
        .member(Names.URI, contents.uri())
        .optional(Names.MIME_TYPE, contents.mimeType());
    if (contents instanceof TextResourceContents text) {
      out.member(Names.TEXT, text.text());
    } else {
      out.member(BLOB, ((BlobResourceContents) contents).blob());
    }
    MapCodec.writeMeta(out, contents.meta(), wire);
    out.endObject();
  }
}
