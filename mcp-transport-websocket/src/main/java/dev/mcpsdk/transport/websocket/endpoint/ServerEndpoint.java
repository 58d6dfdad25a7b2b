package dev.mcpsdk.transport.websocket.endpoint;

import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.Session;

/**
 * What the engine believes to serve. Messages do not come here: the connection reads them itself,
 * and leaves to the engine the handshakes at the beginning and the end, and pings.
 */
public final class ServerEndpoint extends Endpoint {

  /** For the engine. */
  public ServerEndpoint() {}

  @Override
  public void onOpen(Session session, EndpointConfig config) {
    // Nothing: the connection has begun to read by itself.
  }
}
