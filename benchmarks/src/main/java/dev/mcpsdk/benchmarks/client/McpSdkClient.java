package dev.mcpsdk.benchmarks.client;

import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.stdio.StdioClientTransport;
import dev.mcpsdk.transport.websocket.WebSocketClientTransport;
import java.time.Duration;
import java.util.List;

/** A process with our client. */
public final class McpSdkClient {
  private static final RawJson ARGUMENTS = RawJson.of(SampleTools.ARGUMENTS);

  private McpSdkClient() {}

  /**
   * @param args {@code http URL}, {@code ws URL}, or {@code stdio} and the command of a server
   */
  public static void main(String[] args) throws Exception {
    ClientTransport transport =
        switch (args[0]) {
          case "http" -> HttpClientTransport.to(args[1]);
          case "ws" -> WebSocketClientTransport.to(args[1]);
          default -> StdioClientTransport.builder(List.of(args).subList(1, args.length)).build();
        };
    try (McpClient client =
        McpClient.builder("benchmark", "1.0.0")
            .requestTimeout(Duration.ofSeconds(30))
            .connect(transport)) {
      Driver.serve(
          () -> {
            CallToolResult result = client.callTool(SampleTools.RAW, ARGUMENTS);
            if (result.content().size() != 1) {
              throw new IllegalStateException("not the answer: " + result);
            }
          });
    }
  }
}
