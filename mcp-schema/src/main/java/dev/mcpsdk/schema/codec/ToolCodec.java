package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.TaskSupport;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolAnnotations;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tools, as they are listed. */
final class ToolCodec {
  private static final Name INPUT_SCHEMA = Name.of("inputSchema");
  private static final Name OUTPUT_SCHEMA = Name.of("outputSchema");
  private static final Name EXECUTION = Name.of("execution");
  private static final Name TASK_SUPPORT = Name.of("taskSupport");
  private static final Name READ_ONLY = Name.of("readOnlyHint");
  private static final Name DESTRUCTIVE = Name.of("destructiveHint");
  private static final Name IDEMPOTENT = Name.of("idempotentHint");
  private static final Name OPEN_WORLD = Name.of("openWorldHint");
  private static final MemberNames NAMES =
      MemberNames.of(
          Names.NAME,
          Names.TITLE,
          Names.DESCRIPTION,
          Names.ICONS,
          INPUT_SCHEMA,
          OUTPUT_SCHEMA,
          Names.ANNOTATIONS,
          EXECUTION,
          Names.META);
  private static final MemberNames HINT_NAMES =
      MemberNames.of(Names.TITLE, READ_ONLY, DESTRUCTIVE, IDEMPOTENT, OPEN_WORLD);
  private static final MemberNames EXECUTION_NAMES = MemberNames.of(TASK_SUPPORT);

  private ToolCodec() {}

  static Tool read(JsonReader in) {
    String name = null;
    String title = null;
    String description = null;
    List<Icon> icons = List.of();
    RawJson inputSchema = null;
    RawJson outputSchema = null;
    ToolAnnotations annotations = null;
    TaskSupport taskSupport = null;
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> title = in.optionalString();
        case 2 -> description = in.optionalString();
        case 3 -> icons = IconCodec.readList(in);
        case 4 -> inputSchema = ToolTurnCodec.readObject(in);
        case 5 -> outputSchema = readSchema(in);
        case 6 -> annotations = readAnnotations(in);
        case 7 -> taskSupport = readExecution(in);
        case 8 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    if (inputSchema == null) {
      throw in.missing("inputSchema");
    }
    return new Tool(
        name, title, description, icons, inputSchema, outputSchema, annotations, taskSupport, meta);
  }

  private static @Nullable RawJson readSchema(JsonReader in) {
    return in.nextNull() ? null : ToolTurnCodec.readObject(in);
  }

  private static @Nullable ToolAnnotations readAnnotations(JsonReader in) {
    if (in.nextNull()) {
      return null;
    }
    ToolAnnotations.Builder hints = ToolAnnotations.builder();
    in.beginObject();
    for (int m; (m = in.nextMember(HINT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> hints.title(in.optionalString());
        case 1 -> hints.readOnlyHint(readHint(in));
        case 2 -> hints.destructiveHint(readHint(in));
        case 3 -> hints.idempotentHint(readHint(in));
        case 4 -> hints.openWorldHint(readHint(in));
        default -> in.skip();
      }
    }
    return hints.build();
  }

  private static @Nullable Boolean readHint(JsonReader in) {
    return in.nextNull() ? null : (Boolean) in.bool();
  }

  private static @Nullable TaskSupport readExecution(JsonReader in) {
    if (in.nextNull()) {
      return null;
    }
    TaskSupport taskSupport = null;
    in.beginObject();
    for (int m; (m = in.nextMember(EXECUTION_NAMES)) != MemberNames.END; ) {
      if (m == 0 && in.peek() == JsonKind.STRING) {
        taskSupport = TaskSupport.of(in.string());
      } else {
        in.skip();
      }
    }
    return taskSupport;
  }

  static void write(JsonWriter out, Tool tool, Wire wire) {
    out.beginObject().member(Names.NAME, tool.name());
    if (wire.titles()) {
      out.optional(Names.TITLE, tool.title());
    }
    out.optional(Names.DESCRIPTION, tool.description());
    IconCodec.write(out, tool.icons(), wire);
    RawJson inputSchema = tool.inputSchema();
    RawJson outputSchema = tool.outputSchema();
    if (!wire.anyStructuredContent()) {
      inputSchema = ToolSchemas.input(inputSchema);
      outputSchema =
          outputSchema == null || !wire.structuredContent()
              ? null
              : ToolSchemas.output(outputSchema);
    }
    out.member(INPUT_SCHEMA, inputSchema).optional(OUTPUT_SCHEMA, outputSchema);
    ToolAnnotations annotations = tool.annotations();
    if (annotations != null && wire.toolAnnotations()) {
      out.name(Names.ANNOTATIONS)
          .beginObject()
          .optional(Names.TITLE, annotations.title())
          .optional(READ_ONLY, annotations.readOnlyHint())
          .optional(DESTRUCTIVE, annotations.destructiveHint())
          .optional(IDEMPOTENT, annotations.idempotentHint())
          .optional(OPEN_WORLD, annotations.openWorldHint())
          .endObject();
    }
    TaskSupport taskSupport = tool.taskSupport();
    if (taskSupport != null && wire.coreTasks()) {
      out.name(EXECUTION).beginObject().member(TASK_SUPPORT, taskSupport.wireName()).endObject();
    }
    MapCodec.writeMeta(out, tool.meta(), wire);
    out.endObject();
  }
}
