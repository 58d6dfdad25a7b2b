package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.concurrent.CompletableFuture;

/** One life of a subscription, in the way of its era. */
interface NotificationStream {

  /** Completed by the acknowledgement, or by whatever ended the stream before. */
  CompletableFuture<SubscriptionFilter> opened();

  void start();

  /** The client wants no more. */
  void cancel();

  /** The client waits no longer. */
  void abandon(McpException why);

  /** No answer will come under this id. */
  default void lost(RequestId lost, McpException why) {}
}
