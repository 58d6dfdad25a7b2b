package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceTemplate;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.List;

/** Resources and their templates, as they are listed. */
final class ResourceCodec {
  private static final Name URI_TEMPLATE = Name.of("uriTemplate");
  private static final Name SIZE = Name.of("size");
  private static final MemberNames NAMES = names(Names.URI);
  private static final MemberNames TEMPLATE_NAMES = names(URI_TEMPLATE);

  private ResourceCodec() {}

  static Resource read(JsonReader in) {
    String uri = null;
    String name = null;
    String title = null;
    String description = null;
    List<Icon> icons = List.of();
    String mimeType = null;
    Annotations annotations = null;
    Long size = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> uri = in.string();
        case 1 -> name = in.string();
        case 2 -> title = in.optionalString();
        case 3 -> description = in.optionalString();
        case 4 -> icons = IconCodec.readList(in);
        case 5 -> mimeType = in.optionalString();
        case 6 -> annotations = AnnotationsCodec.read(in);
        case 7 -> size = in.nextNull() ? null : (Long) in.integer();
        case 8 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (uri == null) {
      throw in.missing("uri");
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new Resource(uri, name, title, description, icons, mimeType, annotations, size, meta);
  }

  static ResourceTemplate readTemplate(JsonReader in) {
    String uriTemplate = null;
    String name = null;
    String title = null;
    String description = null;
    List<Icon> icons = List.of();
    String mimeType = null;
    Annotations annotations = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(TEMPLATE_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> uriTemplate = in.string();
        case 1 -> name = in.string();
        case 2 -> title = in.optionalString();
        case 3 -> description = in.optionalString();
        case 4 -> icons = IconCodec.readList(in);
        case 5 -> mimeType = in.optionalString();
        case 6 -> annotations = AnnotationsCodec.read(in);
        case 8 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (uriTemplate == null) {
      throw in.missing("uriTemplate");
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new ResourceTemplate(
        uriTemplate, name, title, description, icons, mimeType, annotations, meta);
  }

  static void write(JsonWriter out, Resource resource, Wire wire) {
    writeMembers(out.beginObject(), resource, wire);
    out.endObject();
  }

  static void writeMembers(JsonWriter out, Resource resource, Wire wire) {
    out.member(Names.URI, resource.uri()).member(Names.NAME, resource.name());
    if (wire.titles()) {
      out.optional(Names.TITLE, resource.title());
    }
    out.optional(Names.DESCRIPTION, resource.description());
    IconCodec.write(out, resource.icons(), wire);
    out.optional(Names.MIME_TYPE, resource.mimeType());
    AnnotationsCodec.write(out, resource.annotations(), wire);
    out.optional(SIZE, resource.size());
    MapCodec.writeMeta(out, resource.meta(), wire);
  }

  static void write(JsonWriter out, ResourceTemplate template, Wire wire) {
    out.beginObject()
        .member(URI_TEMPLATE, template.uriTemplate())
        .member(Names.NAME, template.name());
    if (wire.titles()) {
      out.optional(Names.TITLE, template.title());
    }
    out.optional(Names.DESCRIPTION, template.description());
    IconCodec.write(out, template.icons(), wire);
    out.optional(Names.MIME_TYPE, template.mimeType());
    AnnotationsCodec.write(out, template.annotations(), wire);
    MapCodec.writeMeta(out, template.meta(), wire);
    out.endObject();
  }

  private static MemberNames names(Name uri) {
    return MemberNames.of(
        uri,
        Names.NAME,
        Names.TITLE,
        Names.DESCRIPTION,
        Names.ICONS,
        Names.MIME_TYPE,
        Names.ANNOTATIONS,
        SIZE,
        Names.META);
  }
}
