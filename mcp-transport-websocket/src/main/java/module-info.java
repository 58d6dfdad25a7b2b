import org.jspecify.annotations.NullMarked;

/** MCP over WebSocket: server on Tyrus' engine and Jetty, client on Tyrus. */
@NullMarked
module dev.mcpsdk.transport.websocket {
  requires transitive dev.mcpsdk.core;
  requires transitive org.eclipse.jetty.server;
  requires jakarta.websocket;
  requires jakarta.websocket.client;
  requires org.glassfish.tyrus.client;
  requires org.glassfish.tyrus.container.jdk.client;
  requires org.glassfish.tyrus.core;
  requires org.glassfish.tyrus.server;
  requires org.glassfish.tyrus.spi;
  requires org.slf4j;

  exports dev.mcpsdk.transport.websocket;
  // Tyrus makes and calls the endpoints by reflection.
  exports dev.mcpsdk.transport.websocket.endpoint to
      org.glassfish.tyrus.core;
}
