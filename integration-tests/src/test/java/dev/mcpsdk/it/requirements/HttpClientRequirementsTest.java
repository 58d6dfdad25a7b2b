package dev.mcpsdk.it.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.mcpsdk.client.McpClient;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.it.wire.Baseline;
import dev.mcpsdk.it.wire.Json;
import dev.mcpsdk.it.wire.Requirement;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.transport.http.HttpClientTransport;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What our client posts, as a server that is not ours sees it. */
@Timeout(60)
class HttpClientRequirementsTest {

  /** One POST: its headers as sent, and its body. */
  private record Posted(Map<String, List<String>> headers, JsonObject body) {
    String header(String name) {
      return headers.entrySet().stream()
          .filter(each -> each.getKey().equalsIgnoreCase(name))
          .map(each -> String.join(",", each.getValue()))
          .findFirst()
          .orElse("");
    }

    String method() {
      return body.getString("method");
    }
  }

  private final Baseline baseline = Baseline.now();
  private final List<Posted> posts = new CopyOnWriteArrayList<>();
  private HttpServer server;
  private McpClient client;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/mcp", this::answer);
    server.start();
    client =
        McpClient.builder("c", "1")
            .protocolVersion("2026-07-28")
            .connect(
                HttpClientTransport.to(
                    "http://127.0.0.1:" + server.getAddress().getPort() + "/mcp"));
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.stop(0);
    baseline.assertNoFurtherThreads();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    JsonObject request = Json.object(body);
    posts.add(new Posted(Map.copyOf(exchange.getRequestHeaders()), request));
    String result =
        switch (request.getString("method")) {
          case "prompts/get" -> "\"messages\":[]";
          case "resources/read" -> "\"contents\":[],\"ttlMs\":0,\"cacheScope\":\"private\"";
          default -> "\"content\":[]";
        };
    String text =
        "{\"jsonrpc\":\"2.0\",\"id\":"
            + request.get("id")
            + ",\"result\":{\"resultType\":\"complete\","
            + result
            + "}}";
    boolean broken = body.contains("\"break\"");
    byte[] answer = (broken ? text.substring(0, 20) : text).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, broken ? answer.length + 100 : answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }

  private Posted last() {
    return posts.get(posts.size() - 1);
  }

  @Test
  @Requirement({"H26-02", "H26-03", "HDR-01", "HDR-02", "VER-01", "META-03"})
  void everyPostRepeatsItsBodyInHeaders() {
    client.callTool("tool", RawJson.EMPTY_OBJECT);
    assertThat(last().header("Mcp-Name")).isEqualTo("tool");
    client.getPrompt("prompt", Map.of());
    assertThat(last().header("Mcp-Name")).isEqualTo("prompt");
    client.readResource("demo://a");
    assertThat(last().header("Mcp-Name")).isEqualTo("demo://a");
    assertThat(posts).hasSizeGreaterThanOrEqualTo(3);
    for (Posted post : posts) {
      assertThat(post.header("Mcp-Method")).isEqualTo(post.method());
      assertThat(post.header("Content-Type")).startsWith("application/json");
      assertThat(post.header("Accept")).contains("application/json", "text/event-stream");
      JsonObject meta = post.body().getJsonObject("params").getJsonObject("_meta");
      assertThat(post.header("MCP-Protocol-Version"))
          .isEqualTo("2026-07-28")
          .isEqualTo(meta.getString("io.modelcontextprotocol/protocolVersion"));
      assertThat(meta).containsKey("io.modelcontextprotocol/clientCapabilities");
    }
  }

  @Test
  @Requirement("HDR-04")
  void valuesThatAHeaderCannotCarryGoInBase64() {
    client.callTool("w\u00f6rld", RawJson.EMPTY_OBJECT);
    assertThat(last().header("Mcp-Name")).isEqualTo("=?base64?d8O2cmxk?=");
    client.callTool(" padded ", RawJson.EMPTY_OBJECT);
    assertThat(last().header("Mcp-Name")).isEqualTo("=?base64?IHBhZGRlZCA=?=");
    client.callTool("=?base64?x?=", RawJson.EMPTY_OBJECT);
    assertThat(last().header("Mcp-Name")).isEqualTo("=?base64?PT9iYXNlNjQ/eD89?=");
  }

  @Test
  @Requirement("H26-12")
  void aBrokenAnswerLosesTheRequestAndItIsNotSentAgain() {
    assertThatThrownBy(() -> client.callTool("break", RawJson.EMPTY_OBJECT))
        .isInstanceOf(TransportException.class);
    assertThat(posts.stream().filter(post -> post.header("Mcp-Name").equals("break"))).hasSize(1);
    client.callTool("next", RawJson.EMPTY_OBJECT);
    assertThat(last().body().get("id")).isNotEqualTo(posts.get(posts.size() - 2).body().get("id"));
  }
}
