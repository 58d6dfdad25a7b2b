package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * What the user was sent to a URL for is done. A client ignores ids it does not know.
 *
 * @param elicitationId of the {@link ElicitUrlRequest}
 */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record ElicitationCompleteNotification(String elicitationId) implements Notification {
  public static final String METHOD = "notifications/elicitation/complete";

  public ElicitationCompleteNotification {
    Objects.requireNonNull(elicitationId, "elicitationId");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
