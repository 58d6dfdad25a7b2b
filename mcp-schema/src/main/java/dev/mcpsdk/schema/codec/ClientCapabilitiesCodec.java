package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.ClientCapabilities.Elicitation;
import dev.mcpsdk.schema.ClientCapabilities.Roots;
import dev.mcpsdk.schema.ClientCapabilities.Sampling;
import dev.mcpsdk.schema.ClientCapabilities.Tasks;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import org.jspecify.annotations.Nullable;

/** What a client declares; a capability is present if its object is. */
public final class ClientCapabilitiesCodec {
  private static final Name EXPERIMENTAL = Name.of("experimental");
  private static final Name ROOTS = Name.of("roots");
  private static final Name SAMPLING = Name.of("sampling");
  private static final Name ELICITATION = Name.of("elicitation");
  private static final Name TASKS = Name.of("tasks");
  private static final Name EXTENSIONS = Name.of("extensions");
  private static final Name LIST_CHANGED = Name.of("listChanged");
  private static final Name CONTEXT = Name.of("context");
  private static final Name TOOLS = Name.of("tools");
  private static final Name FORM = Name.of("form");
  private static final Name URL = Name.of("url");
  private static final Name LIST = Name.of("list");
  private static final Name CANCEL = Name.of("cancel");
  private static final Name REQUESTS = Name.of("requests");
  private static final Name CREATE_MESSAGE = Name.of("createMessage");
  private static final Name CREATE = Name.of("create");
  private static final MemberNames NAMES =
      MemberNames.of(EXPERIMENTAL, ROOTS, SAMPLING, ELICITATION, TASKS, EXTENSIONS);
  private static final MemberNames ROOTS_NAMES = MemberNames.of(LIST_CHANGED);
  private static final MemberNames SAMPLING_NAMES = MemberNames.of(CONTEXT, TOOLS);
  private static final MemberNames ELICITATION_NAMES = MemberNames.of(FORM, URL);
  private static final MemberNames TASKS_NAMES = MemberNames.of(LIST, CANCEL, REQUESTS);
  private static final MemberNames REQUESTS_NAMES = MemberNames.of(SAMPLING, ELICITATION);
  private static final MemberNames SAMPLING_REQUESTS = MemberNames.of(CREATE_MESSAGE);
  private static final MemberNames ELICITATION_REQUESTS = MemberNames.of(CREATE);

  private ClientCapabilitiesCodec() {}

  /** The object by itself, as error data has it. */
  public static RawJson toJson(ClientCapabilities capabilities, Wire wire) {
    return RawJson.write(out -> write(out, capabilities, wire));
  }

  static ClientCapabilities read(JsonReader in) {
    ClientCapabilities.Builder builder = ClientCapabilities.builder();
    boolean empty = true;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        in.skip();
        continue;
      }
      if (in.nextNull()) {
        continue;
      }
      empty = false;
      switch (m) {
        case 0 -> builder.experimental(MapCodec.readRaw(in));
        case 1 -> builder.roots(readRoots(in));
        case 2 -> builder.sampling(readSampling(in));
        case 3 -> builder.elicitation(readElicitation(in));
        case 4 -> builder.tasks(readTasks(in));
        default -> builder.extensions(MapCodec.readRaw(in));
      }
    }
    return empty ? ClientCapabilities.NONE : builder.build();
  }

  private static Roots readRoots(JsonReader in) {
    boolean listChanged = false;
    in.beginObject();
    for (int m; (m = in.nextMember(ROOTS_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        listChanged = Flags.bool(in);
      } else {
        in.skip();
      }
    }
    return new Roots(listChanged);
  }

  private static Sampling readSampling(JsonReader in) {
    int flags = Flags.present(in, SAMPLING_NAMES);
    return new Sampling((flags & 1) != 0, (flags & 2) != 0);
  }

  private static Elicitation readElicitation(JsonReader in) {
    int flags = Flags.present(in, ELICITATION_NAMES);
    return new Elicitation((flags & 1) != 0, (flags & 2) != 0);
  }

  private static Tasks readTasks(JsonReader in) {
    boolean list = false;
    boolean cancel = false;
    int requests = 0;
    in.beginObject();
    for (int m; (m = in.nextMember(TASKS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> list = Flags.present(in);
        case 1 -> cancel = Flags.present(in);
        case 2 -> requests = readTaskRequests(in);
        default -> in.skip();
      }
    }
    return new Tasks(list, cancel, (requests & 1) != 0, (requests & 2) != 0);
  }

  private static int readTaskRequests(JsonReader in) {
    if (in.nextNull()) {
      return 0;
    }
    int requests = 0;
    in.beginObject();
    for (int m; (m = in.nextMember(REQUESTS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> requests |= Flags.present(in, SAMPLING_REQUESTS);
        case 1 -> requests |= Flags.present(in, ELICITATION_REQUESTS) << 1;
        default -> in.skip();
      }
    }
    return requests;
  }

  static void write(JsonWriter out, ClientCapabilities capabilities, Wire wire) {
    out.beginObject();
    if (!capabilities.experimental().isEmpty()) {
      MapCodec.writeRaw(out, EXPERIMENTAL, capabilities.experimental());
    }
    Roots roots = capabilities.roots();
    if (roots != null) {
      out.name(ROOTS).beginObject();
      Flags.write(out, LIST_CHANGED, roots.listChanged() && !wire.envelopes());
      out.endObject();
    }
    Sampling sampling = capabilities.sampling();
    if (sampling != null) {
      out.name(SAMPLING).beginObject();
      Flags.writeObject(out, CONTEXT, sampling.context() && wire.modes());
      Flags.writeObject(out, TOOLS, sampling.tools() && wire.modes());
      out.endObject();
    }
    Elicitation elicitation = capabilities.elicitation();
    // Where there are no modes, questions are forms.
    if (elicitation != null && wire.elicitation() && (wire.modes() || elicitation.canForm())) {
      out.name(ELICITATION).beginObject();
      Flags.writeObject(out, FORM, elicitation.form() && wire.modes());
      Flags.writeObject(out, URL, elicitation.url() && wire.modes());
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
    if (tasks.samplingCreateMessage()) {
      out.name(SAMPLING).beginObject();
      Flags.writeObject(out, CREATE_MESSAGE, true);
      out.endObject();
    }
    if (tasks.elicitationCreate()) {
      out.name(ELICITATION).beginObject();
      Flags.writeObject(out, CREATE, true);
      out.endObject();
    }
    out.endObject().endObject();
  }
}
