package dev.mcpsdk.it.hostile;

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
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.server.McpServer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Messages in memory, where only what is a message can be sent. */
final class InMemoryLink implements Link, Inbound {

  private final InMemoryTransport transport = InMemoryTransport.create();
  private final ClientTransport client;
  private final Channel channel;
  private final BlockingQueue<String> answers = new LinkedBlockingQueue<>();

  InMemoryLink(McpServer server) {
    server.serve(transport.server());
    client = transport.client();
    channel = client.connect(this);
  }

  /** Whether it is a message with params that this side can write: others cannot come here. */
  static boolean carries(byte[] message) {
    try {
      JsonRpcMessage read = read(message);
      return read instanceof JsonRpcRequest request
              && (request.request() != null || request.rawParams() != null)
          || read instanceof JsonRpcNotification notification
              && notification.notification() != null;
    } catch (MalformedMessageException e) {
      return false;
    }
  }

  private static JsonRpcMessage read(byte[] message) {
    return MessageReader.read(message, 0, message.length, JsonLimits.DEFAULT, ExpectedResults.NONE);
  }

  @Override
  public Answer ask(byte[] message) {
    tell(message);
    return Answer.line(Waiting.next(answers, "an answer"));
  }

  @Override
  public void tell(byte[] message) {
    channel.send(read(message));
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    JsonRpcMessage message = received.message();
    answers.add(new String(MessageWriter.toBytes(message), StandardCharsets.UTF_8));
  }

  @Override
  public void onMalformed(Malformed malformed, Channel reply) {
    answers.add(malformed.toString());
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    answers.add(cause.toString());
  }

  @Override
  public boolean isHttp() {
    return false;
  }

  @Override
  public void close() {
    client.close();
    transport.server().close();
  }
}
