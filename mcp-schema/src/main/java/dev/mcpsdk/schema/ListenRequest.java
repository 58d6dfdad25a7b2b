package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * Opens a stream of notifications; on the wire {@code subscriptions/listen}. The answer comes when
 * the server ends the stream.
 */
@ProtocolSince("2026-07-28")
public record ListenRequest(SubscriptionFilter notifications) implements Request<ListenResult> {
  public ListenRequest {
    Objects.requireNonNull(notifications, "notifications");
  }

  @Override
  public Method<ListenRequest, ListenResult> method() {
    return Methods.SUBSCRIPTIONS_LISTEN;
  }
}
