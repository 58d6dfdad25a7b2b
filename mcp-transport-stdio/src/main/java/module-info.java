import org.jspecify.annotations.NullMarked;

/** MCP over standard input and output. */
@NullMarked
module dev.mcpsdk.transport.stdio {
  requires transitive dev.mcpsdk.core;
  requires org.slf4j;

  exports dev.mcpsdk.transport.stdio;
}
