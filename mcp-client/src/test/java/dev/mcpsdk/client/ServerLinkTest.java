package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When the way to the server is opened anew. */
@Timeout(20)
class ServerLinkTest {

  private static CompletableFuture<CallToolResult> call(McpClient client) {
    return client.sendAsync(new CallToolRequest("t", null));
  }

  /** A transport reports the requests that are lost before it reports its own end. */
  @Test
  void whoLearnsOfALostConnectionMayCallAgainAtOnce() {
    ScriptedServer server = ScriptedServer.shared();
    try (McpClient client = server.client()) {
      CompletableFuture<CallToolResult> first = call(client);
      server.lose(server.take("tools/call"));
      assertThat(Waiting.failure(first)).isInstanceOf(TransportException.class);

      CompletableFuture<CallToolResult> second = call(client);

      assertThat(server.connections()).isEqualTo(2);
      server.result(server.take("tools/call"), "{\"content\":[]}");
      assertThat(Waiting.get(second).content()).isEmpty();
    }
  }

  @Test
  void aLostExchangeIsNotTheEndOfTheOthers() {
    ScriptedServer server = ScriptedServer.perRequest();
    try (McpClient client = server.client()) {
      CompletableFuture<CallToolResult> first = call(client);
      server.lose(server.take("tools/call"));
      assertThat(Waiting.failure(first)).isInstanceOf(TransportException.class);

      CompletableFuture<CallToolResult> second = call(client);

      assertThat(server.connections()).isEqualTo(1);
      server.result(server.take("tools/call"), "{\"content\":[]}");
      assertThat(Waiting.get(second).content()).isEmpty();
    }
  }
}
