package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * The sender no longer wants the answer to a request it made; a server of 2026-07-28 ends a listen
 * stream by it and sends it for nothing else.
 *
 * @param requestId null only from peers of 2025-11-25, which may leave it out
 * @param reason for logs
 */
public record CancelledNotification(@Nullable RequestId requestId, @Nullable String reason)
    implements Notification {
  public static final String METHOD = "notifications/cancelled";

  @Override
  public String method() {
    return METHOD;
  }
}
