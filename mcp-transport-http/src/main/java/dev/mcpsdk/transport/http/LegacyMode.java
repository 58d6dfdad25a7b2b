package dev.mcpsdk.transport.http;

/** How an endpoint serves the revisions before 2026-07-28, which begin with {@code initialize}. */
public enum LegacyMode {
  /** In sessions with an id, event streams that can be resumed, and questions to the client. */
  SESSIONS,
  /**
   * Each message by itself: nothing is kept between requests, and the client can be asked nothing.
   */
  STATELESS,
  /** Not at all. */
  OFF
}
