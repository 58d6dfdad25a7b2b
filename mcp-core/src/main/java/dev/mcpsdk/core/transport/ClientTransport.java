package dev.mcpsdk.core.transport;

import org.jspecify.annotations.Nullable;

/** Brings a client's messages to one server. */
public interface ClientTransport extends AutoCloseable {

  TransportTraits traits();

  /**
   * Opens the way to the server. After the channel has closed by itself (a child process died) it
   * may be called again, and starts anew.
   *
   * @throws dev.mcpsdk.core.TransportException if the server cannot be reached; a transport that
   *     connects per request never throws
   */
  Channel connect(Inbound inbound);

  /**
   * Ends what was opened last, within a bounded time, because the server cannot be talked to that
   * way: the next {@link #connect} begins afresh and without a pause.
   */
  default void restart() {}

  /**
   * What tells this server from others, such as its URL or the program it is: equal for transports
   * to the same one. What has been learnt about the server is remembered by it.
   *
   * @return null if there is nothing like that
   */
  default @Nullable Object identity() {
    return null;
  }

  /** Ends everything within a bounded time. Idempotent; never throws. */
  @Override
  void close();
}
