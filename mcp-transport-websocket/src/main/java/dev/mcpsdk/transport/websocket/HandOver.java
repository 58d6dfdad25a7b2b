package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import org.eclipse.jetty.server.HttpStream;

/** Ends a connection whose upgrade has ended in another way than by opening it. */
final class HandOver extends HttpStream.Wrapper {

  private final SocketConnection connection;

  HandOver(HttpStream stream, SocketConnection connection) {
    super(stream);
    this.connection = connection;
  }

  @Override
  public void succeeded() {
    try {
      super.succeeded();
    } finally {
      if (!connection.wasOpened()) {
        connection.end(new TransportException("the upgrade was given up"));
      }
    }
  }

  @Override
  public void failed(Throwable failure) {
    try {
      super.failed(failure);
    } finally {
      connection.end(new TransportException("the upgrade failed", failure));
    }
  }
}
