package dev.mcpsdk.examples.peers;

import dev.mcpsdk.client.CallOptions;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.Content;
import dev.mcpsdk.schema.ReadResourceRequest;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.TextResourceContents;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import java.util.List;

/** Whose server it is and where, and what checks often want of it. */
record Peer(Sdk sdk, List<String> target) {

  boolean overStdio() {
    return target.get(0).equals("--");
  }

  /** The transport of 2024-11-05. */
  boolean overSse() {
    return target.get(0).endsWith("/sse");
  }

  /** What our client, which is told nothing, agrees on with this server. */
  String revision() {
    if (!sdk.hasSessions()) {
      return "2026-07-28";
    }
    return sdk == Sdk.JAVA && overSse() ? "2024-11-05" : "2025-11-25";
  }

  /** From 2025-06-18 on. */
  boolean asksForms() {
    return !revision().equals("2024-11-05");
  }

  /** A connection of its own; over stdio, to a server of its own. */
  McpClient connect(McpClientBuilder builder) {
    return builder.connect(transport());
  }

  static McpClientBuilder builder() {
    return McpClient.builder("java-peer", "1.0.0");
  }

  private ClientTransport transport() {
    return overStdio()
        ? StdioClientTransport.builder(target.subList(1, target.size()))
            .stderr(line -> System.err.println("server: " + line))
            .build()
        : HttpClientTransport.to(target.get(0));
  }

  static String text(CallToolResult result) {
    StringBuilder text = new StringBuilder();
    for (Content block : result.content()) {
      if (block instanceof TextContent part) {
        text.append(part.text());
      }
    }
    return text.toString();
  }

  /** The text of a resource as it is now. */
  static String read(McpClient client, String uri) {
    return ((TextResourceContents)
            client.send(new ReadResourceRequest(uri), CallOptions.NONE.noCache()).contents().get(0))
        .text();
  }
}
