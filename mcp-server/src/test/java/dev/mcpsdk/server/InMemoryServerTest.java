package dev.mcpsdk.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.memory.InMemoryTransport;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.CallToolRequest;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ClientCapabilities;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TextContent;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InMemoryServerTest {

  record Greet(String name) {}

  private static final class Inbox implements Inbound {
    final BlockingQueue<JsonRpcMessage> messages = new LinkedBlockingQueue<>();

    @Override
    public void onMessage(Received received, Channel reply) {
      messages.add(received.message());
    }

    @Override
    public void onMalformed(Malformed malformed, Channel reply) {
      throw new AssertionError(malformed.message());
    }

    @Override
    public void onLost(RequestId id, TransportException cause) {
      throw new AssertionError("lost " + id, cause);
    }

    @Override
    public ExpectedResults expectedResults() {
      return id -> Methods.TOOLS_CALL;
    }
  }

  @Test
  void answersOverTheInMemoryTransport() throws Exception {
    InMemoryTransport transport = InMemoryTransport.create();
    try (McpServer server =
        McpServer.builder("hello", "1.0")
            .tool("greet", "says hi", Greet.class, (in, ctx) -> "Hi " + in.name())
            .build()) {
      server.serve(transport.server());
      Inbox inbox = new Inbox();
      RequestFrame frame =
          RequestFrame.builder()
              .protocolVersion("2026-07-28")
              .clientCapabilities(ClientCapabilities.NONE)
              .build();
      try (var client = transport.client()) {
        client
            .connect(inbox)
            .send(
                JsonRpcRequest.of(
                    RequestId.of("a"),
                    new CallToolRequest("greet", RawJson.of("{\"name\":\"you\"}")),
                    frame,
                    Wire.LATEST));
        JsonRpcMessage answer = inbox.messages.poll(10, TimeUnit.SECONDS);
        assertThat(answer).isInstanceOf(JsonRpcResult.class);
        CallToolResult result = (CallToolResult) ((JsonRpcResult) answer).result();
        assertThat(result.content()).containsExactly(TextContent.of("Hi you"));
        assertThat(((JsonRpcResult) answer).id()).isEqualTo(RequestId.of("a"));
      }
    }
  }
}
