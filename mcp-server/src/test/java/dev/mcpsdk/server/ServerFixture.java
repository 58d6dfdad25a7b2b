package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;

/** A server, and the wire its test speaks on. */
record ServerFixture(McpServer server, Wire wire) implements AutoCloseable {

  static ServerFixture shared(McpServerBuilder builder) {
    return serve(builder, Wire.shared());
  }

  static ServerFixture perRequest(McpServerBuilder builder) {
    return serve(builder, Wire.perRequest());
  }

  static ServerFixture sessions(McpServerBuilder builder) {
    return serve(builder, Wire.sessions());
  }

  private static ServerFixture serve(McpServerBuilder builder, Wire wire) {
    McpServer server = builder.build();
    server.serve(wire);
    return new ServerFixture(server, wire);
  }

  static McpServerBuilder builder() {
    return McpServer.builder("demo", "1");
  }

  Peer peer() {
    return wire.peer();
  }

  Peer peer(String principal) {
    return wire.peer(Caller.of(principal));
  }

  @Override
  public void close() {
    server.close();
  }
}
