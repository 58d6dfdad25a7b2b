package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Annotations;
import dev.mcpsdk.schema.AudioContent;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.EmbeddedResource;
import dev.mcpsdk.schema.ImageContent;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ResourceContents;
import dev.mcpsdk.schema.ResourceLink;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.UnknownContent;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Blocks of content, told apart by {@code type}, which may stand anywhere in the object. */
final class ContentCodec {
  private static final MemberNames TYPE = MemberNames.of(Names.TYPE);
  private static final MemberNames KINDS =
      MemberNames.of(
          Name.of(TextContent.TYPE),
          Name.of(ImageContent.TYPE),
          Name.of(AudioContent.TYPE),
          Name.of(ResourceLink.TYPE),
          Name.of(EmbeddedResource.TYPE),
          Name.of(ToolUseContent.TYPE),
          Name.of(ToolResultContent.TYPE));
  private static final MemberNames TEXT_NAMES =
      MemberNames.of(Names.TYPE, Names.TEXT, Names.ANNOTATIONS, Names.META);
  private static final MemberNames BINARY_NAMES =
      MemberNames.of(Names.TYPE, Names.DATA, Names.MIME_TYPE, Names.ANNOTATIONS, Names.META);
  private static final MemberNames EMBEDDED_NAMES =
      MemberNames.of(Names.TYPE, Names.RESOURCE, Names.ANNOTATIONS, Names.META);

  private ContentCodec() {}

  static Content read(JsonReader in) {
    int kind = in.lookAhead(TYPE, KINDS);
    return switch (kind) {
      case 0 -> readText(in);
      case 1 -> readBinary(in, false);
      case 2 -> readBinary(in, true);
      case 3 -> new ResourceLink(ResourceCodec.read(in));
      case 4 -> readEmbedded(in);
      case 5 -> ToolTurnCodec.readUse(in);
      case 6 -> ToolTurnCodec.readResult(in);
      case MemberNames.END -> throw in.missing("type");
      default -> readUnknown(in);
    };
  }

  static List<Content> readList(JsonReader in) {
    List<Content> list = new ArrayList<>(2);
    in.beginArray();
    while (in.nextElement()) {
      list.add(read(in));
    }
    return list;
  }

  private static TextContent readText(JsonReader in) {
    String text = null;
    Annotations annotations = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(TEXT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 1 -> text = in.string();
        case 2 -> annotations = AnnotationsCodec.read(in);
        case 3 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (text == null) {
      throw in.missing("text");
    }
    return new TextContent(text, annotations, meta);
  }

  private static Content readBinary(JsonReader in, boolean audio) {
    String data = null;
    String mimeType = null;
    Annotations annotations = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(BINARY_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 1 -> data = in.string();
        case 2 -> mimeType = in.string();
        case 3 -> annotations = AnnotationsCodec.read(in);
        case 4 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (data == null) {
      throw in.missing("data");
    }
    if (mimeType == null) {
      throw in.missing("mimeType");
    }
    return audio
        ? new AudioContent(data, mimeType, annotations, meta)
        : new ImageContent(data, mimeType, annotations, meta);
  }

  private static EmbeddedResource readEmbedded(JsonReader in) {
    ResourceContents resource = null;
    Annotations annotations = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(EMBEDDED_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 1 -> resource = ResourceContentsCodec.read(in);
        case 2 -> annotations = AnnotationsCodec.read(in);
        case 3 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (resource == null) {
      throw in.missing("resource");
    }
    return new EmbeddedResource(resource, annotations, meta);
  }

  private static UnknownContent readUnknown(JsonReader in) {
    RawJson json = in.raw();
    JsonReader again = json.reader();
    String type = "";
    again.beginObject();
    for (int m; (m = again.nextMember(TYPE)) != MemberNames.END; ) {
      if (m == 0) {
        type = again.string();
      } else {
        again.skip();
      }
    }
    return new UnknownContent(type, json);
  }

  static void writeList(JsonWriter out, Name name, List<Content> list, Wire wire) {
    out.name(name).beginArray();
    for (int i = 0; i < list.size(); i++) {
      write(out, list.get(i), wire);
    }
    out.endArray();
  }

  static void write(JsonWriter out, Content given, Wire wire) {
    Content content = wire.envelopes() ? given : ContentNotes.carried(given, wire);
    if (content instanceof TextContent text) {
      open(out, content).member(Names.TEXT, text.text());
      close(out, text.annotations(), text.meta(), wire);
    } else if (content instanceof ImageContent image) {
      open(out, content).member(Names.DATA, image.data()).member(Names.MIME_TYPE, image.mimeType());
      close(out, image.annotations(), image.meta(), wire);
    } else if (content instanceof AudioContent audio) {
      open(out, content).member(Names.DATA, audio.data()).member(Names.MIME_TYPE, audio.mimeType());
      close(out, audio.annotations(), audio.meta(), wire);
    } else if (content instanceof ResourceLink link) {
      ResourceCodec.writeMembers(open(out, content), link.resource(), wire);
      out.endObject();
    } else if (content instanceof EmbeddedResource embedded) {
      open(out, content).name(Names.RESOURCE);
      ResourceContentsCodec.write(out, embedded.resource(), wire);
      close(out, embedded.annotations(), embedded.meta(), wire);
    } else if (content instanceof ToolUseContent use) {
      ToolTurnCodec.write(open(out, content), use, wire);
    } else if (content instanceof ToolResultContent result) {
      ToolTurnCodec.write(open(out, content), result, wire);
    } else {
      out.raw(((UnknownContent) content).json());
    }
  }

  private static JsonWriter open(JsonWriter out, Content content) {
    return out.beginObject().member(Names.TYPE, content.type());
  }

  private static void close(
      JsonWriter out, @Nullable Annotations annotations, Meta meta, Wire wire) {
    AnnotationsCodec.write(out, annotations, wire);
    MapCodec.writeMeta(out, meta, wire);
    out.endObject();
  }
}
