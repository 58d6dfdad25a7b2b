package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.it.wire.HttpWire;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.it.wire.Revision;
import dev.mcpsdk.it.wire.Wire;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.transport.http.HttpClientTransport;
import dev.mcpsdk.transport.http.HttpServerTransport;
import dev.mcpsdk.transport.http.HttpServerTransportBuilder;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that begin sessions and never end them, and a server that forgets all of them. */
class ManySessionsTest {

  /** {@code -Dsessions=100000} for the long run. */
  private static final int SESSIONS = Integer.getInteger("sessions", 3_000);

  private static McpServer server() {
    return McpServer.builder("many", "1").tool("t", "t", ctx -> "done").build();
  }

  @Test
  @Timeout(600)
  @Requirement({"H25-21", "H25-13", "H25-15"})
  void sessionsNobodyEndsAreForgottenAndThoseInUseAreNot() {
    try (McpServer server = server()) {
      HttpServerTransportBuilder settings =
          HttpServerTransport.builder().maxSessions(200).maxSessionsPerCaller(200);
      HttpWire flood = HttpWire.to(server, settings);
      HttpWire used = HttpWire.to(flood.url());
      used.open(Revision.R4, "{}"); // with its stream open
      String first = null;
      for (int i = 0; i < SESSIONS; i++) {
        HttpResponse<String> begun = flood.post(Wire.initialize(Revision.R4, "{}"), Map.of());
        assertThat(begun.statusCode()).isEqualTo(200);
        String id = begun.headers().firstValue("Mcp-Session-Id").orElseThrow();
        first = first == null ? id : first;
        assertThat(id).matches("[\\x21-\\x7E]{22,}");
      }
      HttpResponse<String> gone =
          flood.post(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"ping\"}",
              Map.of("Mcp-Session-Id", first));
      assertThat(gone.statusCode()).isEqualTo(404);
      assertThat(used.call("t", "{}").text()).isEqualTo("done");
      used.close();
    }
  }

  /** Beyond it a server of many idle clients would be one of few; {@code -Dfigures} prints it. */
  private static final long MAX_IDLE_BYTES = 2_048;

  @Test
  @Timeout(120)
  @Requirement("H25-21")
  void anIdleSessionTakesLittleMemory() {
    int count = Math.min(SESSIONS, 5_000);
    try (McpServer server = server()) {
      HttpServerTransportBuilder settings =
          HttpServerTransport.builder().maxSessions(10_000).maxSessionsPerCaller(10_000);
      HttpWire wire = HttpWire.to(server, settings);
      begin(wire, 500);
      long before = usedHeap();
      begin(wire, count);
      long each = (usedHeap() - before) / count;
      if (System.getProperty("figures") != null) {
        System.out.println("heap of an idle session: " + each + " bytes, of " + count);
      }
      assertThat(each).isBetween(1L, MAX_IDLE_BYTES);
      wire.close();
    }
  }

  private static void begin(HttpWire wire, int sessions) {
    for (int i = 0; i < sessions; i++) {
      HttpResponse<String> begun = wire.post(Wire.initialize(Revision.R4, "{}"), Map.of());
      String id = begun.headers().firstValue("Mcp-Session-Id").orElseThrow();
      HttpResponse<String> ready = wire.post(Wire.INITIALIZED, Map.of("Mcp-Session-Id", id));
      assertThat(ready.statusCode()).isEqualTo(202);
    }
  }

  private static long usedHeap() {
    long used = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      used = Math.min(used, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return used;
  }

  @Test
  @Timeout(60)
  @Requirement({"H25-15", "H25-14"})
  void aServerThatIsStartedAgainIsCalledAsIfNothingHadHappened() {
    McpServer before = server();
    HttpServerTransport first = HttpServerTransport.builder().port(0).build();
    before.serve(first);
    String url = first.url();
    try (McpClient client =
        McpClient.builder("test", "1")
            .protocolVersion("2025-11-25")
            .requestTimeout(Duration.ofSeconds(20))
            .connect(HttpClientTransport.to(url))) {
      assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
      before.close();
      try (McpServer after = server()) {
        after.serve(HttpServerTransport.builder().port(URI.create(url).getPort()).build());
        assertThat(client.callTool("t", null).content()).containsExactly(TextContent.of("done"));
      }
    }
  }
}
