import org.jspecify.annotations.NullMarked;

/** The MCP server. */
@NullMarked
module dev.mcpsdk.server {
  requires transitive dev.mcpsdk.core;
  requires org.slf4j;

  exports dev.mcpsdk.server;
  exports dev.mcpsdk.server.ask;
}
