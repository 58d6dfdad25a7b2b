package dev.mcpsdk.client;

import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is special about one call. Immutable; start from {@link #NONE}. */
public final class CallOptions {

  /** How a call treats the response cache. */
  enum CacheUse {
    NORMAL,
    REFRESH,
    BYPASS
  }

  public static final CallOptions NONE =
      new CallOptions(null, null, null, Meta.EMPTY, CacheUse.NORMAL, null, null, null);

  private final @Nullable Duration timeout;
  private final @Nullable Consumer<ProgressNotification> progress;
  private final @Nullable LoggingLevel logLevel;
  private final Meta meta;
  private final CacheUse cacheUse;
  private final @Nullable Map<String, RawJson> answers;
  private final @Nullable String requestState;
  private final @Nullable Tool tool;

  private CallOptions(
      @Nullable Duration timeout,
      @Nullable Consumer<ProgressNotification> progress,
      @Nullable LoggingLevel logLevel,
      Meta meta,
      CacheUse cacheUse,
      @Nullable Map<String, RawJson> answers,
      @Nullable String requestState,
      @Nullable Tool tool) {
    this.timeout = timeout;
    this.progress = progress;
    this.logLevel = logLevel;
    this.meta = meta;
    this.cacheUse = cacheUse;
    this.answers = answers;
    this.requestState = requestState;
    this.tool = tool;
  }

  /**
   * How long each round of the call may take instead of the client's request timeout. One beyond
   * the client's hard cap raises that for this call.
   */
  public CallOptions timeout(Duration timeout) {
    if (timeout.isNegative() || timeout.isZero()) {
      throw new IllegalArgumentException("expected a positive timeout but got " + timeout);
    }
    return new CallOptions(
        timeout, progress, logLevel, meta, cacheUse, answers, requestState, tool);
  }

  /**
   * Asks for progress. The consumer is called in order, off the thread that reads messages, and
   * before the call returns; if it is slow, older notifications are dropped.
   */
  public CallOptions progress(Consumer<ProgressNotification> progress) {
    Objects.requireNonNull(progress, "progress");
    return new CallOptions(
        timeout, progress, logLevel, meta, cacheUse, answers, requestState, tool);
  }

  /** Asks for log messages from this level on instead of the client's level. */
  public CallOptions logLevel(LoggingLevel level) {
    Objects.requireNonNull(level, "level");
    return new CallOptions(timeout, progress, level, meta, cacheUse, answers, requestState, tool);
  }

  /** Further entries of {@code _meta}. A call with some neither uses nor fills the cache. */
  public CallOptions meta(Meta meta) {
    Objects.requireNonNull(meta, "meta");
    return new CallOptions(
        timeout, progress, logLevel, meta, cacheUse, answers, requestState, tool);
  }

  /** Asks the server even if a fresh answer is cached, and caches the new one. */
  public CallOptions refresh() {
    return new CallOptions(
        timeout, progress, logLevel, meta, CacheUse.REFRESH, answers, requestState, tool);
  }

  /** Neither looks into the cache nor changes it. */
  public CallOptions noCache() {
    return new CallOptions(
        timeout, progress, logLevel, meta, CacheUse.BYPASS, answers, requestState, tool);
  }

  /**
   * Continues a call that ended with {@link InputRequiredException}.
   *
   * @param answers bare results by the questions' keys; may be empty
   * @param requestState exactly as the server gave it, null if it gave none
   */
  public CallOptions answers(Map<String, RawJson> answers, @Nullable String requestState) {
    Map<String, RawJson> copy = Collections.unmodifiableMap(new LinkedHashMap<>(answers));
    return new CallOptions(timeout, progress, logLevel, meta, cacheUse, copy, requestState, tool);
  }

  /**
   * The definition of the tool that is called, if the application has it from elsewhere than a list
   * of this client's: over HTTP some parameters are repeated in headers, as the definition says. If
   * the server finds them wrong, it is asked for its own.
   */
  public CallOptions tool(Tool definition) {
    Objects.requireNonNull(definition, "definition");
    return new CallOptions(
        timeout, progress, logLevel, meta, cacheUse, answers, requestState, definition);
  }

  @Nullable Duration timeout() {
    return timeout;
  }

  @Nullable Consumer<ProgressNotification> progress() {
    return progress;
  }

  @Nullable LoggingLevel logLevel() {
    return logLevel;
  }

  Meta meta() {
    return meta;
  }

  CacheUse cacheUse() {
    boolean plain = meta.isEmpty() && answers == null && requestState == null;
    return plain ? cacheUse : CacheUse.BYPASS;
  }

  @Nullable Map<String, RawJson> answers() {
    return answers;
  }

  @Nullable String requestState() {
    return requestState;
  }

  @Nullable Tool tool() {
    return tool;
  }
}
