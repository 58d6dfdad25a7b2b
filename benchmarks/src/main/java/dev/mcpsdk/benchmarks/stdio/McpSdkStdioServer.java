package dev.mcpsdk.benchmarks.stdio;

import dev.mcpsdk.benchmarks.server.McpSdkServers;
import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.stdio.StdioServerTransport;

/** A process with our server on stdio. */
final class McpSdkStdioServer {
  private McpSdkStdioServer() {}

  public static void main(String[] args) {
    McpServer server = McpSdkServers.create(SampleTools.CALLED);
    server.serve(StdioServerTransport.create());
    server.awaitClose();
  }
}
