package com.example.javasdk;

import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientSseClientTransport;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema.CallToolRequest;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Where the server is, and what checks often want of it. */
record Peer(List<String> target) {

  boolean overStdio() {
    return target.get(0).equals("--");
  }

  /** The transport of 2024-11-05, which this SDK only speaks in that revision. */
  boolean overSse() {
    return target.get(0).endsWith("/sse");
  }

  McpClient.SyncSpec client() {
    return McpClient.sync(transport()).requestTimeout(Duration.ofSeconds(30));
  }

  private McpClientTransport transport() {
    if (overStdio()) {
      ServerParameters program =
          ServerParameters.builder(target.get(1)).args(target.subList(2, target.size())).build();
      StdioClientTransport transport =
          new StdioClientTransport(program, McpJsonDefaults.getMapper());
      transport.setStdErrorHandler(line -> System.err.println("server: " + line));
      return transport;
    }
    String url = target.get(0);
    int path = url.indexOf('/', "http://".length());
    return overSse()
        ? HttpClientSseClientTransport.builder(url.substring(0, path))
            .sseEndpoint(url.substring(path))
            .build()
        : HttpClientStreamableHttpTransport.builder(url.substring(0, path))
            .endpoint(url.substring(path))
            .build();
  }

  static CallToolResult call(McpSyncClient client, String name, Map<String, Object> arguments) {
    return client.callTool(CallToolRequest.builder(name).arguments(arguments).build());
  }

  static String text(CallToolResult result) {
    return result.content().stream()
        .filter(TextContent.class::isInstance)
        .map(content -> ((TextContent) content).text())
        .collect(Collectors.joining());
  }
}
