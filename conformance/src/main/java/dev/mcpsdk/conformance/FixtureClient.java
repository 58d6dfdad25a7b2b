package dev.mcpsdk.conformance;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.schema.CreateMessageResult;
import dev.mcpsdk.schema.ElicitResult;
import dev.mcpsdk.schema.Root;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import java.nio.file.Path;
import java.util.Map;

/** The client the suite starts for each scenario: {@code conformance/client URL}. */
public final class FixtureClient {

  private FixtureClient() {}

  public static void main(String[] arguments) {
    if (arguments.length != 1) {
      System.err.println("usage: client URL");
      System.exit(2);
    }
    String scenario = System.getenv().getOrDefault("MCP_CONFORMANCE_SCENARIO", "");
    McpClientBuilder builder =
        McpClient.builder("mcp-sdk-conformance", "0.1.0")
            .onElicitation((question, context) -> ElicitResult.accept(content(scenario)))
            .onUrlElicitation((question, context) -> ElicitResult.decline())
            .onSampling(
                (question, context) ->
                    CreateMessageResult.text("a sampled answer", "fixture-model"))
            .roots(Root.of(Path.of("/tmp")));
    try (McpClient client = builder.connect(HttpClientTransport.to(arguments[0]))) {
      run(scenario, client);
    }
    System.exit(0);
  }

  private static RawJson content(String scenario) {
    return scenario.startsWith("elicitation-sep1034")
        ? RawJson.EMPTY_OBJECT
        : RawJson.of("{\"confirmed\":true}");
  }

  private static void run(String scenario, McpClient client) {
    switch (scenario) {
      case "tools_call" -> {
        client.listTools();
        client.callTool("add_numbers", Map.of("a", 5, "b", 3));
      }
      case "elicitation-sep1034-client-defaults" -> {
        client.listTools();
        client.callTool("test_client_elicitation_defaults", Map.of());
      }
      case "sse-retry" -> {
        client.listTools();
        client.callTool("test_reconnection", Map.of());
      }
      case "http-standard-headers" -> useEverything(client);
      case "http-custom-headers" -> callAsTold(client);
      case "http-invalid-tool-headers" -> {
        for (Tool tool : client.listTools()) {
          client.callTool(tool.name(), Map.of("region", "us-west1"));
        }
      }
      case "sep-2322-client-request-state" -> {
        client.listTools();
        for (String tool :
            new String[] {
              "test_mrtr_echo_state",
              "test_mrtr_no_state",
              "test_mrtr_unrelated",
              "test_mrtr_no_result_type"
            }) {
          client.callTool(tool, Map.of());
        }
      }
      case "json-schema-2020-12-preservation" -> echoSchema(client);
      default -> client.listTools();
    }
  }

  private static void useEverything(McpClient client) {
    for (Tool tool : client.listTools()) {
      client.callTool(tool.name(), Map.of());
    }
    client.listResources().forEach(resource -> client.readResource(resource.uri()));
    client.listPrompts().forEach(prompt -> client.getPrompt(prompt.name(), Map.of()));
  }

  private static void callAsTold(McpClient client) {
    client.listTools();
    RawJson context = RawJson.of(System.getenv("MCP_CONFORMANCE_CONTEXT"));
    RawJson calls = context.member("toolCalls");
    JsonReader in = (calls == null ? RawJson.of("[]") : calls).reader();
    in.beginArray();
    while (in.nextElement()) {
      RawJson call = in.raw();
      RawJson name = call.member("name");
      RawJson input = call.member("arguments");
      if (name != null) {
        client.callTool(name.reader().string(), input);
      }
    }
  }

  private static void echoSchema(McpClient client) {
    for (Tool tool : client.listTools()) {
      if (tool.name().equals("json_schema_2020_12_tool")) {
        client.callTool("json_schema_echo", Map.of("schema", tool.inputSchema()));
      }
    }
  }
}
