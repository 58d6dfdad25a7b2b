package dev.mcpsdk.it.hostile;

import static dev.mcpsdk.it.hostile.Messages.call;
import static dev.mcpsdk.it.hostile.Messages.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.schema.Tool;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.server.McpServer;
import dev.mcpsdk.server.ToolSpec;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that keeps to the limit of running calls never hears that the server is busy. */
class SequentialClientTest {

  private static final int CALLS = 5_000;

  private final McpServer server =
      McpServer.builder("one at a time", "1")
          .maxRunningCalls(1)
          .tool("thread", "Runs on a thread of its own", ctx -> "done")
          .tool(
              ToolSpec.async(
                  Tool.builder("stage", RawJson.of("{\"type\":\"object\"}")).build(),
                  (arguments, ctx) -> CompletableFuture.supplyAsync(() -> "done")))
          .build();

  @AfterEach
  void close() {
    server.close();
  }

  private static void callOften(Function<String, Answer> link) {
    for (int i = 0; i < CALLS; i++) {
      String tool = i % 5 == 0 ? "stage" : "thread";
      Answer answer = link.apply(call(String.valueOf(i), tool, "{}"));
      assertThat(answer.result()).as("call %s, answered by %s", i, answer.text()).isNotNull();
    }
  }

  @Test
  void overStdio() {
    try (LineLink link = LineLink.pipes(server)) {
      callOften(link::ask);
    }
  }

  @Test
  void overHttp() {
    try (HttpLink link = new HttpLink(server);
        RawHttp connection = link.connect()) {
      callOften(message -> connection.post(message, HttpLink.headers(message)).answer());
    }
  }

  @Test
  void whileItListens() {
    String filter = "\"notifications\":{\"toolsListChanged\":true}";
    try (LineLink link = LineLink.pipes(server)) {
      for (int i = 0; i < 500; i++) {
        String id = "\"listen" + i + "\"";
        assertThat(link.ask(request(id, "subscriptions/listen", filter)).text())
            .contains("acknowledged");
        assertThat(link.ask(call("1", "thread", "{}")).result()).as("call %s", i).isNotNull();
        link.tell(Messages.cancel(id));
      }
    }
  }
}
