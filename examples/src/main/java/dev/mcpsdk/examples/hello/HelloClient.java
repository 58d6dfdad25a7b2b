package dev.mcpsdk.examples.hello;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.examples.hello.HelloServer.Greet;
import dev.mcpsdk.examples.hello.HelloServer.Greeting;
import dev.mcpsdk.transport.stdio.StdioClientTransport;

/** The smallest client: starts a server as a child process and calls its tool. */
public final class HelloClient {

  private HelloClient() {}

  public static void main(String[] command) {
    try (McpClient client = McpClient.connect(StdioClientTransport.of(command))) {
      Greeting greeting = client.callTool("greet", new Greet("Ada"), Greeting.class);
      System.out.println(greeting.text());
    }
  }
}
