package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.SubscriptionsAcknowledgedNotification;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * One listen stream. Nothing leaves it before its acknowledgement: what happens until then waits,
 * in order. No thread belongs to it.
 */
final class Subscription {

  /** More cannot happen before an acknowledgement that anybody reads. */
  private static final int MAX_WAITING = 1024;

  private final Call call;
  private final SubscriptionFilter granted;
  private final Queue<JsonRpcNotification> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waitingSize = new AtomicInteger();
  private final AtomicInteger delivering = new AtomicInteger();
  private volatile boolean acknowledged;

  Subscription(Call call, SubscriptionFilter granted) {
    this.call = call;
    this.granted = granted;
  }

  SubscriptionFilter granted() {
    return granted;
  }

  Caller caller() {
    return call.caller();
  }

  Call call() {
    return call;
  }

  /**
   * Tells the client what it will hear; blocks for a slow reader. False if what happened meanwhile
   * cannot follow and the stream has to end.
   */
  boolean acknowledge() {
    channel().send(message(new SubscriptionsAcknowledgedNotification(granted)));
    acknowledged = true;
    return deliver();
  }

  /** Never blocks. False if the stream cannot take it and has to end. */
  boolean offer(Notification notification) {
    if (waitingSize.incrementAndGet() > MAX_WAITING) {
      return false;
    }
    waiting.add(message(notification));
    return deliver();
  }

  private boolean deliver() {
    if (!acknowledged || delivering.getAndIncrement() != 0) {
      return true;
    }
    boolean taken = true;
    int seen = 1;
    do {
      JsonRpcNotification next;
      while ((next = waiting.poll()) != null) {
        waitingSize.decrementAndGet();
        taken &= channel().offer(next);
      }
      seen = delivering.addAndGet(-seen);
    } while (seen != 0);
    return taken;
  }

  private Channel channel() {
    return call.exchange().channel();
  }

  private JsonRpcNotification message(Notification notification) {
    return call.exchange().dialect().subscriptionNotification(call.id(), notification);
  }

  /** The graceful end. */
  void end() {
    call.answer(call.exchange().dialect().subscriptionEnd(call.id()));
  }
}
