package com.example.image;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;

/** A server on standard input and output. */
public final class Main {

  private Main() {}

  public static void main(String[] args) {
    try (McpServer server = McpServer.builder("image", "1.0.0").build()) {
      server.serve(StdioServerTransport.create());
      server.awaitClose();
    }
  }
}
