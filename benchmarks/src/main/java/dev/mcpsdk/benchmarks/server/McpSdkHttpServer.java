package dev.mcpsdk.benchmarks.server;

import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpServerTransport;

/** A process with our HTTP server. */
public final class McpSdkHttpServer {
  private McpSdkHttpServer() {}

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args how many tools it has
   */
  public static void main(String[] args) {
    McpServer server = McpSdkServers.create(Integer.parseInt(args[0]));
    HttpServerTransport transport = HttpServerTransport.builder().port(0).build();
    server.serve(transport);
    System.out.println("listening " + transport.url());
    server.awaitClose();
  }
}
