package dev.mcpsdk.core.transport;

/** Brings clients' messages to a server. */
public interface ServerTransport extends AutoCloseable {

  TransportTraits traits();

  /**
   * Whether revisions of the handshake era (2024-11-05 to 2025-11-25) are spoken here, with {@link
   * SessionClaim claims} where a channel is no session; so that only what is spoken is promised.
   */
  default boolean handshakes() {
    return traits().shared();
  }

  /**
   * Begins to deliver. Returns when clients can connect. Called once.
   *
   * @throws dev.mcpsdk.core.TransportException if it cannot, for instance because the port is taken
   */
  void start(Inbound inbound);

  /**
   * Runs the action when this transport has ended by itself, such as stdio at the end of its input.
   */
  void onEnded(Runnable action);

  /**
   * Stops accepting, lets answers under way leave within the transport's own bound, ends.
   * Idempotent; never throws.
   */
  @Override
  void close();
}
