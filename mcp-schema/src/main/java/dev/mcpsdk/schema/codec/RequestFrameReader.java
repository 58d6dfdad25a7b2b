package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the frame while params are read. A reader of params makes its table with {@link #names}
 * and gives each member it does not know, with the index less the number of its own names, to
 * {@link #member}. Not thread-safe.
 *
 * <pre>{@code
 * static final MemberNames NAMES = RequestFrameReader.names(Names.URI);
 * …
 * for (int m; (m = in.nextMember(NAMES)) != MemberNames.END; ) {
 *   switch (m) {
 *     case 0 -> uri = in.string();
 *     default -> frame.member(in, m - 1);
 *   }
 * }
 * }</pre>
 */
public final class RequestFrameReader {
  private static final Name META = Name.of("_meta");
  private static final Name[] PLAIN = {META};
  private static final Name[] RETRY = {
    META, Name.of("inputResponses"), Name.of("requestState"), Name.of("task")
  };
  private static final MemberNames META_ONLY = MemberNames.of(PLAIN);
  private static final MemberNames KEYS =
      MemberNames.of(
          Name.of(MetaKeys.PROTOCOL_VERSION),
          Name.of(MetaKeys.CLIENT_CAPABILITIES),
          Name.of(MetaKeys.CLIENT_INFO),
          Name.of(MetaKeys.PROGRESS_TOKEN),
          Name.of(MetaKeys.LOG_LEVEL),
          Name.of(MetaKeys.SUBSCRIPTION_ID));

  private boolean isNone = true;
  private @Nullable String protocolVersion;
  private @Nullable ClientCapabilities clientCapabilities;
  private @Nullable Implementation clientInfo;
  private @Nullable LoggingLevel logLevel;
  private @Nullable ProgressToken progressToken;
  private @Nullable RequestId subscriptionId;
  private Meta meta = Meta.EMPTY;
  private @Nullable Map<String, RawJson> inputResponses;
  private @Nullable String requestState;
  private @Nullable RawJson task;

  public RequestFrameReader() {}

  /** The own names of params, followed by {@code _meta}. */
  public static MemberNames names(Name... own) {
    return join(own, PLAIN);
  }

  /** As {@link #names}, for params that may be those of a retry or a task. */
  public static MemberNames retryNames(Name... own) {
    return join(own, RETRY);
  }

  /**
   * Reads the value of a member that is not the params' own.
   *
   * @param index in the part of the table after the own names; negative for an unknown member
   */
  public void member(JsonReader in, int index) {
    isNone &= index < 0;
    switch (index) {
      case 0 -> readMeta(in);
      case 1 -> inputResponses = in.nextNull() ? null : MapCodec.readRaw(in);
      case 2 -> requestState = in.optionalString();
      case 3 -> task = in.nextNull() ? null : in.raw();
      default -> in.skip();
    }
  }

  /** Reads the frame of params whose other members do not matter. */
  public void params(JsonReader in) {
    in.beginObject();
    for (int m; (m = in.nextMember(META_ONLY)) != MemberNames.END; ) {
      member(in, m);
    }
  }

  /** Reads what is usable of the {@code _meta} of faulty params, whatever they are. */
  public void faultyParams(JsonReader in) {
    if (in.peek() != JsonKind.OBJECT) {
      in.skip();
      return;
    }
    isNone = false;
    in.beginObject();
    for (int m; (m = in.nextMember(META_ONLY)) != MemberNames.END; ) {
      if (m == 0 && in.peek() == JsonKind.OBJECT) {
        readFaultyMeta(in);
      } else {
        in.skip();
      }
    }
  }

  public RequestFrame frame() {
    if (isNone) {
      return RequestFrame.NONE;
    }
    return new RequestFrame(
        protocolVersion,
        clientCapabilities,
        clientInfo,
        logLevel,
        progressToken,
        meta,
        inputResponses == null ? Map.of() : inputResponses,
        inputResponses != null,
        requestState,
        task);
  }

  /** The subscription a notification belongs to; null if none or in a request. */
  public @Nullable RequestId subscriptionId() {
    return subscriptionId;
  }

  private void readMeta(JsonReader in) {
    Map<String, RawJson> others = null;
    in.beginObject();
    for (int m; (m = in.nextMember(KEYS)) != MemberNames.END; ) {
      if (m != MemberNames.UNKNOWN) {
        key(in, m);
      } else {
        others = others == null ? new LinkedHashMap<>() : others;
        others.put(in.memberName(), in.raw());
      }
    }
    meta = others == null ? Meta.EMPTY : Meta.copyOf(others);
  }

  private void readFaultyMeta(JsonReader in) {
    Map<String, RawJson> others = new LinkedHashMap<>();
    in.beginObject();
    for (int m; (m = in.nextMember(KEYS)) != MemberNames.END; ) {
      if (m == MemberNames.UNKNOWN) {
        others.put(in.memberName(), in.raw());
        continue;
      }
      JsonReader value = in.raw().reader();
      try {
        key(value, m);
      } catch (JsonShapeException unusable) {
        // This fault or another is reported already; here the key counts as absent.
      }
    }
    meta = Meta.copyOf(others);
  }

  private void key(JsonReader in, int index) {
    switch (index) {
      case 0 -> protocolVersion = in.string();
      case 1 -> clientCapabilities = ClientCapabilitiesCodec.read(in);
      case 2 -> clientInfo = in.nextNull() ? null : ImplementationCodec.read(in);
      case 3 -> progressToken = in.nextNull() ? null : IdCodec.readToken(in);
      case 4 -> logLevel = in.nextNull() ? null : EnumCodec.readLevel(in);
      default -> subscriptionId = in.nextNull() ? null : IdCodec.readId(in);
    }
  }

  private static MemberNames join(Name[] own, Name[] more) {
    Name[] all = Arrays.copyOf(own, own.length + more.length);
    System.arraycopy(more, 0, all, own.length, more.length);
    return MemberNames.of(all);
  }
}
