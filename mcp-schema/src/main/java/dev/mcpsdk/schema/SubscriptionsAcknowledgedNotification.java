package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * The first message of a listen stream.
 *
 * @param notifications the part of the filter the server honours
 */
@ProtocolSince("2026-07-28")
public record SubscriptionsAcknowledgedNotification(SubscriptionFilter notifications)
    implements Notification {
  public static final String METHOD = "notifications/subscriptions/acknowledged";

  public SubscriptionsAcknowledgedNotification {
    Objects.requireNonNull(notifications, "notifications");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
