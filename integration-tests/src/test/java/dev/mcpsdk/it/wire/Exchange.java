package dev.mcpsdk.it.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A request that was sent, and what comes back for it. Every wait is bounded. */
public final class Exchange {

  private static final int PATIENCE_SECONDS = 20;

  /** What came, then the end of the exchange if the transport shows one. */
  private sealed interface Event {
    record Came(Message message) implements Event {}

    record Ended() implements Event {}
  }

  private final String request;
  private final Runnable cancel;
  private final Consumer<Message> instead;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
  private final List<Message> notifications = new ArrayList<>();

  Exchange(String request, Runnable cancel) {
    this(request, cancel, null);
  }

  /**
   * @param instead gets the messages; null to keep them for {@link #next}
   */
  Exchange(String request, Runnable cancel, Consumer<Message> instead) {
    this.request = request;
    this.cancel = cancel;
    this.instead = instead;
  }

  void came(Message message) {
    if (instead == null) {
      events.add(new Event.Came(message));
    } else {
      instead.accept(message.checked());
    }
  }

  void ended() {
    events.add(new Event.Ended());
  }

  /** The next message; fails if none comes. */
  public Message next() {
    if (take() instanceof Event.Came came) {
      return came.message().checked();
    }
    throw new AssertionError("expected a message for " + request + " but the exchange ended");
  }

  /** Waits until the transport ended the exchange; fails if a message comes before. */
  public void awaitEnd() {
    Event event = take();
    if (event instanceof Event.Came came) {
      throw new AssertionError("expected the end of " + request + " but came " + came.message());
    }
  }

  private Event take() {
    try {
      Event event = events.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
      if (event == null) {
        throw new AssertionError("expected a message for " + request + " but none came");
      }
      return event;
    } catch (InterruptedException e) {
      throw new AssertionError("interrupted while waiting for a message for " + request, e);
    }
  }

  /** The response; notifications before it are kept. */
  public Message answer() {
    Message message = next();
    while (!message.isResponse()) {
      notifications.add(message);
      message = next();
    }
    return message;
  }

  /** What came before the answer. */
  public List<Message> notifications() {
    return notifications;
  }

  /** Whether nothing has come that was not taken. */
  public boolean isQuiet() {
    return events.stream().noneMatch(Event.Came.class::isInstance);
  }

  /** As the transport does it: by a notification, or by closing the response. */
  public void cancel() {
    cancel.run();
  }
}
