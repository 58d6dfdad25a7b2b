package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.SubscriptionsAcknowledgedNotification;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a subscription: from a listen request to its answer or its loss. */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class ListenStream implements NotificationStream {

  private static final Logger log = LoggerFactory.getLogger(ListenStream.class);

  private final Subscription subscription;
  private final Session session;
  private final Call<ListenResult> call;
  private final long begun = System.nanoTime();
  private final CompletableFuture<SubscriptionFilter> opened = new CompletableFuture<>();
  private volatile @Nullable RequestId id;

  ListenStream(Subscription subscription, Session session, SubscriptionFilter filter) {
    this.subscription = subscription;
    this.session = session;
    this.call = new Call<>(session, new ListenRequest(filter), CallOptions.NONE, Call.Limits.NONE);
  }

  Subscription subscription() {
    return subscription;
  }

  @Override
  public CompletableFuture<SubscriptionFilter> opened() {
    return opened;
  }

  @Override
  public void start() {
    call.onAssigned(
        assigned -> {
          forget();
          id = assigned;
          session.subscriptions().put(assigned, this);
        });
    call.future()
        .whenComplete(
            (result, failure) -> {
              forget();
              opened.cancel(false);
              Duration lived = Duration.ofNanos(System.nanoTime() - begun);
              session.execute(() -> subscription.over(failure, lived), e -> {});
            });
    call.start();
  }

  private void forget() {
    RequestId known = id;
    if (known != null) {
      session.subscriptions().remove(known);
    }
  }

  /** Something came under the id of this stream. */
  void notified(Notification news) {
    if (news instanceof SubscriptionsAcknowledgedNotification acknowledged) {
      if (opened.complete(acknowledged.notifications())) {
        subscription.acknowledged(acknowledged.notifications());
      }
    } else if (opened.isDone()) {
      subscription.deliver(news);
    } else {
      log.debug("dropped {} that came before the acknowledgement", news.method());
    }
  }

  @Override
  public void cancel() {
    call.cancel("no longer listening");
  }

  @Override
  public void abandon(McpException why) {
    call.end(why, String.valueOf(why.getMessage()));
  }

  @Override
  public void lost(RequestId lost, McpException why) {
    Requester requester = session.link().current();
    if (requester != null) {
      requester.onLost(lost, why);
    }
  }
}
