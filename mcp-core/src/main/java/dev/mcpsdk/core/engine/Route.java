package dev.mcpsdk.core.engine;

import dev.mcpsdk.core.dialect.ClientDialect;
import dev.mcpsdk.core.transport.Channel;

/**
 * The way of a request: over which channel, in which words, to whom.
 *
 * @param shared whether the channel carries other requests too
 * @param peer who alone may answer; compared by identity
 */
public record Route(Channel channel, ClientDialect dialect, boolean shared, Object peer) {

  /** Whether giving a request up takes a notification. */
  boolean tellsCancelled() {
    return shared || dialect.alwaysTellsCancelled();
  }
}
