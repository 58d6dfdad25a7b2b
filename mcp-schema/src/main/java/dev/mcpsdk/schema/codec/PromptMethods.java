package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.GetPromptRequest;
import dev.mcpsdk.schema.GetPromptResult;
import dev.mcpsdk.schema.ListPromptsRequest;
import dev.mcpsdk.schema.ListPromptsResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.PromptMessage;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code prompts/…}. */
final class PromptMethods {
  private static final Name MESSAGES = Name.of("messages");
  private static final MemberNames GET_NAMES =
      RequestFrameReader.retryNames(Names.NAME, Names.ARGUMENTS);
  private static final MemberNames RESULT_NAMES =
      ResultFrameReader.names(Names.DESCRIPTION, MESSAGES);

  static final MethodCodec<ListPromptsRequest, ListPromptsResult> LIST =
      new PageCodec<>(
              PageCodec.PROMPTS, PromptCodec::read, PromptCodec::write, ListPromptsResult::new)
          .of(Methods.PROMPTS_LIST, ListPromptsRequest::new);

  static final MethodCodec<GetPromptRequest, GetPromptResult> GET =
      new MethodCodec<>(
          Methods.PROMPTS_GET,
          false,
          PromptMethods::readGet,
          PromptMethods::writeGet,
          PromptMethods::readResult,
          PromptMethods::writeResult);

  private PromptMethods() {}

  private static GetPromptRequest readGet(JsonReader in, RequestFrameReader frame) {
    String name = null;
    Map<String, String> arguments = Map.of();
    in.beginObject();
    for (int m; (m = in.nextMember(GET_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> arguments = in.nextNull() ? Map.of() : MapCodec.readStrings(in);
        default -> frame.member(in, m - 2);
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new GetPromptRequest(name, arguments);
  }

  private static void writeGet(JsonWriter out, GetPromptRequest request, Wire wire) {
    out.member(Names.NAME, request.name());
    if (!request.arguments().isEmpty()) {
      MapCodec.writeStrings(out, Names.ARGUMENTS, request.arguments());
    }
  }

  private static @Nullable GetPromptResult readResult(JsonReader in, ResultFrameReader frame) {
    String description = null;
    List<PromptMessage> messages = null;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> description = in.optionalString();
        case 1 -> messages = readMessages(in);
        default -> frame.member(in, m - 2);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (messages == null) {
      throw in.missing("messages");
    }
    return new GetPromptResult(description, messages, frame.meta());
  }

  private static List<PromptMessage> readMessages(JsonReader in) {
    List<PromptMessage> messages = new ArrayList<>();
    in.beginArray();
    while (in.nextElement()) {
      messages.add(PromptCodec.readMessage(in));
    }
    return messages;
  }

  private static void writeResult(JsonWriter out, GetPromptResult result, Wire wire) {
    out.optional(Names.DESCRIPTION, result.description()).name(MESSAGES).beginArray();
    for (PromptMessage message : result.messages()) {
      PromptCodec.write(out, message, wire);
    }
    out.endArray();
  }
}
