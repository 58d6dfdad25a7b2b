package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.UnknownInputRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The value of {@code inputRequests}: requests by key, without id and envelope. */
final class InputRequestsCodec {
  private static final Name METHOD = Name.of("method");
  private static final Name PARAMS = Name.of("params");
  private static final MemberNames METHOD_ONLY = MemberNames.of(METHOD);
  private static final MemberNames NAMES = MemberNames.of(METHOD, PARAMS);
  private static final MethodCodec<?, ?>[] CODECS = {
    ElicitMethods.CREATE, SamplingMethods.CREATE_MESSAGE, RootMethods.LIST
  };
  private static final MemberNames METHODS =
      MemberNames.of(
          Name.of(Methods.ELICITATION_CREATE.name()),
          Name.of(Methods.SAMPLING_CREATE_MESSAGE.name()),
          Name.of(Methods.ROOTS_LIST.name()));

  private InputRequestsCodec() {}

  static Map<String, Request<?>> read(JsonReader in) {
    Map<String, Request<?>> requests = new LinkedHashMap<>();
    in.beginObject();
    while (in.nextMember()) {
      requests.put(in.memberName(), readRequest(in));
    }
    return requests;
  }

  /** Writes the object, not its member name. */
  static void write(JsonWriter out, Map<String, Request<?>> requests, Wire wire) {
    out.beginObject();
    for (Map.Entry<String, Request<?>> entry : requests.entrySet()) {
      out.name(entry.getKey()).beginObject();
      writeRequest(out, entry.getValue(), wire);
      out.endObject();
    }
    out.endObject();
  }

  // Members beside method and params are passed over: the specification's own example has an id.

  private static Request<?> readRequest(JsonReader in) {
    int method = in.lookAhead(METHOD_ONLY, METHODS);
    return switch (method) {
      case MemberNames.END -> throw in.missing(METHOD.text());
      case MemberNames.UNKNOWN -> readUnknown(in);
      default -> readKnown(in, CODECS[method]);
    };
  }

  private static Request<?> readKnown(JsonReader in, MethodCodec<?, ?> codec) {
    Request<?> request = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      if (m == 1 && !(codec.bodiless() && in.nextNull())) {
        request = codec.paramsReader().read(in, new RequestFrameReader());
      } else if (m != 1) {
        in.skip();
      }
    }
    if (request == null) {
      if (!codec.bodiless()) {
        throw in.missing(PARAMS.text());
      }
      request = codec.paramsReader().read(RawJson.EMPTY_OBJECT.reader(), new RequestFrameReader());
    }
    return request;
  }

  private static UnknownInputRequest readUnknown(JsonReader in) {
    String method = "";
    RawJson params = null;
    in.beginObject();
    for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> method = in.string();
        case 1 -> params = in.nextNull() ? null : in.raw();
        default -> in.skip();
      }
    }
    return new UnknownInputRequest(method, params);
  }

  private static void writeRequest(JsonWriter out, Request<?> request, Wire wire) {
    out.member(METHOD, request.method().name());
    if (request instanceof UnknownInputRequest unknown) {
      out.optional(PARAMS, unknown.params());
      return;
    }
    MethodCodec<?, ?> codec = codecOf(request);
    if (codec == null) {
      throw new IllegalArgumentException(
          "expected elicitation, sampling or roots as an input request but got "
              + request.method().name());
    }
    FrameWriter.params(out, codec, request, RequestFrame.NONE, wire);
  }

  private static @Nullable MethodCodec<?, ?> codecOf(Request<?> request) {
    for (MethodCodec<?, ?> codec : CODECS) {
      if (codec.method().requestType().isInstance(request)) {
        return codec;
      }
    }
    return null;
  }
}
