package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheableResult;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.Name;
import org.jspecify.annotations.Nullable;

/** Writes params and results with what the frame adds to them. */
public final class FrameWriter {
  private static final Name PARAMS = Name.of("params");
  private static final Name RESULT = Name.of("result");
  private static final Name INPUT_RESPONSES = Name.of("inputResponses");
  private static final Name INPUT_REQUESTS = Name.of("inputRequests");
  private static final Name REQUEST_STATE = Name.of("requestState");
  private static final Name TASK = Name.of("task");
  private static final Name RESULT_TYPE = Name.of("resultType");
  private static final Name TTL_MS = Name.of("ttlMs");
  private static final Name CACHE_SCOPE = Name.of("cacheScope");
  private static final Name PROTOCOL_VERSION = Name.of(MetaKeys.PROTOCOL_VERSION);
  private static final Name CLIENT_CAPABILITIES = Name.of(MetaKeys.CLIENT_CAPABILITIES);
  private static final Name CLIENT_INFO = Name.of(MetaKeys.CLIENT_INFO);
  private static final Name LOG_LEVEL = Name.of(MetaKeys.LOG_LEVEL);
  private static final Name PROGRESS_TOKEN = Name.of(MetaKeys.PROGRESS_TOKEN);
  private static final Name SERVER_INFO = Name.of(MetaKeys.SERVER_INFO);
  private static final Name SUBSCRIPTION_ID = Name.of(MetaKeys.SUBSCRIPTION_ID);

  private FrameWriter() {}

  /** Writes the member {@code params}, unless it would be an object that may be left out. */
  public static <Q extends Request<R>, R extends Result> void params(
      JsonWriter out, MethodCodec<Q, R> codec, Request<?> request, RequestFrame frame, Wire wire) {
    if (codec.bodiless() && isEmpty(frame)) {
      return;
    }
    out.name(PARAMS).beginObject();
    codec.paramsWriter().write(out, codec.method().requestType().cast(request), wire);
    frame(out, frame, null, wire);
    out.endObject();
  }

  /** Writes the member {@code params}, unless it would be an object that may be left out. */
  public static <N extends Notification> void params(
      JsonWriter out,
      NotificationCodec<N> codec,
      Notification notification,
      @Nullable RequestId subscription,
      RequestFrame frame,
      Wire wire) {
    if (codec.bodiless() && subscription == null && isEmpty(frame)) {
      return;
    }
    out.name(PARAMS).beginObject();
    codec.paramsWriter().write(out, codec.type().cast(notification), wire);
    frame(out, frame, subscription, wire);
    out.endObject();
  }

  /**
   * Writes the member {@code result}: the completed result, or what is required before.
   *
   * @throws IllegalArgumentException if there is no codec for the result, or there is neither a
   *     result nor anything required
   * @throws UncarriedException if the revision has no form for it, see {@link Carriage}
   */
  public static void result(
      JsonWriter out, Codecs codecs, @Nullable Result result, ResultFrame frame, Wire wire) {
    out.name(RESULT).beginObject();
    InputRequired required = frame.inputRequired();
    if (required != null) {
      if (!wire.envelopes()) {
        throw new UncarriedException("required input in place of a result");
      }
      out.member(RESULT_TYPE, ResultFrame.INPUT_REQUIRED);
      if (!required.inputRequests().isEmpty()) {
        InputRequestsCodec.write(out.name(INPUT_REQUESTS), required.inputRequests(), wire);
      }
      out.optional(REQUEST_STATE, required.requestState());
    } else if (result != null) {
      if (wire.resultEnvelope()) {
        String type = frame.resultType();
        out.member(RESULT_TYPE, type == null ? typeOf(result) : type);
      }
      body(out, codecs, result, wire);
      if (wire.cacheHints() && result instanceof CacheableResult cacheable) {
        CacheHint hint = cacheable.cache() == null ? CacheHint.NONE : cacheable.cache();
        out.member(TTL_MS, hint.ttlMs()).member(CACHE_SCOPE, hint.scope().wireName());
      }
    } else {
      throw new IllegalArgumentException("expected a result or required input but got neither");
    }
    meta(out, result == null ? Meta.EMPTY : result.meta(), frame, wire);
    out.endObject();
  }

  private static String typeOf(Result result) {
    return result instanceof CreateTaskResult ? CreatedTasks.RESULT_TYPE : ResultFrame.COMPLETE;
  }

  private static void body(JsonWriter out, Codecs codecs, Result result, Wire wire) {
    if (result instanceof EncodedPage page) {
      PageCodec.write(out, page);
      return;
    }
    if (result instanceof CreateTaskResult created) {
      TaskCodecs.writeCreate(out, created, wire);
      return;
    }
    MethodCodec<?, ?> codec = codecs.resultOf(result.getClass());
    if (codec == null) {
      throw new IllegalArgumentException("there is no codec for " + result.getClass().getName());
    }
    body(out, codec, result, wire);
  }

  private static <Q extends Request<R>, R extends Result> void body(
      JsonWriter out, MethodCodec<Q, R> codec, Result result, Wire wire) {
    codec.resultWriter().write(out, codec.method().resultType().cast(result), wire);
  }

  private static boolean isEmpty(RequestFrame frame) {
    return frame.equals(RequestFrame.NONE);
  }

  private static void frame(
      JsonWriter out, RequestFrame frame, @Nullable RequestId subscription, Wire wire) {
    if (!wire.envelopes()) {
      sessionFrame(out, frame, wire);
      return;
    }
    if (frame.hasInputResponses()) {
      MapCodec.writeRaw(out, INPUT_RESPONSES, frame.inputResponses());
    }
    out.optional(REQUEST_STATE, frame.requestState()).optional(TASK, frame.task());
    String version = frame.protocolVersion();
    ClientCapabilities capabilities = frame.clientCapabilities();
    Implementation clientInfo = frame.clientInfo();
    LoggingLevel logLevel = frame.logLevel();
    ProgressToken token = frame.progressToken();
    if (version == null
        && capabilities == null
        && clientInfo == null
        && logLevel == null
        && token == null
        && subscription == null
        && frame.meta().isEmpty()) {
      return;
    }
    out.name(Names.META).beginObject().optional(PROTOCOL_VERSION, version);
    if (capabilities != null) {
      ClientCapabilitiesCodec.write(out.name(CLIENT_CAPABILITIES), capabilities, wire);
    }
    if (clientInfo != null) {
      ImplementationCodec.write(out, CLIENT_INFO, clientInfo, wire);
    }
    if (logLevel != null) {
      out.member(LOG_LEVEL, logLevel.wireName());
    }
    if (token != null) {
      IdCodec.write(out, PROGRESS_TOKEN, token);
    }
    if (subscription != null) {
      IdCodec.write(out, SUBSCRIPTION_ID, subscription);
    }
    MapCodec.writeEntries(out, frame.meta());
    out.endObject();
  }

  /** What is said once for all by {@code initialize} is not repeated. */
  private static void sessionFrame(JsonWriter out, RequestFrame frame, Wire wire) {
    if (wire.coreTasks()) {
      out.optional(TASK, frame.task());
    }
    ProgressToken token = frame.progressToken();
    if (token == null && frame.meta().isEmpty()) {
      return;
    }
    out.name(Names.META).beginObject();
    if (token != null) {
      IdCodec.write(out, PROGRESS_TOKEN, token);
    }
    MapCodec.writeEntries(out, frame.meta());
    out.endObject();
  }

  private static void meta(JsonWriter out, Meta meta, ResultFrame frame, Wire wire) {
    Implementation serverInfo = wire.envelopes() ? frame.serverInfo() : null;
    RequestId subscription = wire.envelopes() ? frame.subscriptionId() : null;
    if (serverInfo == null && subscription == null && meta.isEmpty()) {
      return;
    }
    out.name(Names.META).beginObject();
    if (serverInfo != null) {
      ImplementationCodec.write(out, SERVER_INFO, serverInfo, wire);
    }
    if (subscription != null) {
      IdCodec.write(out, SUBSCRIPTION_ID, subscription);
    }
    MapCodec.writeEntries(out, meta);
    out.endObject();
  }
}
