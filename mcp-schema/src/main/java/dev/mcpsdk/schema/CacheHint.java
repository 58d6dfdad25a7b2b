package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * How long and by whom a result may be cached.
 *
 * @param ttlMs milliseconds from receipt during which the result is fresh, at least 0
 * @param scope who may share it
 */
@ProtocolSince("2026-07-28")
public record CacheHint(long ttlMs, CacheScope scope) {
  /** Not to be reused: what a cacheable result says when its author said nothing. */
  public static final CacheHint NONE = new CacheHint(0, CacheScope.PRIVATE);

  public CacheHint {
    if (ttlMs < 0) {
      throw new IllegalArgumentException("expected ttlMs >= 0 but got " + ttlMs);
    }
    Objects.requireNonNull(scope, "scope");
  }
}
