package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Who may share a cached result. Never an access control. */
@ProtocolSince("2026-07-28")
public enum CacheScope {
  /** The result is the same for every caller. */
  PUBLIC("public"),
  /** The result must not be shared across authorization contexts. */
  PRIVATE("private");

  private final String wireName;

  CacheScope(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The scope of that name on the wire, or null if there is none. */
  public static @Nullable CacheScope of(String wireName) {
    return switch (wireName) {
      case "public" -> PUBLIC;
      case "private" -> PRIVATE;
      default -> null;
    };
  }
}
