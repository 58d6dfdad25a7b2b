package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ListenRequest;
import dev.mcpsdk.schema.ListenResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.SubscriptionFilter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The listen streams that are open, and {@code subscriptions/listen} that opens them. */
final class Subscriptions implements Operation, Changes.Sink {

  private static final Logger log = LoggerFactory.getLogger(Subscriptions.class);

  /** Says that the stream is open and its answer comes when it ends. */
  static final ListenResult OPEN = new ListenResult(Meta.EMPTY);

  private final Catalog catalog;
  private final ServerSettings.Limits limits;
  private final Predicate<Runnable> executor;
  private final SubscriptionTopics topics = new SubscriptionTopics();
  private final Set<Subscription> all = ConcurrentHashMap.newKeySet();
  private final ConcurrentMap<String, Integer> perCaller = new ConcurrentHashMap<>();
  private volatile boolean closing;

  /**
   * @param executor runs a task on a thread of its own, or gives false if there is none free
   */
  Subscriptions(Catalog catalog, ServerSettings.Limits limits, Predicate<Runnable> executor) {
    this.catalog = catalog;
    this.limits = limits;
    this.executor = executor;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    return false;
  }

  @Override
  public Result run(Request<?> request, Call call) {
    SubscriptionFilter granted = grant(((ListenRequest) request).notifications(), call.caller());
    Subscription subscription = new Subscription(call, granted);
    admit(subscription);
    call.onEnd(() -> remove(subscription));
    try {
      if (!subscription.acknowledge()) {
        abandon(call);
      }
    } catch (TransportException e) {
      call.cancel("the acknowledgement could not be delivered");
    }
    if (closing) {
      subscription.end();
    }
    return OPEN;
  }

  private SubscriptionFilter grant(SubscriptionFilter wanted, Caller caller) {
    if (wanted.resourceSubscriptions().size() > limits.subscribedResources()) {
      throw ProtocolException.invalidParams(
          "expected at most "
              + limits.subscribedResources()
              + " URIs at $.params.notifications.resourceSubscriptions but found "
              + wanted.resourceSubscriptions().size());
    }
    Set<String> uris = new LinkedHashSet<>();
    for (String uri : wanted.resourceSubscriptions()) {
      if (catalog.lookup().find(uri, caller) != null) {
        uris.add(uri);
      }
    }
    return SubscriptionFilter.builder()
        .toolsListChanged(wanted.toolsListChanged() && catalog.hasTools())
        .promptsListChanged(wanted.promptsListChanged() && catalog.hasPrompts())
        .resourcesListChanged(wanted.resourcesListChanged() && catalog.hasResources())
        .resourceSubscriptions(List.copyOf(uris))
        .build();
  }

  private void admit(Subscription subscription) {
    Caller caller = subscription.caller();
    // Anonymous callers are many behind one name; the server's own limit has to do for them.
    if (!caller.isAnonymous()
        && perCaller.merge(caller.principal(), 1, Integer::sum) > limits.subscriptionsPerCaller()) {
      release(caller);
      throw new BusyException(
          "this caller has " + limits.subscriptionsPerCaller() + " subscriptions already");
    }
    all.add(subscription);
    topics.add(subscription);
    if (all.size() > limits.subscriptions()) {
      remove(subscription);
      throw new BusyException(
          "the server has " + limits.subscriptions() + " subscriptions already");
    }
  }

  private void remove(Subscription subscription) {
    if (all.remove(subscription)) {
      topics.remove(subscription);
      if (!subscription.caller().isAnonymous()) {
        release(subscription.caller());
      }
    }
  }

  private void release(Caller caller) {
    perCaller.computeIfPresent(
        caller.principal(), (principal, count) -> count == 1 ? null : count - 1);
  }

  int size() {
    return all.size();
  }

  @Override
  public void listChanged(Feature feature) {
    Notification notification = Changes.notification(feature);
    for (Subscription each : topics.ofList(feature.kind())) {
      if (catalog.isVisible(feature, each.caller())) {
        offer(each, notification);
      }
    }
  }

  @Override
  public void resourceUpdated(String uri) {
    Set<Subscription> listening = topics.ofResource(uri);
    if (listening.isEmpty()) {
      return;
    }
    Notification notification = new ResourceUpdatedNotification(uri);
    boolean exists = catalog.lookup().exists(uri);
    for (Subscription each : listening) {
      // What is gone altogether was visible when the stream was opened.
      if (!exists || catalog.lookup().find(uri, each.caller()) != null) {
        offer(each, notification);
      }
    }
  }

  private void offer(Subscription subscription, Notification notification) {
    if (!subscription.offer(notification)) {
      // A reader that does not keep up would miss changes without knowing.
      abandon(subscription.call());
    }
  }

  private void abandon(Call call) {
    Exchange exchange = call.exchange();
    call.cancel("its stream is full");
    if (exchange.traits().shared()) {
      // Here the end of the stream cannot be seen, so it has to be said; on a thread that may wait.
      CancelledNotification end = new CancelledNotification(call.id(), "too slow a reader");
      boolean told =
          executor.test(
              () -> {
                try {
                  exchange.channel().send(exchange.dialect().notification(end));
                } catch (TransportException e) {
                  log.debug("the end of a subscription could not be told", e);
                }
              });
      if (!told) {
        log.debug("the end of a subscription could not be told: all threads are busy");
      }
    }
  }

  /** Ends all streams, now and from now on. */
  void close() {
    closing = true;
    all.forEach(Subscription::end);
  }
}
