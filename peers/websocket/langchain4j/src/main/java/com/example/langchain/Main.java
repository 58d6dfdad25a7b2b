package com.example.langchain;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.mcp.client.DefaultMcpClient;
import dev.langchain4j.mcp.client.McpClient;
import dev.langchain4j.mcp.client.transport.websocket.WebSocketMcpTransport;
import java.time.Duration;
import java.util.List;

/** Calls {@code examples/run everything --ws}, whose URL is the argument. */
public final class Main {

  private static int passed;
  private static int failed;

  private interface Check {
    boolean holds() throws Exception;
  }

  private Main() {}

  public static void main(String[] arguments) throws Exception {
    WebSocketMcpTransport transport =
        WebSocketMcpTransport.builder().url(arguments[0]).timeout(Duration.ofSeconds(20)).build();
    try (McpClient client =
        DefaultMcpClient.builder().transport(transport).autoHealthCheck(false).build()) {
      check(
          "lists tools",
          () -> {
            List<String> names = client.listTools().stream().map(ToolSpecification::name).toList();
            return names.contains("echo") && names.contains("add");
          });
      check("calls echo", () -> call(client, "echo", "{\"message\":\"äöü €\"}").contains("äöü €"));
      check("calls add", () -> call(client, "add", "{\"a\":40,\"b\":2}").contains("42"));
      check("reads a resource", () -> !client.listResources().isEmpty());
      check("lists prompts", () -> !client.listPrompts().isEmpty());
      check(
          "is pinged back",
          () -> {
            client.checkHealth();
            return true;
          });
    }
    System.out.println(passed + " passed, " + failed + " failed");
    System.exit(failed == 0 ? 0 : 1);
  }

  private static String call(McpClient client, String name, String json) {
    return client
        .executeTool(ToolExecutionRequest.builder().name(name).arguments(json).build())
        .resultText();
  }

  private static void check(String name, Check check) {
    try {
      if (!check.holds()) {
        throw new IllegalStateException("not so");
      }
      passed++;
      System.out.println("ok      " + name);
    } catch (Exception e) {
      failed++;
      System.out.println("FAILED  " + name + ": " + e);
    }
  }
}
