package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;
import java.time.Duration;

/** The transports a requirement holds on. */
public enum Cell {
  MEMORY,
  STDIO,
  HTTP,
  WEBSOCKET;

  /** Serves on this transport and connects to it. HTTP soon notices who has left. */
  public Wire connect(McpServer server) {
    return switch (this) {
      case MEMORY -> MemoryWire.to(server);
      case STDIO -> StdioWire.to(server);
      case HTTP ->
          HttpWire.to(
              server,
              HttpServerTransport.builder()
                  .sseAfter(Duration.ofMillis(500))
                  .keepAlive(Duration.ofMillis(250)));
      case WEBSOCKET -> WebSocketWire.to(server);
    };
  }
}
