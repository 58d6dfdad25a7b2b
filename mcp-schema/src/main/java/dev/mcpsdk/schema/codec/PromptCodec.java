package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.Icon;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Prompt;
import dev.mcpsdk.schema.PromptArgument;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;

/** Prompts as they are listed, and their messages. */
final class PromptCodec {
  private static final Name REQUIRED = Name.of("required");
  private static final MemberNames NAMES =
      MemberNames.of(
          Names.NAME, Names.TITLE, Names.DESCRIPTION, Names.ARGUMENTS, Names.ICONS, Names.META);
  private static final MemberNames ARGUMENT_NAMES =
      MemberNames.of(Names.NAME, Names.TITLE, Names.DESCRIPTION, REQUIRED);
  private static final MemberNames MESSAGE_NAMES = MemberNames.of(Names.ROLE, Names.CONTENT);

  private PromptCodec() {}

  static Prompt read(JsonReader in) {
    String name = null;
    String title = null;
    String description = null;
    List<PromptArgument> arguments = List.of();
    List<Icon> icons = List.of();
    Meta meta = Meta.EMPTY;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> title = in.optionalString();
        case 2 -> description = in.optionalString();
        case 3 -> arguments = readArguments(in);
        case 4 -> icons = IconCodec.readList(in);
        case 5 -> meta = MapCodec.readMeta(in);
        default -> in.skip();
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new Prompt(name, title, description, arguments, icons, meta);
  }

  private static List<PromptArgument> readArguments(JsonReader in) {
    if (in.nextNull()) {
      return List.of();
    }
    List<PromptArgument> arguments = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      arguments.add(readArgument(in));
    }
    return arguments;
  }

  private static PromptArgument readArgument(JsonReader in) {
    String name = null;
    String title = null;
    String description = null;
    boolean required = false;
    in.beginObject();
    for (int m; (m = in.nextMember(ARGUMENT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> title = in.optionalString();
        case 2 -> description = in.optionalString();
        case 3 -> required = Flags.bool(in);
        default -> in.skip();
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new PromptArgument(name, title, description, required);
  }

  static PromptMessage readMessage(JsonReader in) {
    Role role = null;
    Content content = null;
    in.beginObject();
    for (int m; (m = in.nextMember(MESSAGE_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> role = EnumCodec.readRole(in);
        case 1 -> content = ContentCodec.read(in);
        default -> in.skip();
      }
    }
    if (role == null) {
      throw in.missing("role");
    }
    if (content == null) {
      throw in.missing("content");
    }
    return new PromptMessage(role, content);
  }

  static void write(JsonWriter out, Prompt prompt, Wire wire) {
    out.beginObject().member(Names.NAME, prompt.name());
    if (wire.titles()) {
      out.optional(Names.TITLE, prompt.title());
    }
    out.optional(Names.DESCRIPTION, prompt.description());
    if (!prompt.arguments().isEmpty()) {
      out.name(Names.ARGUMENTS).beginArray();
      for (PromptArgument argument : prompt.arguments()) {
        write(out, argument, wire);
      }
      out.endArray();
    }
    IconCodec.write(out, prompt.icons(), wire);
    MapCodec.writeMeta(out, prompt.meta(), wire);
    out.endObject();
  }

  private static void write(JsonWriter out, PromptArgument argument, Wire wire) {
    out.beginObject().member(Names.NAME, argument.name());
    if (wire.titles()) {
      out.optional(Names.TITLE, argument.title());
    }
    out.optional(Names.DESCRIPTION, argument.description());
    Flags.write(out, REQUIRED, argument.required());
    out.endObject();
  }

  static void write(JsonWriter out, PromptMessage message, Wire wire) {
    out.beginObject().member(Names.ROLE, message.role().wireName()).name(Names.CONTENT);
    ContentCodec.write(out, message.content(), wire);
    out.endObject();
  }
}
