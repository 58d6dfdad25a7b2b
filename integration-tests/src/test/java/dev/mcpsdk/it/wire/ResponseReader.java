package dev.mcpsdk.it.wire;

import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Reads one response while it comes: a document, or the messages of an event stream. */
final class ResponseReader implements HttpResponse.BodyHandler<Void>, Flow.Subscriber<String> {

  private final Revision revision;
  private final Consumer<Message> requests;
  private final Consumer<ResponseReader> onEnd;
  private final AtomicReference<Flow.Subscription> subscription = new AtomicReference<>();
  private final StringBuilder text = new StringBuilder();
  private final CountDownLatch begun = new CountDownLatch(1);
  private volatile boolean cancelled;
  private volatile Exchange exchange;
  private int status;
  private boolean stream;

  /**
   * @param requests gets what the server asks
   */
  ResponseReader(Revision revision, Consumer<Message> requests, Consumer<ResponseReader> onEnd) {
    this.revision = revision;
    this.requests = requests;
    this.onEnd = onEnd;
  }

  void readTo(Exchange to) {
    exchange = to;
  }

  @Override
  public BodySubscriber<Void> apply(ResponseInfo info) {
    status = info.statusCode();
    begun.countDown();
    stream = info.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream");
    return BodySubscribers.fromLineSubscriber(this);
  }

  /** Waits for the head of the response. */
  void awaitBegun() {
    try {
      if (!begun.await(20, TimeUnit.SECONDS)) {
        throw new AssertionError("expected the head of a response but none came");
      }
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for a response", e);
    }
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription.set(given);
    if (cancelled) {
      given.cancel();
    } else {
      given.request(Long.MAX_VALUE);
    }
  }

  @Override
  public void onNext(String line) {
    if (!stream) {
      text.append(line).append('\n');
    } else if (line.startsWith("data:")) {
      text.append(line.substring(5).strip());
    } else if (line.isEmpty()) {
      flush();
    }
  }

  private void flush() {
    if (!text.toString().isBlank()) {
      Message message = new Message(Json.object(text.toString()), status, revision);
      if (message.isRequest()) {
        requests.accept(message.checked());
      } else {
        exchange.came(message);
      }
    }
    text.setLength(0);
  }

  @Override
  public void onError(Throwable failure) {
    onEnd.accept(this);
    exchange.ended();
  }

  @Override
  public void onComplete() {
    flush();
    onEnd.accept(this);
    exchange.ended();
  }

  /** Closes the connection, if the response has begun or as soon as it does. */
  void cancel() {
    cancelled = true;
    onEnd.accept(this);
    Flow.Subscription open = subscription.get();
    if (open != null) {
      open.cancel();
      exchange.ended();
    }
  }
}
