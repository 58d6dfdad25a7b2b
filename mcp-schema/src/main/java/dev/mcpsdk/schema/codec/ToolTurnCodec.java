package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolResultContent;
import dev.mcpsdk.schema.ToolUseContent;
import dev.mcpsdk.schema.json.JsonException;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A model's use of a tool and the result it gets, as content of sampling messages. */
final class ToolTurnCodec {
  private static final Name ID = Name.of("id");
  private static final Name INPUT = Name.of("input");
  private static final Name TOOL_USE_ID = Name.of("toolUseId");
  private static final MemberNames USE_NAMES = MemberNames.of(ID, Names.NAME, INPUT, Names.META);
  private static final MemberNames RESULT_NAMES =
      MemberNames.of(
          TOOL_USE_ID, Names.CONTENT, Names.STRUCTURED_CONTENT, Names.IS_ERROR, Names.META);

  private ToolTurnCodec() {}

  static ToolUseContent readUse(JsonReader in) {
    String id = null;
    String name = null;
    RawJson input = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(USE_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> id = in.string();
        case 1 -> name = in.string();
        case 2 -> input = readObject(in);
        case 3 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (id == null) {
      throw in.missing("id");
    }
    if (name == null) {
      throw in.missing("name");
    }
    if (input == null) {
      throw in.missing("input");
    }
    return new ToolUseContent(id, name, input, meta);
  }

  static ToolResultContent readResult(JsonReader in) {
    String toolUseId = null;
    List<Content> content = null;
    RawJson structuredContent = null;
    boolean isError = false;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> toolUseId = in.string();
        case 1 -> content = ContentCodec.readList(in);
        case 2 -> structuredContent = in.raw();
        case 3 -> isError = Flags.bool(in);
        case 4 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (toolUseId == null) {
      throw in.missing("toolUseId");
    }
    if (content == null) {
      throw in.missing("content");
    }
    return new ToolResultContent(toolUseId, content, structuredContent, isError, meta);
  }

  /** Any JSON object, kept as it is. */
  static RawJson readObject(JsonReader in) {
    if (in.peek() != JsonKind.OBJECT) {
      throw in.expected("an object");
    }
    return in.raw();
  }

  static void write(JsonWriter out, ToolUseContent use, Wire wire) {
    out.member(ID, use.id()).member(Names.NAME, use.name()).member(INPUT, use.input());
    MapCodec.writeMeta(out, use.meta(), wire);
    out.endObject();
  }

  static void write(JsonWriter out, ToolResultContent result, Wire wire) {
    out.member(TOOL_USE_ID, result.toolUseId());
    ContentCodec.writeList(out, Names.CONTENT, result.content(), wire);
    writeStructured(out, result.structuredContent(), wire);
    Flags.write(out, Names.IS_ERROR, result.isError());
    MapCodec.writeMeta(out, result.meta(), wire);
    out.endObject();
  }

  /**
   * Writes structured content where the revision has it, JSON null included; in an object of its
   * own where it has to be one, see {@link ToolSchemas#output}.
   */
  static void writeStructured(JsonWriter out, @Nullable RawJson value, Wire wire) {
    if (value == null || !wire.structuredContent()) {
      return;
    }
    if (wire.anyStructuredContent() || value.kind() == JsonKind.OBJECT) {
      out.member(Names.STRUCTURED_CONTENT, value);
    } else {
      out.name(Names.STRUCTURED_CONTENT)
          .beginObject()
          .member(ToolSchemas.RESULT, value)
          .endObject();
    }
  }

  /**
   * The content with the JSON of the structured content, where a peer of an earlier revision would
   * otherwise not see it: it knows no structured content and no text says the same, or there is no
   * text at all.
   */
  static List<Content> withJson(List<Content> content, @Nullable RawJson structured, Wire wire) {
    if (structured == null || wire.anyStructuredContent() || says(content, structured, wire)) {
      return content;
    }
    List<Content> all = new ArrayList<>(content.size() + 1);
    all.addAll(content);
    all.add(TextContent.of(structured.toString()));
    return all;
  }

  private static boolean says(List<Content> content, RawJson structured, Wire wire) {
    for (Content block : content) {
      if (block instanceof TextContent text
          && (wire.structuredContent() || isJson(text.text(), structured))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isJson(String text, RawJson value) {
    try {
      return text.equals(value.toString()) || RawJson.of(text).equals(value);
    } catch (JsonException prose) {
      return false;
    }
  }
}
