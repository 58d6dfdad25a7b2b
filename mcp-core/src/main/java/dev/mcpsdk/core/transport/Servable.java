package dev.mcpsdk.core.transport;

/**
 * Something transports can deliver requests to: a server, seen from those that must not know
 * servers.
 */
public interface Servable {

  /**
   * Starts the transport and answers what it delivers until it or this is closed. Any number of
   * transports at once.
   */
  void serve(ServerTransport transport);
}
