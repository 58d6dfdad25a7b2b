package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.ServerCapabilities.Prompts;
import dev.mcpsdk.schema.ServerCapabilities.Resources;
import dev.mcpsdk.schema.ServerCapabilities.Tasks;
import dev.mcpsdk.schema.ServerCapabilities.Tools;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import org.jspecify.annotations.Nullable;

/** What a server declares; a capability is present if its object is. */
final class ServerCapabilitiesCodec {
  private static final Name EXPERIMENTAL = Name.of("experimental");
  private static final Name LOGGING = Name.of("logging");
  private static final Name COMPLETIONS = Name.of("completions");
  private static final Name PROMPTS = Name.of("prompts");
  private static final Name RESOURCES = Name.of("resources");
  private static final Name TOOLS = Name.of("tools");
  private static final Name TASKS = Name.of("tasks");
  private static final Name EXTENSIONS = Name.of("extensions");
  private static final Name SUBSCRIBE = Name.of("subscribe");
  private static final Name LIST = Name.of("list");
  private static final Name CANCEL = Name.of("cancel");
  private static final Name REQUESTS = Name.of("requests");
  private static final Name CALL = Name.of("call");
  private static final MemberNames NAMES =
      MemberNames.of(
          EXPERIMENTAL, LOGGING, COMPLETIONS, PROMPTS, RESOURCES, TOOLS, TASKS, EXTENSIONS);
  private static final MemberNames LIST_NAMES = MemberNames.of(Names.LIST_CHANGED, SUBSCRIBE);
  private static final MemberNames TASKS_NAMES = MemberNames.of(LIST, CANCEL, REQUESTS);
  private static final MemberNames REQUESTS_NAMES = MemberNames.of(TOOLS);
  private static final MemberNames TOOLS_REQUESTS = MemberNames.of(CALL);
  private static final int LIST_CHANGED_BIT = 1;
  private static final int SUBSCRIBE_BIT = 2;

  private ServerCapabilitiesCodec() {}

  static ServerCapabilities read(JsonReader in) {
    ServerCapabilities.Builder builder = ServerCapabilities.builder();
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        in.skip();
        continue;
      }
      if (in.nextNull()) {
        continue;
      }
      switch (m) {
        case 0 -> builder.experimental(MapCodec.readRaw(in));
        case 1 -> builder.logging(Flags.present(in));
        case 2 -> builder.completions(Flags.present(in));
        case 3 -> builder.prompts(new Prompts((readFlags(in) & LIST_CHANGED_BIT) != 0));
        case 4 -> builder.resources(readResources(in));
        case 5 -> builder.tools(new Tools((readFlags(in) & LIST_CHANGED_BIT) != 0));
        case 6 -> builder.tasks(readTasks(in));
        default -> builder.extensions(MapCodec.readRaw(in));
      }
    }
    return builder.build();
  }

  private static Resources readResources(JsonReader in) {
    int flags = readFlags(in);
    return new Resources((flags & SUBSCRIBE_BIT) != 0, (flags & LIST_CHANGED_BIT) != 0);
  }

  private static int readFlags(JsonReader in) {
    int flags = 0;
    in.beginObject();
    for (int m; (m = in.nextMember(LIST_NAMES)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        in.skip();
      } else if (Flags.bool(in)) {
        flags |= 1 << m;
      }
    }
    return flags;
  }

  private static Tasks readTasks(JsonReader in) {
    boolean list = false;
    boolean cancel = false;
    boolean call = false;
    in.beginObject();
    for (int m; (m = in.nextMember(TASKS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> list = Flags.present(in);
        case 1 -> cancel = Flags.present(in);
        case 2 -> call = readTaskRequests(in);
        default -> in.skip();
      }
    }
    return new Tasks(list, cancel, call);
  }

  private static boolean readTaskRequests(JsonReader in) {
    if (in.nextNull()) {
      return false;
    }
    boolean call = false;
    in.beginObject();
    for (int m; (m = in.nextMember(REQUESTS_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        call = Flags.present(in, TOOLS_REQUESTS) != 0;
      } else {
        in.skip();
      }
    }
    return call;
  }

  static void write(JsonWriter out, ServerCapabilities capabilities, Wire wire) {
    out.beginObject();
    if (!capabilities.experimental().isEmpty()) {
      MapCodec.writeRaw(out, EXPERIMENTAL, capabilities.experimental());
    }
    Flags.writeObject(out, LOGGING, capabilities.logging());
    Flags.writeObject(out, COMPLETIONS, capabilities.completions() && wire.completions());
    Prompts prompts = capabilities.prompts();
    if (prompts != null) {
      out.name(PROMPTS).beginObject();
      Flags.write(out, Names.LIST_CHANGED, prompts.listChanged());
      out.endObject();
    }
    Resources resources = capabilities.resources();
    if (resources != null) {
      out.name(RESOURCES).beginObject();
      Flags.write(out, SUBSCRIBE, resources.subscribe());
      Flags.write(out, Names.LIST_CHANGED, resources.listChanged());
      out.endObject();
    }
    Tools tools = capabilities.tools();
    if (tools != null) {
      out.name(TOOLS).beginObject();
      Flags.write(out, Names.LIST_CHANGED, tools.listChanged());
      out.endObject();
    }
    writeTasks(out, capabilities.tasks(), wire);
    if (!capabilities.extensions().isEmpty()) {
      MapCodec.writeRaw(out, EXTENSIONS, capabilities.extensions());
    }
    out.endObject();
  }

  private static void writeTasks(JsonWriter out, @Nullable Tasks tasks, Wire wire) {
    if (tasks == null || !wire.coreTasks()) {
      return;
    }
    out.name(TASKS).beginObject();
    Flags.writeObject(out, LIST, tasks.list());
    Flags.writeObject(out, CANCEL, tasks.cancel());
    out.name(REQUESTS).beginObject();
    if (tasks.toolsCall()) {
      out.name(TOOLS).beginObject();
      Flags.writeObject(out, CALL, true);
      out.endObject();
    }
    out.endObject().endObject();
  }
}
