package dev.mcpsdk.core.engine;

import org.jspecify.annotations.Nullable;

/** A request of the peer under way here. */
public interface RunningCall {

  /** The peer wants no answer any more. Returns quickly; without effect once the call has ended. */
  void cancel(@Nullable String reason);
}
