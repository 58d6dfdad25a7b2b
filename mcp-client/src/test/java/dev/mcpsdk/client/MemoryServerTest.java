package dev.mcpsdk.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.StatelessServerDialect;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.Servable;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.Implementation;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.ServerCapabilities;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryServerTest {

  /** The least of a server: discovers, and one tool. */
  private static final class Echo implements Inbound {

    private final StatelessServerDialect dialect =
        new StatelessServerDialect(Implementation.of("echo", "3"), List.of("2026-07-28"));

    @Override
    public void onMessage(Received received, Channel reply) {
      JsonRpcRequest request = (JsonRpcRequest) received.message();
      dialect.read(request);
      Result result =
          request.request() instanceof CallToolRequest call
              ? CallToolResult.text(String.valueOf(call.arguments()))
              : DiscoverResult.builder(List.of("2026-07-28"), ServerCapabilities.NONE)
                  .instructions("be kind")
                  .build();
      reply.reply(
          dialect.result(request.id(), new Outcome.Complete<>(result)), Disposition.HANDLED);
    }

    @Override
    public void onMalformed(Malformed malformed, Channel reply) {
      throw new AssertionError(malformed.message());
    }

    @Override
    public void onLost(RequestId id, TransportException cause) {}
  }

  @Test
  @DisplayName("DISC-03 a client connects in one line, discovers and calls a tool")
  void discoversAndCalls() {
    Servable server = transport -> transport.start(new Echo());

    try (McpClient client = McpClient.connect(server)) {
      assertThat(client.protocolVersion()).isEqualTo("2026-07-28");
      assertThat(client.serverInfo()).isEqualTo(Implementation.of("echo", "3"));
      assertThat(client.instructions()).isEqualTo("be kind");

      CallToolResult result = client.callTool("echo", RawJson.of("{\"a\":1}"));

      assertThat(result.content()).containsExactly(TextContent.of("{\"a\":1}"));
    }
  }
}
