package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.client.McpClientBuilder;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.Resource;
import dev.mcpsdk.schema.ResourceUpdatedNotification;
import dev.mcpsdk.schema.SubscriptionFilter;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.ToolListChangedNotification;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.LegacyMode;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients of three eras at one server at once, and a fourth on another path of the same port. */
@Timeout(60)
class OneServerTest {

  private static final SubscriptionFilter ALL =
      SubscriptionFilter.builder()
          .toolsListChanged(true)
          .resourceSubscriptions(List.of("demo://a"))
          .build();

  @Test
  @Requirement({"VER-10", "VER-11", "SUB-14", "RES-09", "SSE-06", "H25-19"})
  void servesThemAllAndTellsEachOfTheOthersChanges() throws Exception {
    AtomicReference<McpServer> self = new AtomicReference<>();
    McpServer server =
        McpServer.builder("one", "1")
            .tool(
                "change",
                "Changes things",
                ctx -> {
                  self.get().tools().add(ToolSpec.of("by" + ctx.protocolVersion(), "x", c -> "x"));
                  self.get().resourceUpdated("demo://a");
                  return "changed";
                })
            .resource(Resource.builder("demo://a", "a").build(), (uri, ctx) -> "a")
            .build();
    self.set(server);
    HttpServerTransport main = HttpServerTransport.builder().sse(true).buildHandler();
    HttpServerTransport alone =
        HttpServerTransport.builder().path("/alone").legacy(LegacyMode.STATELESS).buildHandler();
    Server jetty = new Server();
    ServerConnector connector = new ServerConnector(jetty);
    connector.setHost("127.0.0.1");
    jetty.addConnector(connector);
    jetty.setHandler(new Handler.Sequence(main.asHandler(), alone.asHandler()));
    server.serve(main);
    server.serve(alone);
    jetty.start();
    String origin = "http://127.0.0.1:" + connector.getLocalPort();
    try (McpClient newest = connect(null, origin + "/mcp");
        McpClient session = connect("2025-11-25", origin + "/mcp");
        McpClient oldest = connect("2024-11-05", origin + "/sse")) {
      assertThat(newest.protocolVersion()).isEqualTo("2026-07-28");
      assertThat(session.protocolVersion()).isEqualTo("2025-11-25");
      assertThat(oldest.protocolVersion()).isEqualTo("2024-11-05");
      List<McpClient> clients = List.of(newest, session, oldest);
      List<BlockingQueue<Notification>> heard =
          clients.stream().map(OneServerTest::listening).toList();
      for (McpClient each : clients) {
        assertThat(each.callTool("change", null).content())
            .containsExactly(TextContent.of("changed"));
        for (BlockingQueue<Notification> one : heard) {
          assertThat(List.of(next(one), next(one)))
              .containsExactlyInAnyOrder(
                  new ToolListChangedNotification(), new ResourceUpdatedNotification("demo://a"));
        }
      }
      assertThat(newest.listTools()).hasSize(4);
      HttpResponse<String> called =
          HttpWire.to(URI.create(origin + "/alone"))
              .post(
                  "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\","
                      + "\"params\":{\"name\":\"change\"}}",
                  Map.of("MCP-Protocol-Version", "2025-06-18"));
      assertThat(called.statusCode()).isEqualTo(200);
      assertThat(called.headers().firstValue("Mcp-Session-Id")).isEmpty();
      assertThat(Json.object(called.body()).getJsonObject("result"))
          .doesNotContainKey("resultType");
      for (BlockingQueue<Notification> one : heard) {
        assertThat(List.of(next(one), next(one)))
            .contains(new ResourceUpdatedNotification("demo://a"));
      }
    } finally {
      server.close();
      jetty.stop();
    }
  }

  @Test
  @Requirement("VER-12")
  void aServerWithoutSessionsNamesWhatItSpeaks() {
    try (McpServer server = McpServer.builder("new", "1").build()) {
      HttpWire http = HttpWire.to(server, HttpServerTransport.builder().legacy(LegacyMode.OFF));
      HttpResponse<String> refused = http.post(Wire.initialize(Revision.R4, "{}"), Map.of());
      assertThat(refused.statusCode()).isEqualTo(400);
      assertThat(Json.object(refused.body()).getJsonObject("error").getInt("code"))
          .isEqualTo(-32022);
      assertThat(refused.body()).contains("2026-07-28").doesNotContain("2025-06-18");
    }
  }

  private static McpClient connect(String revision, String url) {
    McpClientBuilder builder =
        McpClient.builder("test", "1").requestTimeout(Duration.ofSeconds(20));
    return (revision == null ? builder : builder.protocolVersion(revision))
        .connect(HttpClientTransport.to(url));
  }

  private static BlockingQueue<Notification> listening(McpClient client) {
    BlockingQueue<Notification> heard = new LinkedBlockingQueue<>();
    client.listen(ALL, heard::add);
    return heard;
  }

  private static Notification next(BlockingQueue<Notification> heard) throws InterruptedException {
    Notification next = heard.poll(20, TimeUnit.SECONDS);
    assertThat(next).as("a notification").isNotNull();
    return next;
  }
}
