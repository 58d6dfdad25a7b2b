package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.ListToolsRequest;
import dev.mcpsdk.schema.ListToolsResult;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code tools/…}. */
final class ToolMethods {
  private static final MemberNames CALL_NAMES =
      RequestFrameReader.retryNames(Names.NAME, Names.ARGUMENTS);
  private static final MemberNames RESULT_NAMES =
      ResultFrameReader.names(Names.CONTENT, Names.STRUCTURED_CONTENT, Names.IS_ERROR);

  static final MethodCodec<CallToolRequest, CallToolResult> CALL =
      new MethodCodec<>(
          Methods.TOOLS_CALL,
          false,
          ToolMethods::readCall,
          ToolMethods::writeCall,
          ToolMethods::readResult,
          ToolMethods::writeResult);

  static final MethodCodec<ListToolsRequest, ListToolsResult> LIST =
      new PageCodec<>(PageCodec.TOOLS, ToolCodec::read, ToolCodec::write, ListToolsResult::new)
          .of(Methods.TOOLS_LIST, ListToolsRequest::new);

  private ToolMethods() {}

  private static CallToolRequest readCall(JsonReader in, RequestFrameReader frame) {
    String name = null;
    RawJson arguments = null;
    in.beginObject();
    for (int m; (m = in.nextMember(CALL_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> arguments = in.nextNull() ? null : ToolTurnCodec.readObject(in);
        default -> frame.member(in, m - 2);
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    return new CallToolRequest(name, arguments);
  }

  private static void writeCall(JsonWriter out, CallToolRequest request, Wire wire) {
    out.member(Names.NAME, request.name()).optional(Names.ARGUMENTS, request.arguments());
  }

  private static @Nullable CallToolResult readResult(JsonReader in, ResultFrameReader frame) {
    List<Content> content = null;
    RawJson structuredContent = null;
    boolean isError = false;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> content = ContentCodec.readList(in);
        case 1 -> structuredContent = in.raw();
        case 2 -> isError = Flags.bool(in);
        default -> frame.member(in, m - 3);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (content == null) {
      throw in.missing("content");
    }
    return new CallToolResult(content, structuredContent, isError, frame.meta());
  }

  private static void writeResult(JsonWriter out, CallToolResult result, Wire wire) {
    RawJson structured = result.structuredContent();
    List<Content> content = ToolTurnCodec.withJson(result.content(), structured, wire);
    ContentCodec.writeList(out, Names.CONTENT, content, wire);
    ToolTurnCodec.writeStructured(out, structured, wire);
    Flags.write(out, Names.IS_ERROR, result.isError());
  }
}
