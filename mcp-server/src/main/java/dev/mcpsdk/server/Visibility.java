package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;

/**
 * Decides what exists for whom. What a caller may not see is neither listed nor completed, cannot
 * be called, read, got or listened to, and is answered exactly like something that does not exist.
 */
@FunctionalInterface
public interface Visibility {

  /**
   * Called often and on threads that must not wait: quick, never blocks, thread-safe. Should depend
   * on its arguments only; a change of its mind is not notified to anybody.
   */
  boolean isVisible(Feature feature, Caller caller);
}
