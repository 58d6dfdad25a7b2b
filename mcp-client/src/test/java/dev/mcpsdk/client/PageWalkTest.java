package dev.mcpsdk.client;

import static dev.mcpsdk.client.Waiting.get;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PageWalkTest {

  private final ScriptedServer server = ScriptedServer.shared();
  private final McpClient client =
      McpClient.builder("x", "1").protocolVersion("2026-07-28").maxPages(3).connect(server);

  @AfterEach
  void close() {
    client.close();
  }

  private static String page(String tool, String next) {
    return page(tool, next, 0);
  }

  private static String page(String tool, String next, long ttl) {
    String cursor = next == null ? "" : ",\"nextCursor\":\"" + next + '"';
    String item =
        tool == null ? "" : "{\"name\":\"" + tool + "\",\"inputSchema\":{\"type\":\"object\"}}";
    return "{\"resultType\":\"complete\",\"tools\":["
        + item
        + "],\"ttlMs\":"
        + ttl
        + ",\"cacheScope\":\"private\""
        + cursor
        + "}";
  }

  private static List<String> names(List<Tool> tools) {
    return tools.stream().map(Tool::name).toList();
  }

  @Test
  @DisplayName("PAG-01 the empty string is a cursor like any other; only its absence ends the list")
  void emptyCursorGoesOn() {
    server.on(
        "tools/list",
        sent -> {
          RawJson cursor = sent.params().member("cursor");
          if (cursor == null) {
            return page("a", "");
          }
          return cursor.equals(RawJson.string("")) ? page(null, "z") : page("b", null);
        });

    assertThat(names(client.listTools())).containsExactly("a", "b");
  }

  @Test
  @DisplayName("PAG-04 a cursor that comes again ends the walk with an error")
  void repeatedCursor() {
    server.on("tools/list", sent -> page("a", "same"));

    assertThatThrownBy(client::listTools)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("same cursor twice");
  }

  @Test
  @DisplayName("PAG-04 a list that never ends is given up at maxPages")
  void endlessList() {
    AtomicInteger count = new AtomicInteger();
    server.on("tools/list", sent -> page("a", "c" + count.incrementAndGet()));

    assertThatThrownBy(client::listTools)
        .isInstanceOf(InvalidResponseException.class)
        .hasMessageContaining("maxPages");
    assertThat(count).hasValue(3);
  }

  @Test
  @DisplayName("PAG-03 a list of exactly maxPages pages is complete")
  void exactlyMaxPages() {
    AtomicInteger count = new AtomicInteger();
    server.on(
        "tools/list",
        sent -> {
          int page = count.incrementAndGet();
          return page("t" + page, page < 3 ? "c" + page : null);
        });

    assertThat(names(client.listTools())).containsExactly("t1", "t2", "t3");
  }

  @Test
  @DisplayName("PAG-02 one page can be asked for by its cursor")
  void onePage() {
    server.on("tools/list", sent -> page(sent.param("cursor").reader().string(), "more"));

    assertThat(names(client.listTools("here").tools())).containsExactly("here");
    assertThat(client.listTools("here").nextCursor()).isEqualTo("more");
  }

  @Test
  @DisplayName("CACHE-10 a cursor that died drops the cached pages, and the walk begins again once")
  void deadCursor() {
    CompletableFuture<List<Tool>> walk = CompletableFuture.supplyAsync(client::listTools);
    server.result(server.take("tools/list"), page("old", "c1", 60_000));
    server.error(server.take("tools/list"), -32602, "null");

    ScriptedServer.Sent again = server.take("tools/list");
    assertThat(again.hasParam("cursor")).isFalse();
    server.result(again, page("new", null, 60_000));

    assertThat(names(get(walk))).containsExactly("new");
    assertThat(names(client.listTools())).containsExactly("new");
  }

  @Test
  @DisplayName("PAG-02 a cursor that is refused twice fails the walk")
  void deadCursorTwice() {
    CompletableFuture<List<Tool>> walk = CompletableFuture.supplyAsync(client::listTools);
    for (int i = 0; i < 2; i++) {
      server.result(server.take("tools/list"), page("a", "c"));
      server.error(server.take("tools/list"), -32602, "null");
    }

    assertThat(Waiting.failure(walk)).hasMessage("no");
    assertThat(server.peek().method()).isEmpty();
  }
}
