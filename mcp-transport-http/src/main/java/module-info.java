import org.jspecify.annotations.NullMarked;

/** MCP over Streamable HTTP, on Jetty. */
@NullMarked
module dev.mcpsdk.transport.http {
  requires transitive dev.mcpsdk.core;
  requires transitive org.eclipse.jetty.server;
  requires transitive org.eclipse.jetty.client;
  requires org.slf4j;

  exports dev.mcpsdk.transport.http;
  exports dev.mcpsdk.transport.http.events;
}
