package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a server offers. Who it is stands in the result's envelope, not here.
 *
 * @param supportedVersions every revision served on this transport
 * @param instructions hints for the model on how to use the server
 */
@ProtocolSince("2026-07-28")
public record DiscoverResult(
    List<String> supportedVersions,
    ServerCapabilities capabilities,
    @Nullable String instructions,
    @Nullable CacheHint cache,
    Meta meta)
    implements CacheableResult {
  public DiscoverResult {
    supportedVersions = List.copyOf(supportedVersions);
    Objects.requireNonNull(capabilities, "capabilities");
    Objects.requireNonNull(meta, "meta");
  }

  public static Builder builder(List<String> supportedVersions, ServerCapabilities capabilities) {
    return new Builder(supportedVersions, capabilities);
  }

  /** Collects the optional parts. Not thread-safe. */
  public static final class Builder {
    private final List<String> supportedVersions;
    private final ServerCapabilities capabilities;
    private @Nullable String instructions;
    private @Nullable CacheHint cache;
    private Meta meta = Meta.EMPTY;

    private Builder(List<String> supportedVersions, ServerCapabilities capabilities) {
      this.supportedVersions = supportedVersions;
      this.capabilities = capabilities;
    }

    public Builder instructions(@Nullable String instructions) {
      this.instructions = instructions;
      return this;
    }

    public Builder cache(@Nullable CacheHint cache) {
      this.cache = cache;
      return this;
    }

    public Builder meta(Meta meta) {
      this.meta = meta;
      return this;
    }

    public DiscoverResult build() {
      return new DiscoverResult(supportedVersions, capabilities, instructions, cache, meta);
    }
  }
}
