package dev.mcpsdk.transport.http.session;

import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Sessions that are not in use, in the order in which they may be ended when there are too many.
 * Each step takes constant time. Not thread-safe.
 */
final class IdleSessions {

  // By the time they were used last, the longest ago first.
  private final LinkedHashSet<HttpSession> uninitialized = new LinkedHashSet<>(4);
  private final LinkedHashSet<HttpSession> initialized = new LinkedHashSet<>(4);

  void add(HttpSession session) {
    (session.initialized ? initialized : uninitialized).add(session);
  }

  void remove(HttpSession session) {
    if (!initialized.remove(session)) {
      uninitialized.remove(session);
    }
  }

  /** The one to be ended first, null if there is none. */
  @Nullable HttpSession first() {
    HttpSession first = eldest(uninitialized);
    return first == null ? eldest(initialized) : first;
  }

  /** One that is idle since before a time of the system's nanosecond clock, null if none is. */
  @Nullable HttpSession idleSince(long time) {
    HttpSession first = eldest(uninitialized);
    if (first != null && first.idleSince - time < 0) {
      return first;
    }
    first = eldest(initialized);
    return first != null && first.idleSince - time < 0 ? first : null;
  }

  private static @Nullable HttpSession eldest(Set<HttpSession> sessions) {
    return sessions.isEmpty() ? null : sessions.iterator().next();
  }
}
