package dev.mcpsdk.examples.hello;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;

/** The smallest server: one typed tool on stdio. */
public final class HelloServer {

  record Greet(String name) {}

  record Greeting(String text) {}

  private HelloServer() {}

  public static void main(String[] arguments) {
    McpServer server =
        McpServer.builder("hello", "1.0.0")
            .tool(
                "greet",
                "Says hi",
                Greet.class,
                Greeting.class,
                (in, call) -> new Greeting("Hi " + in.name()))
            .build();
    server.serve(StdioServerTransport.create());
  }
}
