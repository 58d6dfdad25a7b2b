package dev.mcpsdk.transport.http.endpoint;

/** What a response is only a part of. Called without locks, on any thread; must not block. */
public interface ResponseOwner {

  /** Nothing has been sent for so long that the response should become an event stream. */
  void silent();

  /** All that was to be sent has been written. */
  default void drained() {}
}
