package dev.mcpsdk.benchmarks.official;

import dev.mcpsdk.benchmarks.scale.LongResultClient;
import dev.mcpsdk.benchmarks.server.SampleTools;
import io.modelcontextprotocol.client.McpClient;
import io.modelcontextprotocol.client.McpSyncClient;
import io.modelcontextprotocol.client.transport.HttpClientStreamableHttpTransport;
import io.modelcontextprotocol.json.schema.jackson3.JacksonJsonSchemaValidatorSupplier;
import io.modelcontextprotocol.spec.McpSchema;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** A process with the official client that calls for a long text. */
public final class OfficialLongResultClient {
  private OfficialLongResultClient() {}

  /**
   * @param args the server's URL, the bytes of the text, and how many calls
   */
  public static void main(String[] args) {
    URI uri = URI.create(args[0]);
    int bytes = Integer.parseInt(args[1]);
    McpSyncClient client =
        McpClient.sync(
                HttpClientStreamableHttpTransport.builder(
                        uri.getScheme() + "://" + uri.getAuthority())
                    .endpoint(uri.getPath())
                    .jsonMapper(OfficialTools.MAPPER)
                    .build())
            .requestTimeout(Duration.ofSeconds(60))
            .initializationTimeout(Duration.ofSeconds(60))
            .jsonSchemaValidator(new JacksonJsonSchemaValidatorSupplier().get())
            .build();
    client.initialize();
    for (int i = Integer.parseInt(args[2]); i > 0; i--) {
      McpSchema.CallToolResult result =
          client.callTool(new McpSchema.CallToolRequest(SampleTools.SIZED, Map.of("bytes", bytes)));
      if (!(result.content().get(0) instanceof McpSchema.TextContent text)
          || text.text().length() != bytes) {
        throw new IllegalStateException("not the text of " + bytes + " bytes");
      }
    }
    System.out.println(LongResultClient.DONE);
    System.exit(0);
  }
}
