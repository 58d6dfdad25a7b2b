package dev.mcpsdk.transport.http;

import java.util.ArrayDeque;
import java.util.Deque;

/** A server on a free port, with connections that are closed before it. */
final class StartedServer implements AutoCloseable {

  private final HttpServerTransport transport;
  private final Deque<RawConnection> connections = new ArrayDeque<>();

  StartedServer(HttpServerTransportBuilder builder, ScriptedServer server) {
    transport = builder.port(0).build();
    transport.start(server);
    connect();
  }

  /** The connection opened last. */
  RawConnection connection() {
    return connections.getLast();
  }

  RawConnection connect() {
    RawConnection connection = new RawConnection(transport.port());
    connections.add(connection);
    return connection;
  }

  @Override
  public void close() {
    connections.forEach(RawConnection::close);
    transport.close();
  }
}
