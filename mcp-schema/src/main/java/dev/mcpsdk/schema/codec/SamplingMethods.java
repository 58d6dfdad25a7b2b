package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.CreateMessageRequest;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.IncludeContext;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.ModelPreferences;
import dev.mcpsdk.schema.Role;
import dev.mcpsdk.schema.SamplingMessage;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.ToolChoice;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code sampling/createMessage}. */
final class SamplingMethods {
  private static final Name MESSAGES = Name.of("messages");
  private static final Name MODEL_PREFERENCES = Name.of("modelPreferences");
  private static final Name SYSTEM_PROMPT = Name.of("systemPrompt");
  private static final Name INCLUDE_CONTEXT = Name.of("includeContext");
  private static final Name TEMPERATURE = Name.of("temperature");
  private static final Name MAX_TOKENS = Name.of("maxTokens");
  private static final Name STOP_SEQUENCES = Name.of("stopSequences");
  private static final Name METADATA = Name.of("metadata");
  private static final Name TOOLS = Name.of("tools");
  private static final Name TOOL_CHOICE = Name.of("toolChoice");
  private static final Name MODE = Name.of("mode");
  private static final Name MODEL = Name.of("model");
  private static final Name STOP_REASON = Name.of("stopReason");
  private static final MemberNames PARAMS_NAMES =
      RequestFrameReader.retryNames(
          MESSAGES,
          MODEL_PREFERENCES,
          SYSTEM_PROMPT,
          INCLUDE_CONTEXT,
          TEMPERATURE,
          MAX_TOKENS,
          STOP_SEQUENCES,
          METADATA,
          TOOLS,
          TOOL_CHOICE);
  private static final MemberNames RESULT_NAMES =
      ResultFrameReader.names(Names.ROLE, Names.CONTENT, MODEL, STOP_REASON);
  private static final MemberNames CHOICE_NAMES = MemberNames.of(MODE);
  private static final ToolChoice[] CHOICES = ToolChoice.values();
  private static final MemberNames MODE_NAMES =
      MemberNames.of(
          Name.of(CHOICES[0].wireName()),
          Name.of(CHOICES[1].wireName()),
          Name.of(CHOICES[2].wireName()));
  private static final IncludeContext[] CONTEXTS = IncludeContext.values();
  private static final MemberNames CONTEXT_NAMES =
      MemberNames.of(
          Name.of(CONTEXTS[0].wireName()),
          Name.of(CONTEXTS[1].wireName()),
          Name.of(CONTEXTS[2].wireName()));

  static final MethodCodec<CreateMessageRequest, CreateMessageResult> CREATE_MESSAGE =
      new MethodCodec<>(
          Methods.SAMPLING_CREATE_MESSAGE,
          false,
          SamplingMethods::readParams,
          SamplingMethods::writeParams,
          SamplingMethods::readResult,
          SamplingMethods::writeResult);

  private SamplingMethods() {}

  private static CreateMessageRequest readParams(JsonReader in, RequestFrameReader frame) {
    List<SamplingMessage> messages = null;
    ModelPreferences preferences = null;
    String systemPrompt = null;
    IncludeContext includeContext = null;
    Double temperature = null;
    Long maxTokens = null;
    List<String> stopSequences = List.of();
    RawJson metadata = null;
    List<Tool> tools = List.of();
    ToolChoice toolChoice = null;
    in.beginObject();
    for (int m; (m = in.nextMember(PARAMS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> messages = readMessages(in);
        case 1 -> preferences = in.nextNull() ? null : ModelPreferencesCodec.read(in);
        case 2 -> systemPrompt = in.optionalString();
        case 3 -> includeContext = in.nextNull() ? null : readContext(in);
        case 4 -> temperature = in.nextNull() ? null : (Double) in.number();
        case 5 -> maxTokens = in.integer();
        case 6 -> stopSequences = in.nextNull() ? List.of() : MapCodec.readList(in);
        case 7 -> metadata = in.nextNull() ? null : ToolTurnCodec.readObject(in);
        case 8 -> tools = in.nextNull() ? List.of() : readTools(in);
        case 9 -> toolChoice = in.nextNull() ? null : readChoice(in);
        default -> frame.member(in, m - 10);
      }
    }
    if (messages == null) {
      throw in.missing("messages");
    }
    if (maxTokens == null) {
      throw in.missing("maxTokens");
    }
    return new CreateMessageRequest(
        messages,
        preferences,
        systemPrompt,
        includeContext,
        temperature,
        maxTokens,
        stopSequences,
        metadata,
        tools,
        toolChoice);
  }

  private static List<SamplingMessage> readMessages(JsonReader in) {
    List<SamplingMessage> messages = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      messages.add(SamplingMessageCodec.read(in));
    }
    return messages;
  }

  private static List<Tool> readTools(JsonReader in) {
    List<Tool> tools = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      tools.add(ToolCodec.read(in));
    }
    return tools;
  }

  private static IncludeContext readContext(JsonReader in) {
    int index = in.stringIndex(CONTEXT_NAMES);
    if (index < 0) {
      throw EnumCodec.unknown(in, "none, thisServer or allServers");
    }
    return CONTEXTS[index];
  }

  private static ToolChoice readChoice(JsonReader in) {
    ToolChoice choice = ToolChoice.AUTO;
    in.beginObject();
    for (int m; (m = in.nextMember(CHOICE_NAMES)) != MemberNames.END; ) {
      if (m != 0) {
        in.skip();
      } else if (!in.nextNull()) {
        int index = in.stringIndex(MODE_NAMES);
        if (index < 0) {
          throw EnumCodec.unknown(in, "auto, required or none");
        }
        choice = CHOICES[index];
      }
    }
    return choice;
  }

  private static void writeParams(JsonWriter out, CreateMessageRequest request, Wire wire) {
    out.name(MESSAGES).beginArray();
    for (SamplingMessage message : request.messages()) {
      SamplingMessageCodec.write(out, message, wire);
    }
    out.endArray();
    ModelPreferences preferences = request.modelPreferences();
    if (preferences != null) {
      ModelPreferencesCodec.write(out.name(MODEL_PREFERENCES), preferences);
    }
    out.optional(SYSTEM_PROMPT, request.systemPrompt());
    IncludeContext context = request.includeContext();
    if (context != null) {
      out.member(INCLUDE_CONTEXT, context.wireName());
    }
    out.optional(TEMPERATURE, request.temperature()).member(MAX_TOKENS, request.maxTokens());
    if (!request.stopSequences().isEmpty()) {
      MapCodec.writeList(out, STOP_SEQUENCES, request.stopSequences());
    }
    out.optional(METADATA, request.metadata());
    if (!wire.modes()) {
      if (!request.tools().isEmpty()) {
        throw Carriage.toolsInSampling();
      }
      return;
    }
    if (!request.tools().isEmpty()) {
      out.name(TOOLS).beginArray();
      for (Tool tool : request.tools()) {
        ToolCodec.write(out, tool, wire);
      }
      out.endArray();
    }
    ToolChoice choice = request.toolChoice();
    if (choice != null) {
      out.name(TOOL_CHOICE).beginObject().member(MODE, choice.wireName()).endObject();
    }
  }

  private static @Nullable CreateMessageResult readResult(JsonReader in, ResultFrameReader frame) {
    Role role = null;
    List<Content> content = null;
    String model = null;
    String stopReason = null;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> role = EnumCodec.readRole(in);
        case 1 -> content = SamplingMessageCodec.readContent(in);
        case 2 -> model = in.string();
        case 3 -> stopReason = in.optionalString();
        default -> frame.member(in, m - 4);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (role == null) {
      throw in.missing("role");
    }
    if (content == null) {
      throw in.missing("content");
    }
    if (model == null) {
      throw in.missing("model");
    }
    return new CreateMessageResult(role, content, model, stopReason, frame.meta());
  }

  private static void writeResult(JsonWriter out, CreateMessageResult result, Wire wire) {
    out.member(Names.ROLE, result.role().wireName());
    SamplingMessageCodec.writeContent(out, result.content(), wire);
    out.member(MODEL, result.model()).optional(STOP_REASON, result.stopReason());
  }
}
