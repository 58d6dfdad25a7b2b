package dev.mcpsdk.benchmarks.client;

import dev.mcpsdk.benchmarks.load.Bodies;
import dev.mcpsdk.benchmarks.server.SampleTools;
import java.nio.charset.StandardCharsets;
import org.eclipse.jetty.client.BytesRequestContent;
import org.eclipse.jetty.client.ContentResponse;
import org.eclipse.jetty.client.HttpClient;

/** The limit: a process with a bare Jetty client that posts the same bytes and parses nothing. */
public final class JettyClient {
  private static final int OK = 200;

  private JettyClient() {}

  /**
   * @param args the server's URL
   */
  public static void main(String[] args) throws Exception {
    HttpClient client = new HttpClient();
    client.setMaxConnectionsPerDestination(64);
    client.start();
    byte[] body =
        Bodies.call(true, SampleTools.RAW, SampleTools.ARGUMENTS).getBytes(StandardCharsets.UTF_8);
    Driver.serve(
        () -> {
          ContentResponse response =
              client
                  .POST(args[0])
                  .headers(
                      headers ->
                          headers
                              .put("Accept", "application/json, text/event-stream")
                              .put("MCP-Protocol-Version", Bodies.NEWEST)
                              .put("Mcp-Method", "tools/call")
                              .put("Mcp-Name", SampleTools.RAW))
                  .body(new BytesRequestContent("application/json", body))
                  .send();
          if (response.getStatus() != OK || response.getContent().length < body.length / 2) {
            throw new IllegalStateException("not the answer: " + response);
          }
        });
  }
}
