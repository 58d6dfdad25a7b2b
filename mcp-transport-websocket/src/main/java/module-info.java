import org.jspecify.annotations.NullMarked;

/** Reserved for MCP over WebSocket, which is not written yet. */
@NullMarked
module dev.mcpsdk.transport.websocket {
  requires transitive dev.mcpsdk.core;

// exports dev.mcpsdk.transport.websocket;
}
