package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** A result that carries caching hints from 2026-07-28 on. */
public interface CacheableResult extends Result {
  /**
   * The hints. Null when a peer sent none; on the wire null is written as {@link CacheHint#NONE}
   * where the revision requires hints.
   */
  @ProtocolSince("2026-07-28")
  @Nullable CacheHint cache();
}
