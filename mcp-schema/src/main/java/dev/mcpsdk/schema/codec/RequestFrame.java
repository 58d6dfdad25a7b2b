package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.ProgressToken;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What params carry around the neutral request: the typed part of {@code _meta}, and the members
 * that make a request a retry or a task. Null is absent.
 *
 * @param meta the rest of {@code _meta}
 * @param inputResponses answers by key, each a bare result
 * @param hasInputResponses tells an empty object from none
 * @param requestState to be repeated unchanged, never read by a client
 * @param task {@code params.task} of 2025-11-25
 */
public record RequestFrame(
    @Nullable String protocolVersion,
    @Nullable ClientCapabilities clientCapabilities,
    @Nullable Implementation clientInfo,
    @Nullable LoggingLevel logLevel,
    @Nullable ProgressToken progressToken,
    Meta meta,
    Map<String, RawJson> inputResponses,
    boolean hasInputResponses,
    @Nullable String requestState,
    @Nullable RawJson task) {

  public static final RequestFrame NONE = builder().build();

  public RequestFrame {
    Objects.requireNonNull(meta, "meta");
    inputResponses =
        inputResponses.isEmpty()
            ? Map.of()
            : Collections.unmodifiableMap(new LinkedHashMap<>(inputResponses));
    hasInputResponses |= !inputResponses.isEmpty();
  }

  public static Builder builder() {
    return new Builder();
  }

  /** A builder that starts with this frame's values. */
  public Builder toBuilder() {
    Builder builder = new Builder();
    builder.protocolVersion = protocolVersion;
    builder.clientCapabilities = clientCapabilities;
    builder.clientInfo = clientInfo;
    builder.logLevel = logLevel;
    builder.progressToken = progressToken;
    builder.meta = meta;
    builder.inputResponses = hasInputResponses ? inputResponses : null;
    builder.requestState = requestState;
    builder.task = task;
    return builder;
  }

  /** Collects the parts. Not thread-safe. */
  public static final class Builder {
    private @Nullable String protocolVersion;
    private @Nullable ClientCapabilities clientCapabilities;
    private @Nullable Implementation clientInfo;
    private @Nullable LoggingLevel logLevel;
    private @Nullable ProgressToken progressToken;
    private Meta meta = Meta.EMPTY;
    private @Nullable Map<String, RawJson> inputResponses;
    private @Nullable String requestState;
    private @Nullable RawJson task;

    private Builder() {}

    public Builder protocolVersion(@Nullable String protocolVersion) {
      this.protocolVersion = protocolVersion;
      return this;
    }

    public Builder clientCapabilities(@Nullable ClientCapabilities clientCapabilities) {
      this.clientCapabilities = clientCapabilities;
      return this;
    }

    public Builder clientInfo(@Nullable Implementation clientInfo) {
      this.clientInfo = clientInfo;
      return this;
    }

    public Builder logLevel(@Nullable LoggingLevel logLevel) {
      this.logLevel = logLevel;
      return this;
    }

    public Builder progressToken(@Nullable ProgressToken progressToken) {
      this.progressToken = progressToken;
      return this;
    }

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    /** Null for none; an empty map is written as an empty object. */
    public Builder inputResponses(@Nullable Map<String, RawJson> inputResponses) {
      this.inputResponses = inputResponses;
      return this;
    }

    public Builder requestState(@Nullable String requestState) {
      this.requestState = requestState;
      return this;
    }

    public Builder task(@Nullable RawJson task) {
      this.task = task;
      return this;
    }

    public RequestFrame build() {
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
  }
}
