package dev.mcpsdk.benchmarks.official;

import dev.mcpsdk.benchmarks.client.Driver;
import dev.mcpsdk.benchmarks.server.SampleTools;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.client.transport.ServerParameters;
import io.modelcontextprotocol.client.transport.StdioClientTransport;
import io.modelcontextprotocol.json.schema.jackson3.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.spec.McpClientTransport;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A process with the official client. */
public final class OfficialClient {
  private static final Map<String, Object> ARGUMENTS =
      Map.of("city", "Berlin", "days", 3, "hourly", true);

  private OfficialClient() {}

  /**
   * @param args {@code http URL}, or {@code stdio} and the command of a server
   */
  public static void main(String[] args) throws Exception {
    McpSyncClient client =
        McpClient.sync(args[0].equals("http") ? http(URI.create(args[1])) : stdio(args))
            .requestTimeout(Duration.ofSeconds(10))
            .initializationTimeout(Duration.ofSeconds(60))
            .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
            .build();
    client.initialize();
    Driver.serve(
        () -> {
          McpSchema.CallToolResult result =
              client.callTool(new McpSchema.CallToolRequest(SampleTools.RAW, ARGUMENTS));
          if (result.content().size() != 1) {
            throw new IllegalStateException("not the answer: " + result);
          }
        });
    client.close();
  }

  private static McpClientTransport http(URI uri) {
    return HttpClientStreamableHttpTransport.builder(
            uri.getScheme() + "://" + uri.getAuthority())
        .endpoint(uri.getPath())
        .jsonMapper(OfficialTools.MAPPER)
        .build();
  }

  private static McpClientTransport stdio(String[] args) {
    return new StdioClientTransport(
        ServerParameters.builder(args[1]).args(List.of(args).subList(2, args.length)).build(),
        OfficialTools.MAPPER);
  }
}
