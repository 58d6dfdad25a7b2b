package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.LoggingMessageNotification;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.PromptListChangedNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;

/** The notifications that belong to no feature of their own file. */
final class NotificationCodecs {
  private static final Name REQUEST_ID = Name.of("requestId");
  private static final Name REASON = Name.of("reason");
  private static final Name PROGRESS_TOKEN = Name.of("progressToken");
  private static final Name PROGRESS = Name.of("progress");
  private static final Name TOTAL = Name.of("total");
  private static final Name LEVEL = Name.of("level");
  private static final Name LOGGER = Name.of("logger");
  private static final MemberNames CANCELLED_NAMES = RequestFrameReader.names(REQUEST_ID, REASON);
  private static final MemberNames PROGRESS_NAMES =
      RequestFrameReader.names(PROGRESS_TOKEN, PROGRESS, TOTAL, Names.MESSAGE);
  private static final MemberNames LOGGING_NAMES =
      RequestFrameReader.names(LEVEL, LOGGER, Names.DATA);

  static final NotificationCodec<CancelledNotification> CANCELLED =
      new NotificationCodec<>(
          CancelledNotification.METHOD,
          CancelledNotification.class,
          false,
          NotificationCodecs::readCancelled,
          NotificationCodecs::writeCancelled);

  static final NotificationCodec<ProgressNotification> PROGRESSED =
      new NotificationCodec<>(
          ProgressNotification.METHOD,
          ProgressNotification.class,
          false,
          NotificationCodecs::readProgress,
          NotificationCodecs::writeProgress);

  static final NotificationCodec<LoggingMessageNotification> LOGGED =
      new NotificationCodec<>(
          LoggingMessageNotification.METHOD,
          LoggingMessageNotification.class,
          false,
          NotificationCodecs::readLogging,
          NotificationCodecs::writeLogging);

  static final NotificationCodec<ResourceUpdatedNotification> RESOURCE_UPDATED =
      new NotificationCodec<>(
          ResourceUpdatedNotification.METHOD,
          ResourceUpdatedNotification.class,
          false,
          (in, frame) -> new ResourceUpdatedNotification(ResourceMethods.readUri(in, frame)),
          (out, value, wire) -> out.member(Names.URI, value.uri()));

  static final NotificationCodec<ToolListChangedNotification> TOOLS_CHANGED =
      bodiless(
          ToolListChangedNotification.METHOD,
          ToolListChangedNotification.class,
          new ToolListChangedNotification());

  static final NotificationCodec<PromptListChangedNotification> PROMPTS_CHANGED =
      bodiless(
          PromptListChangedNotification.METHOD,
          PromptListChangedNotification.class,
          new PromptListChangedNotification());

  static final NotificationCodec<ResourceListChangedNotification> RESOURCES_CHANGED =
      bodiless(
          ResourceListChangedNotification.METHOD,
          ResourceListChangedNotification.class,
          new ResourceListChangedNotification());

  static final NotificationCodec<InitializedNotification> INITIALIZED =
      bodiless(
          InitializedNotification.METHOD,
          InitializedNotification.class,
          new InitializedNotification());

  private NotificationCodecs() {}

  /** A notification whose every instance is the same. */
  static <N extends Notification> NotificationCodec<N> bodiless(
      String method, Class<N> type, N instance) {
    return new NotificationCodec<>(
        method, type, true, EmptyCodec.params(instance), EmptyCodec::write);
  }

  private static CancelledNotification readCancelled(JsonReader in, RequestFrameReader frame) {
    RequestId requestId = null;
    String reason = null;
    in.beginObject();
    for (int m; (m = in.nextMember(CANCELLED_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> requestId = IdCodec.readId(in);
        case 1 -> reason = in.optionalString();
        default -> frame.member(in, m - 2);
      }
    }
    return new CancelledNotification(requestId, reason);
  }

  private static void writeCancelled(JsonWriter out, CancelledNotification value, Wire wire) {
    RequestId requestId = value.requestId();
    if (requestId != null) {
      IdCodec.write(out, REQUEST_ID, requestId);
    }
    out.optional(REASON, value.reason());
  }

  private static ProgressNotification readProgress(JsonReader in, RequestFrameReader frame) {
    ProgressToken token = null;
    Double progress = null;
    Double total = null;
    String message = null;
    in.beginObject();
    for (int m; (m = in.nextMember(PROGRESS_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> token = IdCodec.readToken(in);
        case 1 -> progress = in.number();
        case 2 -> total = in.nextNull() ? null : (Double) in.number();
        case 3 -> message = in.optionalString();
        default -> frame.member(in, m - 4);
      }
    }
    if (token == null) {
      throw in.missing("progressToken");
    }
    if (progress == null) {
      throw in.missing("progress");
    }
    return new ProgressNotification(token, progress, total, message);
  }

  private static void writeProgress(JsonWriter out, ProgressNotification value, Wire wire) {
    IdCodec.write(out, PROGRESS_TOKEN, value.progressToken());
    out.member(PROGRESS, value.progress()).optional(TOTAL, value.total());
    if (wire.progressMessage()) {
      out.optional(Names.MESSAGE, value.message());
    }
  }

  private static LoggingMessageNotification readLogging(JsonReader in, RequestFrameReader frame) {
    LoggingLevel level = null;
    String logger = null;
    RawJson data = null;
    in.beginObject();
    for (int m; (m = in.nextMember(LOGGING_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> level = EnumCodec.readLevel(in);
        case 1 -> logger = in.optionalString();
        case 2 -> data = in.raw();
        default -> frame.member(in, m - 3);
      }
    }
    if (level == null) {
      throw in.missing("level");
    }
    if (data == null) {
      throw in.missing("data");
    }
    return new LoggingMessageNotification(level, logger, data);
  }

  private static void writeLogging(JsonWriter out, LoggingMessageNotification value, Wire wire) {
    out.member(LEVEL, value.level().wireName())
        .optional(LOGGER, value.logger())
        .member(Names.DATA, value.data());
  }
}
