package dev.mcpsdk.it.requirements;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;

/** A server on standard streams whose handlers print. */
final class NoisyServer {

  private NoisyServer() {}

  public static void main(String[] arguments) {
    McpServer server =
        McpServer.builder("noisy", "1")
            .tool(
                "print",
                "Prints",
                ctx -> {
                  System.out.println("not for the wire");
                  System.out.print("{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}\n");
                  System.out.flush();
                  return "line one\nline two\r\nline three";
                })
            .build();
    StdioServerTransport transport = StdioServerTransport.create();
    transport.onEnded(server::close);
    server.serve(transport);
    server.awaitClose();
  }
}
