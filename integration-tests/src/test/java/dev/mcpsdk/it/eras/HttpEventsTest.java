package dev.mcpsdk.it.eras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.it.eras.OldServer.Peer;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.transport.http.HttpClientTransport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP with SSE as of 2024-11-05, from the client's side. */
@Timeout(30)
class HttpEventsTest {

  private static final String END = "end";

  private OldServer server;
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();

  @AfterEach
  void stop() {
    server.close();
  }

  /** A server that answers POSTs to its stream only, and names this endpoint. */
  private void start(String path, String endpoint) {
    server =
        new OldServer(path)
            .on("server/discover", peer -> peer.status("405 Method Not Allowed"))
            .on(
                "GET",
                peer -> {
                  peer.stream();
                  peer.send("event: endpoint\ndata: " + endpoint + "\n\n");
                  for (String next = events.take(); !next.equals(END); next = events.take()) {
                    peer.send("event: message\ndata: " + next + "\n\n");
                  }
                })
            .on("initialize", peer -> posted(peer, peer.result(OldServer.hello("2024-11-05"))))
            .on("notifications/initialized", peer -> peer.status("202 Accepted"))
            .on("tools/call", peer -> posted(peer, peer.result(text("done"))));
  }

  private void posted(Peer peer, String answer) throws Exception {
    if (peer.request.path().startsWith("/messages")) {
      peer.body("202 Accepted", "text/plain", "", "Accepted");
      events.add(answer);
    } else {
      peer.status("405 Method Not Allowed");
    }
  }

  private static String text(String text) {
    return "{\"content\":[{\"type\":\"text\",\"text\":\"" + text + "\"}]}";
  }

  private static void call(McpClient client) {
    assertThat(client.callTool("t", null).content()).isEqualTo(List.of(TextContent.of("done")));
  }

  @ParameterizedTest
  @Requirement({"VER-18", "SSE-02", "SSE-03", "SSE-04"})
  @ValueSource(strings = {"/mcp", "/sse"})
  void fallsBack(String path) throws Exception {
    start(path, "/messages?sessionId=1");
    try (McpClient client = McpClient.connect(HttpClientTransport.to(server.url()))) {
      assertThat(client.protocolVersion()).isEqualTo("2024-11-05");
      call(client);
      OldServer.Seen posted = server.take("tools/call");
      assertThat(posted.path()).isEqualTo("/messages?sessionId=1");
      assertThat(posted.headers()).doesNotContainKeys("mcp-session-id", "mcp-protocol-version");
      assertThat(server.count("GET")).isEqualTo(1);
      events.add(END);
    }
  }

  @Test
  @Requirement("SSE-04")
  void aUrlOfAStreamIsNotPostedTo() throws Exception {
    start("/sse", "messages");
    try (McpClient client =
        McpClient.builder("test", "1")
            .protocolVersion("2024-11-05")
            .connect(HttpClientTransport.to(server.url()))) {
      call(client);
      assertThat(server.take("initialize").path()).isEqualTo("/messages");
      events.add(END);
    }
  }

  @Test
  @Requirement("SSE-02")
  void anEndpointElsewhereIsRefused() {
    start("/mcp", "http://127.0.0.1:9/messages");
    assertThatThrownBy(() -> McpClient.connect(HttpClientTransport.to(server.url())))
        .isInstanceOf(TransportException.class)
        .satisfies(
            e -> assertThat(e.getSuppressed()[0]).hasMessageContaining("not at the same host"));
  }

  @Test
  @Requirement("VER-18")
  void neitherTransport() {
    server = new OldServer().on("GET", peer -> peer.status("404 Not Found"));
    assertThatThrownBy(() -> McpClient.connect(HttpClientTransport.to(server.url())))
        .isInstanceOf(TransportException.class)
        .hasMessageContaining("404");
  }

  @Test
  @Requirement("VER-18")
  void aUrlThatOnlyLooksLikeAStream() {
    server =
        new OldServer("/sse").shakingHands("2025-11-25", "s").result("tools/call", text("done"));
    try (McpClient client = McpClient.connect(HttpClientTransport.to(server.url()))) {
      call(client);
      assertThat(client.protocolVersion()).isEqualTo("2025-11-25");
    }
  }

  @Test
  @Requirement("SSE-04")
  void theEndOfTheStreamIsTheEndOfTheSession() throws Exception {
    start("/mcp", "/messages");
    try (McpClient client = McpClient.connect(HttpClientTransport.to(server.url()))) {
      server.on(
          "tools/call",
          peer -> {
            peer.status("202 Accepted");
            events.add(END);
          });
      CompletableFuture<?> lost = client.sendAsync(new CallToolRequest("t", null));
      assertThatThrownBy(() -> lost.get(10, TimeUnit.SECONDS))
          .hasCauseInstanceOf(TransportException.class);

      server.on("tools/call", peer -> posted(peer, peer.result(text("done"))));
      call(client);
      events.add(END);
    }
  }
}
