package dev.mcpsdk.transport.http.events;

import java.util.List;

/**
 * Keeps what was sent on the event streams of sessions, so that a client whose connection broke can
 * come back for the rest ({@code Last-Event-ID}). Must be thread-safe; calls for one stream come
 * one at a time and in order. Called on the thread that sends, so it must answer quickly.
 */
public interface EventStore {

  /**
   * Keeps a message as the last one of its stream.
   *
   * @param message not to be changed by either side; empty for an event that has nothing but an id
   * @return what names the event within its stream: at most 64 characters of {@code A-Z a-z 0-9}
   */
  String append(EventStream stream, byte[] message);

  /**
   * What is still kept of a stream and came after an event, in order. Where a store had to drop
   * some of it, the rest: an answer is worth more than the notifications before it.
   *
   * @param eventId from a client: perhaps of no event at all. Then, as if nothing is left, empty
   */
  List<StoredEvent> after(EventStream stream, String eventId);

  /** The session has ended; nobody will come for its streams. */
  void forget(String session);
}
