package dev.mcpsdk.it.wire;

import dev.mcpsdk.server.McpServer;

/** The transports a requirement holds on. */
public enum Cell {
  MEMORY,
  STDIO,
  HTTP;

  /** Serves on this transport and connects to it. */
  public Wire connect(McpServer server) {
    return switch (this) {
      case MEMORY -> MemoryWire.to(server);
      case STDIO -> StdioWire.to(server);
      case HTTP -> HttpWire.to(server);
    };
  }
}
