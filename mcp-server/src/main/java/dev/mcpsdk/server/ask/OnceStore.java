package dev.mcpsdk.server.ask;

import dev.mcpsdk.schema.json.RawJson;
import java.time.Duration;
import java.util.concurrent.Callable;

/**
 * Remembers outcomes of {@link OnceAction}s where a client cannot make it forget: with a store that
 * all of a server's processes share, an action happens a single time. Thread-safe.
 */
public interface OnceStore {

  /**
   * The outcome under this key, from the first call that succeeds. Others that come while it runs
   * wait for it; after a failure the next one runs the action again.
   *
   * @param keep how long the outcome must be remembered at least
   */
  RawJson outcome(String idempotencyKey, Duration keep, Callable<RawJson> action) throws Exception;

  /** Within this process, for at most this many outcomes; the oldest are forgotten first. */
  static OnceStore inMemory(int capacity) {
    return new MemoryOnceStore(capacity);
  }
}
