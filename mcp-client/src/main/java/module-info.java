import org.jspecify.annotations.NullMarked;

/** The MCP client. */
@NullMarked
module dev.mcpsdk.client {
  requires transitive dev.mcpsdk.core;
  requires org.slf4j;

  exports dev.mcpsdk.client;
}
