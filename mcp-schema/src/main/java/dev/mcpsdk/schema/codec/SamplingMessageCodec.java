package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import java.util.List;

/** Messages of a conversation, and content that is one block or an array of them. */
final class SamplingMessageCodec {
  private static final MemberNames NAMES = MemberNames.of(Names.ROLE, Names.CONTENT, Names.META);

  private SamplingMessageCodec() {}

  static SamplingMessage read(JsonReader in) {
    Role role = null;
    List<Content> content = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> role = EnumCodec.readRole(in);
        case 1 -> content = readContent(in);
        case 2 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (role == null) {
      throw in.missing("role");
    }
    if (content == null) {
      throw in.missing("content");
    }
    return new SamplingMessage(role, content, meta);
  }

  /** Writes a message as an element; before 2025-11-25 one for each of its blocks. */
  static void write(JsonWriter out, SamplingMessage message, Wire wire) {
    if (!wire.modes()) {
      for (Content block : message.content()) {
        out.beginObject().member(Names.ROLE, message.role().wireName()).name(Names.CONTENT);
        writeBlock(out, block, wire);
        out.endObject();
      }
      return;
    }
    out.beginObject().member(Names.ROLE, message.role().wireName());
    writeContent(out, message.content(), wire);
    MapCodec.writeMeta(out, message.meta(), wire);
    out.endObject();
  }

  static List<Content> readContent(JsonReader in) {
    return in.peek() == JsonKind.ARRAY ? ContentCodec.readList(in) : List.of(ContentCodec.read(in));
  }

  /**
   * Writes the member {@code content}: a single block, which every revision reads, as an object.
   */
  static void writeContent(JsonWriter out, List<Content> content, Wire wire) {
    out.name(Names.CONTENT);
    if (content.size() == 1) {
      writeBlock(out, content.get(0), wire);
    } else if (!wire.modes()) {
      writeBlock(out, joined(content), wire);
    } else {
      out.beginArray();
      for (Content block : content) {
        writeBlock(out, block, wire);
      }
      out.endArray();
    }
  }

  private static void writeBlock(JsonWriter out, Content block, Wire wire) {
    Carriage.checkSampled(block, wire);
    ContentCodec.write(out, block, wire);
  }

  /** Paragraphs of one text. What belongs to single blocks, such as annotations, is lost. */
  private static TextContent joined(List<Content> content) {
    StringBuilder text = new StringBuilder();
    for (Content block : content) {
      if (!(block instanceof TextContent paragraph)) {
        throw Carriage.severalBlocks();
      }
      text.append(text.isEmpty() ? "" : "\n").append(paragraph.text());
    }
    return TextContent.of(text.toString());
  }
}
