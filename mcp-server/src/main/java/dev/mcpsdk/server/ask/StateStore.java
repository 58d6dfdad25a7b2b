package dev.mcpsdk.server.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Keeps states that are too large to travel through the client. What it is given is sealed already;
 * it needs no secrecy, but all of a server's processes must share it. Thread-safe.
 */
public interface StateStore {

  /**
   * Keeps a sealed state for at least this long. @return an unguessable name for it, at most 200
   * characters of {@code A-Za-z0-9_-}
   */
  String put(byte[] sealed, Duration keep);

  /** The state with this name, null if there is none any more. The name comes from a stranger. */
  byte @Nullable [] get(String name);
}
