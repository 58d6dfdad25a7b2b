package dev.mcpsdk.transport.http.events;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Keeps events in the heap, within limits: what is too old or too much goes, oldest first.
 * Thread-safe.
 */
public final class InMemoryEventStore implements EventStore {

  /** What an event costs beside its bytes, roughly. */
  private static final int OVERHEAD = 200;

  private final Limits limits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Map<String, Session> sessions = new HashMap<>();
  // All there are, oldest first. What is dropped is always the oldest of its stream as well.
  private final LinkedHashSet<Event> events = new LinkedHashSet<>();
  private long bytes;
  private long last;

  /** With {@link Limits#DEFAULT}. */
  public InMemoryEventStore() {
    this(Limits.DEFAULT);
  }

  public InMemoryEventStore(Limits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
  }

  /**
   * How much is kept. Bytes count an event's message and some 200 bytes for its keeping.
   *
   * @param eventsOfStream 1,024 by default
   * @param bytesOfSession of all its streams together; 1 MiB by default
   * @param bytes of all sessions together; 64 MiB by default
   * @param age 5 minutes by default
   */
  public record Limits(int eventsOfStream, long bytesOfSession, long bytes, Duration age) {

    public static final Limits DEFAULT =
        new Limits(1024, 1024 * 1024, 64 * 1024 * 1024, Duration.ofMinutes(5));

    public Limits {
      if (eventsOfStream < 1 || bytesOfSession < 1 || bytes < 1) {
        throw new IllegalArgumentException("limits of an event store must be positive");
      }
      if (age.isZero() || age.isNegative()) {
        throw new IllegalArgumentException("age must be positive but is " + age);
      }
    }
  }

  @Override
  public String append(EventStream stream, byte[] message) {
    lock.lock();
    try {
      long now = System.nanoTime();
      dropOld(now);
      Session session = sessions.computeIfAbsent(stream.session(), Session::new);
      ArrayDeque<Event> kept =
          session.streams.computeIfAbsent(stream.number(), number -> new ArrayDeque<>(4));
      Event event = new Event(session, stream.number(), ++last, message, now);
      kept.add(event);
      session.events.add(event);
      session.bytes += event.cost();
      events.add(event);
      bytes += event.cost();
      if (kept.size() > limits.eventsOfStream) {
        drop(kept.element());
      }
      while (session.bytes > limits.bytesOfSession) {
        drop(session.events.iterator().next());
      }
      while (bytes > limits.bytes) {
        drop(events.iterator().next());
      }
      return Long.toString(event.number);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public List<StoredEvent> after(EventStream stream, String eventId) {
    long number = number(eventId);
    List<StoredEvent> later = new ArrayList<>();
    lock.lock();
    try {
      dropOld(System.nanoTime());
      Session session = sessions.get(stream.session());
      ArrayDeque<Event> kept = session == null ? null : session.streams.get(stream.number());
      if (kept == null || number < 0) {
        return List.of();
      }
      for (Event event : kept) {
        if (event.number > number) {
          later.add(new StoredEvent(Long.toString(event.number), event.message));
        }
      }
    } finally {
      lock.unlock();
    }
    return later;
  }

  @Override
  public void forget(String id) {
    lock.lock();
    try {
      Session session = sessions.remove(id);
      if (session != null) {
        events.removeAll(session.events);
        bytes -= session.bytes;
      }
    } finally {
      lock.unlock();
    }
  }

  /** Events kept at present. */
  int size() {
    lock.lock();
    try {
      return events.size();
    } finally {
      lock.unlock();
    }
  }

  private void dropOld(long now) {
    while (!events.isEmpty()) {
      Event oldest = events.iterator().next();
      if (now - oldest.at <= limits.age.toNanos()) {
        return;
      }
      drop(oldest);
    }
  }

  private void drop(Event event) {
    Session session = event.session;
    events.remove(event);
    bytes -= event.cost();
    session.events.remove(event);
    session.bytes -= event.cost();
    ArrayDeque<Event> stream = session.streams.get(event.stream);
    if (stream != null) {
      stream.remove();
      if (stream.isEmpty()) {
        session.streams.remove(event.stream);
      }
    }
    if (session.events.isEmpty()) {
      sessions.remove(session.id);
    }
  }

  /** That of an event, -1 if it can be none. */
  private static long number(String eventId) {
    try {
      return Long.parseLong(eventId);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** What is kept of one session, oldest first. */
  private static final class Session {
    final String id;
    final Map<Long, ArrayDeque<Event>> streams = new HashMap<>();
    final LinkedHashSet<Event> events = new LinkedHashSet<>();
    long bytes;

    Session(String id) {
      this.id = id;
    }
  }

  /** Compared by identity. */
  private static final class Event {
    final Session session;
    final long stream;
    final long number;
    final byte[] message;
    final long at;

    Event(Session session, long stream, long number, byte[] message, long at) {
      this.session = session;
      this.stream = stream;
      this.number = number;
      this.message = message;
      this.at = at;
    }

    long cost() {
      return message.length + (long) OVERHEAD;
    }
  }
}
