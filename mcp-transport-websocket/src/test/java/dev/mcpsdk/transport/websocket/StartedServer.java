package dev.mcpsdk.transport.websocket;

import java.util.ArrayDeque;
import java.util.Deque;

/** A server on a free port, with connections that are closed before it. */
final class StartedServer implements AutoCloseable {

  final WebSocketServerTransport transport;
  private final Deque<RawSocket> sockets = new ArrayDeque<>();

  StartedServer(WebSocketServerTransportBuilder builder, ScriptedServer server) {
    transport = builder.port(0).build();
    transport.start(server);
  }

  /** A connection that is not upgraded yet. */
  RawSocket connect() {
    RawSocket socket = new RawSocket(transport.port());
    sockets.add(socket);
    return socket;
  }

  RawSocket open() {
    return connect().upgraded();
  }

  /** An upgraded connection whose peer can be made to stall soon. */
  RawSocket openNarrow() {
    RawSocket socket = new RawSocket(transport.port(), 4 * 1024);
    sockets.add(socket);
    return socket.upgraded();
  }

  @Override
  public void close() {
    sockets.forEach(RawSocket::close);
    transport.close();
  }
}
