package dev.mcpsdk.core.transport;

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

  /** Ends everything within a bounded time. Idempotent; never throws. */
  @Override
  void close();
}
