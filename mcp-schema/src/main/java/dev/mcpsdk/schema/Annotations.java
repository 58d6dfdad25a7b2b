package dev.mcpsdk.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hints on how a client uses a resource or a piece of content. Untrusted.
 *
 * @param audience whom it is meant for; empty if not said
 * @param priority from 0 (optional) to 1 (effectively required)
 * @param lastModified an ISO 8601 instant as sent, not parsed
 */
public record Annotations(
    List<Role> audience,
    @Nullable Double priority,
    @ProtocolSince("2025-06-18") @Nullable String lastModified) {
  public Annotations {
    audience = List.copyOf(audience);
  }
}
