package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CacheHint;
import dev.mcpsdk.schema.CacheScope;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.InputRequired;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Collects the frame while a result is read; used like {@link RequestFrameReader}. After the last
 * member a reader of results asks {@link #isComplete} before it requires any member. Not
 * thread-safe.
 */
public final class ResultFrameReader {
  private static final Name[] FRAME = {
    Name.of("resultType"),
    Name.of("_meta"),
    Name.of("ttlMs"),
    Name.of("cacheScope"),
    Name.of("inputRequests"),
    Name.of("requestState")
  };
  private static final MemberNames FRAME_ONLY = MemberNames.of(FRAME);
  private static final MemberNames KEYS =
      MemberNames.of(Name.of(MetaKeys.SERVER_INFO), Name.of(MetaKeys.SUBSCRIPTION_ID));
  private static final String[] TYPES = {ResultFrame.COMPLETE, ResultFrame.INPUT_REQUIRED};
  private static final MemberNames TYPE_NAMES =
      MemberNames.of(Name.of(TYPES[0]), Name.of(TYPES[1]));

  private @Nullable String resultType;
  private @Nullable Implementation serverInfo;
  private @Nullable RequestId subscriptionId;
  private Meta meta = Meta.EMPTY;
  private @Nullable Long ttlMs;
  private @Nullable CacheScope cacheScope;
  private @Nullable Map<String, Request<?>> inputRequests;
  private @Nullable String requestState;

  public ResultFrameReader() {}

  /** The own names of a result, followed by those of the frame. */
  public static MemberNames names(Name... own) {
    Name[] all = Arrays.copyOf(own, own.length + FRAME.length);
    System.arraycopy(FRAME, 0, all, own.length, FRAME.length);
    return MemberNames.of(all);
  }

  /**
   * Reads the value of a member that is not the result's own.
   *
   * @param index in the part of the table after the own names; negative for an unknown member
   */
  public void member(JsonReader in, int index) {
    switch (index) {
      case 0 -> resultType = readType(in);
      case 1 -> readMeta(in);
      case 2 -> ttlMs = readTtl(in);
      case 3 -> cacheScope = readScope(in);
      case 4 -> inputRequests = in.nextNull() ? null : InputRequestsCodec.read(in);
      case 5 -> requestState = in.optionalString();
      default -> in.skip();
    }
  }

  /** Reads the frame of a result whose other members do not matter. */
  public void result(JsonReader in) {
    in.beginObject();
    for (int m; (m = in.nextMember(FRAME_ONLY)) != MemberNames.END; ) {
      member(in, m);
    }
  }

  /** Whether what has been read is a completed result; known for sure after the last member. */
  public boolean isComplete() {
    return resultType == null || resultType.equals(ResultFrame.COMPLETE);
  }

  public @Nullable String resultType() {
    return resultType;
  }

  public Meta meta() {
    return meta;
  }

  /** The caching hints, null if there were none. What only half is there is completed carefully. */
  public @Nullable CacheHint cache() {
    if (ttlMs == null && cacheScope == null) {
      return null;
    }
    return new CacheHint(
        ttlMs == null ? 0 : ttlMs, cacheScope == null ? CacheScope.PRIVATE : cacheScope);
  }

  /**
   * The frame after the last member.
   *
   * @throws dev.mcpsdk.schema.json.JsonShapeException if input is required but none is asked for
   */
  public ResultFrame frame(JsonReader in) {
    if (resultType == null && serverInfo == null && subscriptionId == null) {
      return ResultFrame.NONE;
    }
    return new ResultFrame(resultType, serverInfo, inputRequired(in), subscriptionId);
  }

  private @Nullable InputRequired inputRequired(JsonReader in) {
    if (!ResultFrame.INPUT_REQUIRED.equals(resultType)) {
      return null;
    }
    if (requestState == null && (inputRequests == null || inputRequests.isEmpty())) {
      throw in.missing("inputRequests");
    }
    return new InputRequired(inputRequests == null ? Map.of() : inputRequests, requestState);
  }

  private static @Nullable String readType(JsonReader in) {
    int index = in.stringIndex(TYPE_NAMES);
    return index >= 0 ? TYPES[index] : in.optionalString();
  }

  private void readMeta(JsonReader in) {
    if (in.nextNull()) {
      return;
    }
    Map<String, RawJson> others = null;
    in.beginObject();
    for (int m; (m = in.nextMember(KEYS)) != MemberNames.END; ) {
      switch (m) {
        // For display only, so a malformed one is as good as none.
        case 0 -> serverInfo = ImplementationCodec.readOrNull(in);
        case 1 -> subscriptionId = in.nextNull() ? null : IdCodec.readId(in);
        default -> {
          others = others == null ? new LinkedHashMap<>() : others;
          others.put(in.memberName(), in.raw());
        }
      }
    }
    meta = others == null ? Meta.EMPTY : Meta.copyOf(others);
  }

  // A hint never makes a result unusable: what is no duration counts as 0, an unknown scope as
  // private.

  private static long readTtl(JsonReader in) {
    if (in.peek() != JsonKind.NUMBER) {
      in.skip();
      return 0;
    }
    return Math.max(0, in.decimal().longValue());
  }

  private static CacheScope readScope(JsonReader in) {
    if (in.peek() != JsonKind.STRING) {
      in.skip();
      return CacheScope.PRIVATE;
    }
    CacheScope scope = CacheScope.of(in.string());
    return scope == null ? CacheScope.PRIVATE : scope;
  }
}
