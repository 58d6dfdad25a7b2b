package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.server.McpSdkServers;
import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.websocket.WebSocketServerTransport;

/** A process with our server on WebSocket. */
public final class McpSdkWebSocketServer {
  private McpSdkWebSocketServer() {}

  /**
   * Says {@code listening URL} when it can be called and serves until it is killed.
   *
   * @param args how many connections it takes; none for its default
   */
  public static void main(String[] args) {
    McpServer server = McpSdkServers.create(SampleTools.CALLED);
    var settings = WebSocketServerTransport.builder().port(0);
    if (args.length > 0) {
      int most = Integer.parseInt(args[0]);
      settings.maxConnections(most).maxConnectionsPerCaller(most);
    }
    WebSocketServerTransport transport = settings.build();
    server.serve(transport);
    System.out.println("listening " + transport.url());
    server.awaitClose();
  }
}
