package dev.mcpsdk.benchmarks.scale;

import dev.mcpsdk.benchmarks.server.SampleTools;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import java.time.Duration;

/** A process with our client, its limits raised, that calls for a long text. */
public final class LongResultClient {
  /** Said when all is there. */
  public static final String DONE = "done";

  private static final int MORE = 1024;

  private LongResultClient() {}

  /**
   * @param args the server's URL, the bytes of the text, and how many calls
   */
  public static void main(String[] args) {
    int bytes = Integer.parseInt(args[1]);
    try (McpClient client =
        McpClient.builder("benchmark", "1.0.0")
            .requestTimeout(Duration.ofSeconds(60))
            .connect(
                HttpClientTransport.builder(args[0])
                    .maxMessageBytes(bytes + MORE)
                    .jsonLimits(JsonLimits.DEFAULT.withMaxStringBytes(bytes))
                    .build())) {
      for (int i = Integer.parseInt(args[2]); i > 0; i--) {
        var content =
            client.callTool(SampleTools.SIZED, RawJson.of("{\"bytes\":" + bytes + '}')).content();
        if (!(content.get(0) instanceof TextContent text) || text.text().length() != bytes) {
          throw new IllegalStateException("not the text of " + bytes + " bytes");
        }
      }
    }
    System.out.println(DONE);
  }
}
