package dev.mcpsdk.it.wire;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.memory.InMemoryTransport;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.server.McpServer;
import java.nio.charset.StandardCharsets;

/** In memory; what cannot be read as a message at all cannot be sent here. */
final class MemoryWire extends SharedWire {

  private final ClientTransport transport;
  private final Channel channel;

  private MemoryWire(ClientTransport transport) {
    this.transport = transport;
    this.channel = transport.connect(new Receiver());
  }

  static MemoryWire to(McpServer server) {
    InMemoryTransport memory = InMemoryTransport.create();
    server.serve(memory.server());
    return new MemoryWire(memory.client());
  }

  @Override
  void write(String json) {
    byte[] text = json.getBytes(StandardCharsets.UTF_8);
    channel.send(
        MessageReader.read(text, 0, text.length, JsonLimits.DEFAULT, ExpectedResults.NONE));
  }

  @Override
  public void close() {
    transport.close();
  }

  private final class Receiver implements Inbound {

    @Override
    public void onMessage(Received received, Channel reply) {
      came(new String(MessageWriter.toBytes(received.message()), StandardCharsets.UTF_8));
    }

    @Override
    public void onMalformed(Malformed malformed, Channel reply) {
      throw new AssertionError("the server sent " + malformed);
    }

    @Override
    public void onLost(RequestId id, TransportException cause) {
      throw new AssertionError("lost " + id, cause);
    }
  }
}
