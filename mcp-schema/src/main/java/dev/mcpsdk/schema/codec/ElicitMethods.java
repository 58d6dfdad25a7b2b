package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ElicitAction;
import dev.mcpsdk.schema.ElicitFormRequest;
import dev.mcpsdk.schema.ElicitRequest;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.ElicitSchema;
import dev.mcpsdk.schema.ElicitUrlRequest;
import dev.mcpsdk.schema.ElicitationCompleteNotification;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import org.jspecify.annotations.Nullable;

/** {@code elicitation/create} and the notification that belongs to it. */
final class ElicitMethods {
  private static final Name MODE = Name.of("mode");
  private static final Name REQUESTED_SCHEMA = Name.of("requestedSchema");
  private static final Name URL = Name.of("url");
  private static final Name ELICITATION_ID = Name.of("elicitationId");
  private static final Name ACTION = Name.of("action");
  private static final String FORM_MODE = "form";
  private static final String URL_MODE = "url";
  private static final MemberNames MODES = MemberNames.of(Name.of(FORM_MODE), Name.of(URL_MODE));
  private static final ElicitAction[] ACTIONS = ElicitAction.values();
  private static final MemberNames ACTION_NAMES =
      MemberNames.of(
          Name.of(ACTIONS[0].wireName()),
          Name.of(ACTIONS[1].wireName()),
          Name.of(ACTIONS[2].wireName()));
  private static final MemberNames PARAMS_NAMES =
      RequestFrameReader.retryNames(MODE, Names.MESSAGE, REQUESTED_SCHEMA, URL, ELICITATION_ID);
  private static final MemberNames RESULT_NAMES = ResultFrameReader.names(ACTION, Names.CONTENT);
  private static final MemberNames COMPLETE_NAMES = RequestFrameReader.names(ELICITATION_ID);

  static final MethodCodec<ElicitRequest, ElicitResult> CREATE =
      new MethodCodec<>(
          Methods.ELICITATION_CREATE,
          false,
          ElicitMethods::readParams,
          ElicitMethods::writeParams,
          ElicitMethods::readResult,
          ElicitMethods::writeResult);

  static final NotificationCodec<ElicitationCompleteNotification> COMPLETE =
      new NotificationCodec<>(
          ElicitationCompleteNotification.METHOD,
          ElicitationCompleteNotification.class,
          false,
          ElicitMethods::readComplete,
          (out, value, wire) -> out.member(ELICITATION_ID, value.elicitationId()));

  private ElicitMethods() {}

  private static ElicitRequest readParams(JsonReader in, RequestFrameReader frame) {
    boolean urlMode = false;
    String message = null;
    RawJson schema = null;
    String url = null;
    String elicitationId = null;
    in.beginObject();
    for (int m; (m = in.nextMember(PARAMS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> urlMode = readMode(in);
        case 1 -> message = in.string();
        case 2 -> schema = in.nextNull() ? null : in.raw();
        case 3 -> url = in.optionalString();
        case 4 -> elicitationId = in.optionalString();
        default -> frame.member(in, m - 5);
      }
    }
    if (message == null) {
      throw in.missing("message");
    }
    if (urlMode) {
      return url(in, message, url, elicitationId);
    }
    if (schema == null) {
      throw in.missing("requestedSchema");
    }
    String path = in.path() + ".requestedSchema";
    return new ElicitFormRequest(message, ElicitSchema.received(schema, path));
  }

  private static ElicitUrlRequest url(
      JsonReader in, String message, @Nullable String url, @Nullable String elicitationId) {
    if (url == null) {
      throw in.missing("url");
    }
    if (!ElicitUrlRequest.isUrl(url)) {
      String path = in.path() + ".url";
      throw new JsonShapeException(
          path, "expected an absolute URL with a host at " + path + " but found another string");
    }
    return new ElicitUrlRequest(message, url, elicitationId);
  }

  /** Whether the mode is url; absent means form. */
  private static boolean readMode(JsonReader in) {
    if (in.nextNull()) {
      return false;
    }
    int mode = in.stringIndex(MODES);
    if (mode < 0) {
      throw EnumCodec.unknown(in, "form or url");
    }
    return mode == 1;
  }

  private static void writeParams(JsonWriter out, ElicitRequest request, Wire wire) {
    Carriage.check(request, wire);
    if (request instanceof ElicitFormRequest form) {
      if (wire.modes()) {
        out.member(MODE, FORM_MODE);
      }
      out.member(Names.MESSAGE, form.message());
      ElicitSchema schema = form.requestedSchema();
      out.optional(REQUESTED_SCHEMA, wire.modes() ? schema.json() : schema.plainJson());
    } else if (request instanceof ElicitUrlRequest url) {
      out.member(MODE, URL_MODE).member(Names.MESSAGE, url.message()).member(URL, url.url());
      if (wire.elicitationIds()) {
        out.optional(ELICITATION_ID, url.elicitationId());
      }
    }
  }

  private static @Nullable ElicitResult readResult(JsonReader in, ResultFrameReader frame) {
    ElicitAction action = null;
    RawJson content = null;
    in.beginObject();
    for (int m; (m = in.nextMember(RESULT_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> action = readAction(in);
        case 1 -> content = in.nextNull() ? null : readContent(in);
        default -> frame.member(in, m - 2);
      }
    }
    if (!frame.isComplete()) {
      return null;
    }
    if (action == null) {
      throw in.missing("action");
    }
    // Content with a refusal means nothing, so it is dropped instead of refused.
    return new ElicitResult(action, action == ElicitAction.ACCEPT ? content : null, frame.meta());
  }

  private static ElicitAction readAction(JsonReader in) {
    int action = in.stringIndex(ACTION_NAMES);
    if (action < 0) {
      throw EnumCodec.unknown(in, "accept, decline or cancel");
    }
    return ACTIONS[action];
  }

  /** Copies member by member, so that a value of the wrong kind is reported with its path. */
  private static RawJson readContent(JsonReader in) {
    return RawJson.write(
        out -> {
          in.beginObject();
          out.beginObject();
          while (in.nextMember()) {
            out.name(in.memberName());
            readValue(in, out);
          }
          out.endObject();
        });
  }

  private static void readValue(JsonReader in, JsonWriter out) {
    switch (in.peek()) {
      case STRING, NUMBER, BOOLEAN -> out.raw(in.raw());
      case ARRAY -> {
        in.beginArray();
        out.beginArray();
        while (in.nextElement()) {
          out.value(in.string());
        }
        out.endArray();
      }
      default -> throw in.expected("a string, number, boolean or array of strings");
    }
  }

  private static void writeResult(JsonWriter out, ElicitResult result, Wire wire) {
    out.member(ACTION, result.action().wireName()).optional(Names.CONTENT, result.content());
  }

  private static ElicitationCompleteNotification readComplete(
      JsonReader in, RequestFrameReader frame) {
    String elicitationId = null;
    in.beginObject();
    for (int m; (m = in.nextMember(COMPLETE_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        elicitationId = in.string();
      } else {
        frame.member(in, m - 1);
      }
    }
    if (elicitationId == null) {
      throw in.missing("elicitationId");
    }
    return new ElicitationCompleteNotification(elicitationId);
  }
}
