package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CompleteRequest;
import dev.mcpsdk.schema.CompleteResult;
import dev.mcpsdk.schema.CompletionArgument;
import dev.mcpsdk.schema.CompletionReference;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.PromptReference;
import dev.mcpsdk.schema.ResourceTemplateReference;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code completion/complete}. */
final class CompletionMethods {
  private static final Name REF = Name.of("ref");
  private static final Name ARGUMENT = Name.of("argument");
  private static final Name CONTEXT = Name.of("context");
  private static final Name VALUE = Name.of("value");
  private static final Name COMPLETION = Name.of("completion");
  private static final Name VALUES = Name.of("values");
  private static final Name TOTAL = Name.of("total");
  private static final Name HAS_MORE = Name.of("hasMore");
  private static final MemberNames REQUEST_NAMES = RequestFrameReader.names(REF, ARGUMENT, CONTEXT);
  private static final MemberNames TYPE = MemberNames.of(Names.TYPE);
  private static final MemberNames KINDS =
      MemberNames.of(Name.of(PromptReference.TYPE), Name.of(ResourceTemplateReference.TYPE));
  private static final MemberNames REF_NAMES =
      MemberNames.of(Names.TYPE, Names.NAME, Names.TITLE, Names.URI);
  private static final MemberNames ARGUMENT_NAMES = MemberNames.of(Names.NAME, VALUE);
  private static final MemberNames CONTEXT_NAMES = MemberNames.of(Names.ARGUMENTS);
  private static final MemberNames RESULT_NAMES = ResultFrameReader.names(COMPLETION);
  private static final MemberNames COMPLETION_NAMES = MemberNames.of(VALUES, TOTAL, HAS_MORE);

  static final MethodCodec<CompleteRequest, CompleteResult> COMPLETE =
      new MethodCodec<>(
          Methods.COMPLETION_COMPLETE,
          false,
          CompletionMethods::readRequest,
          CompletionMethods::writeRequest,
          CompletionMethods::readResult,
          CompletionMethods::writeResult);

  private CompletionMethods() {}

  private static CompleteRequest readRequest(JsonReader in, RequestFrameReader frame) {
    CompletionReference ref = null;
    CompletionArgument argument = null;
    Map<String, String> context = Map.of();
    in.beginObject();
    for (int m; (m = in.nextMember(REQUEST_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> ref = readReference(in);
        case 1 -> argument = readArgument(in);
        case 2 -> context = readContext(in);
        default -> frame.member(in, m - 3);
      }
    }
    if (ref == null) {
      throw in.missing("ref");
    }
    if (argument == null) {
      throw in.missing("argument");
    }
    return new CompleteRequest(ref, argument, context);
  }

  private static CompletionReference readReference(JsonReader in) {
    int kind = in.lookAhead(TYPE, KINDS);
    if (kind == MemberNames.END) {
      throw in.missing("type");
    }
    if (kind == MemberNames.UNKNOWN) {
      String path = in.path() + ".type";
      throw new JsonShapeException(
          path, "expected ref/prompt or ref/resource at " + path + " but found another string");
    }
    String name = null;
    String title = null;
    String uri = null;
    in.beginObject();
    for (int m; (m = in.nextMember(REF_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 1 -> name = in.optionalString();
        case 2 -> title = in.optionalString();
        case 3 -> uri = in.optionalString();
        default -> in.skip();
      }
    }
    if (kind == 0) {
      if (name == null) {
        throw in.missing("name");
      }
      return new PromptReference(name, title);
    }
    if (uri == null) {
      throw in.missing("uri");
    }
    return new ResourceTemplateReference(uri);
  }

  private static CompletionArgument readArgument(JsonReader in) {
    String name = null;
    String value = null;
    in.beginObject();
    for (int m; (m = in.nextMember(ARGUMENT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> name = in.string();
        case 1 -> value = in.string();
        default -> in.skip();
      }
    }
    if (name == null) {
      throw in.missing("name");
    }
    if (value == null) {
      throw in.missing("value");
    }
    return new CompletionArgument(name, value);
  }

  private static Map<String, String> readContext(JsonReader in) {
    Map<String, String> context = Map.of();
    if (in.nextNull()) {
      return context;
    }
    in.beginObject();
    for (int m; (m = in.nextMember(CONTEXT_NAMES)) != MemberNames.END; ) {
      if (m != 0) {
        in.skip();
      } else if (!in.nextNull()) {
        context = MapCodec.readStrings(in);
      }
    }
    return context;
  }

  private static void writeRequest(JsonWriter out, CompleteRequest request, Wire wire) {
    out.name(REF).beginObject().member(Names.TYPE, request.ref().type());
    if (request.ref() instanceof PromptReference prompt) {
      out.member(Names.NAME, prompt.name());
      if (wire.titles()) {
        out.optional(Names.TITLE, prompt.title());
      }
    } else {
      out.member(Names.URI, ((ResourceTemplateReference) request.ref()).uri());
    }
    out.endObject()
        .name(ARGUMENT)
        .beginObject()
        .member(Names.NAME, request.argument().name())
        .member(VALUE, request.argument().value())
        .endObject();
    if (!request.context().isEmpty() && wire.completionContext()) {
      out.name(CONTEXT).beginObject();
      MapCodec.writeStrings(out, Names.ARGUMENTS, request.context());
      out.endObject();
    }
  }

  private static @Nullable CompleteResult readResult(JsonReader in, ResultFrameReader frame) {
    CompleteResult completion = null;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        completion = readCompletion(in, frame);
      } else {
        frame.member(in, m - 1);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (completion == null) {
      throw in.missing("completion");
    }
    return frame.meta().equals(completion.meta())
        ? completion
        : new CompleteResult(
            completion.values(), completion.total(), completion.hasMore(), frame.meta());
  }

  private static CompleteResult readCompletion(JsonReader in, ResultFrameReader frame) {
    List<String> values = null;
    Integer total = null;
    Boolean hasMore = null;
    in.beginObject();
    for (int m; (m = in.nextMember(COMPLETION_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> values = MapCodec.readList(in);
        case 1 -> total = in.nextNull() ? null : (Integer) in.int32();
        case 2 -> hasMore = in.nextNull() ? null : (Boolean) in.bool();
        default -> in.skip();
      }
    }
    if (values == null) {
      throw in.missing("values");
    }
    return new CompleteResult(values, total, hasMore, frame.meta());
  }

  private static void writeResult(JsonWriter out, CompleteResult result, Wire wire) {
    out.name(COMPLETION).beginObject();
    MapCodec.writeList(out, VALUES, result.values());
    out.optional(TOTAL, result.total()).optional(HAS_MORE, result.hasMore()).endObject();
  }
}
