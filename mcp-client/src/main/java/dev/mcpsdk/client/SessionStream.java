package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.PromptListChangedNotification;
import dev.mcpsdk.schema.ResourceListChangedNotification;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.SubscribeRequest;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.schema.UnsubscribeRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A subscription within one session of the handshake era. There the server tells of its lists
 * unasked, and of the resources that were subscribed to one by one.
 */
@SuppressWarnings("FutureReturnValueIgnored") // the actions see to their own failures
final class SessionStream implements NotificationStream {

  private static final Logger log = LoggerFactory.getLogger(SessionStream.class);

  private final Subscription subscription;
  private final Session session;
  private final SubscriptionFilter wanted;
  private final long begun = System.nanoTime();
  private final CompletableFuture<SubscriptionFilter> opened = new CompletableFuture<>();
  private final AtomicBoolean over = new AtomicBoolean();

  SessionStream(Subscription subscription, Session session, SubscriptionFilter wanted) {
    this.subscription = subscription;
    this.session = session;
    this.wanted = wanted;
  }

  @Override
  public CompletableFuture<SubscriptionFilter> opened() {
    return opened;
  }

  @Override
  public void start() {
    try {
      Connection connection = session.link().connection();
      session.subscriptions().put(this);
      SubscriptionFilter granted = subscribe();
      if (over.get()) {
        release(granted);
        return;
      }
      opened.complete(granted);
      subscription.acknowledged(granted);
      connection.onEnd(() -> end(new TransportException("the session has ended")));
    } catch (RuntimeException e) {
      end(e);
    }
  }

  /** What the server's capabilities allow of it; blocks. */
  private SubscriptionFilter subscribe() {
    ServerCapabilities server = session.knownCapabilities();
    ServerCapabilities.Resources resources = server.resources();
    List<String> uris = new ArrayList<>();
    if (resources != null && resources.subscribe()) {
      for (String uri : wanted.resourceSubscriptions()) {
        if (!over.get() && subscribed(uri)) {
          uris.add(uri);
        }
      }
    }
    return SubscriptionFilter.builder()
        .toolsListChanged(
            wanted.toolsListChanged() && server.tools() != null && server.tools().listChanged())
        .promptsListChanged(
            wanted.promptsListChanged()
                && server.prompts() != null
                && server.prompts().listChanged())
        .resourcesListChanged(
            wanted.resourcesListChanged() && resources != null && resources.listChanged())
        .resourceSubscriptions(uris)
        .build();
  }

  private boolean subscribed(String uri) {
    try {
      session.subscriptions().awaitLeft(uri);
      session.send(new SubscribeRequest(uri), CallOptions.NONE);
      return true;
    } catch (ProtocolException e) {
      log.debug("the server takes no subscription to a resource: {}", e.toString());
      return false;
    }
  }

  /** On the thread that reads messages. */
  void notified(Notification news) {
    if (opened.isDone() && !over.get() && concerns(news, subscription.acknowledged())) {
      subscription.deliver(news);
    }
  }

  private static boolean concerns(Notification news, SubscriptionFilter filter) {
    if (news instanceof ResourceUpdatedNotification updated) {
      return filter.resourceSubscriptions().stream().anyMatch(uri -> covers(uri, updated.uri()));
    }
    return news instanceof ToolListChangedNotification && filter.toolsListChanged()
        || news instanceof PromptListChangedNotification && filter.promptsListChanged()
        || news instanceof ResourceListChangedNotification && filter.resourcesListChanged();
  }

  /** The updated resource may be a part of the one subscribed to, such as a file in a folder. */
  private static boolean covers(String subscribed, String updated) {
    return updated.startsWith(subscribed)
        && (updated.length() == subscribed.length()
            || subscribed.endsWith("/")
            || "/?#".indexOf(updated.charAt(subscribed.length())) >= 0);
  }

  @Override
  public void cancel() {
    if (over.compareAndSet(false, true)) {
      opened.cancel(false);
      session.subscriptions().remove(this);
      release(subscription.acknowledged());
    }
  }

  @Override
  public void abandon(McpException why) {
    if (!opened.isDone()) {
      end(why);
    }
  }

  private void end(RuntimeException why) {
    if (over.compareAndSet(false, true)) {
      opened.cancel(false);
      session.subscriptions().remove(this);
      Duration lived = Duration.ofNanos(System.nanoTime() - begun);
      session.execute(() -> subscription.over(why, lived), e -> {});
    }
  }

  /** Ends the subscriptions nobody else has. Does not wait for the server. */
  private void release(SubscriptionFilter granted) {
    if (session.closed() || session.link().currentConnection() == null) {
      return;
    }
    for (String uri : granted.resourceSubscriptions()) {
      if (session.subscriptions().leave(uri)) {
        unsubscribe(uri)
            .whenComplete(
                (done, failure) -> {
                  session.subscriptions().left(uri);
                  if (failure != null) {
                    log.debug("a resource could not be unsubscribed from", failure);
                  }
                });
      }
    }
  }

  private CompletableFuture<?> unsubscribe(String uri) {
    try {
      return session.sendAsync(new UnsubscribeRequest(uri), CallOptions.NONE);
    } catch (RuntimeException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  /** Also while the server has not answered yet. */
  boolean wants(String uri) {
    return wanted.resourceSubscriptions().contains(uri);
  }
}
