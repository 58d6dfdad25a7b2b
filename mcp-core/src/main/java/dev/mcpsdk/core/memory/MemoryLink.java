package dev.mcpsdk.core.memory;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.Map;
import java.util.function.Consumer;

/** One connection between a client and a server in the same process. */
final class MemoryLink {

  private final ClosedActions closed = new ClosedActions();
  private final End clientEnd;

  MemoryLink(Inbound client, Inbound server, Consumer<MemoryLink> onClosed) {
    // Each end delivers to the other side's inbound and names the opposite end as the way to
    // answer.
    End serverEnd = new End(client);
    this.clientEnd = new End(server);
    serverEnd.opposite = clientEnd;
    clientEnd.opposite = serverEnd;
    closed.add(() -> onClosed.accept(this));
  }

  /** The client's way to the server. */
  Channel clientEnd() {
    return clientEnd;
  }

  void close() {
    closed.run();
  }

  private final class End implements Channel {

    private final Inbound receiver;
    private volatile Channel opposite = this;

    End(Inbound receiver) {
      this.receiver = receiver;
    }

    @Override
    public void reply(JsonRpcResponse response, Disposition disposition) {
      if (!closed.hasRun()) {
        deliver(response);
      }
    }

    @Override
    public void send(JsonRpcMessage message, Map<String, String> headers) {
      if (closed.hasRun()) {
        throw new TransportException("the in-memory connection is closed");
      }
      deliver(message);
    }

    @Override
    public boolean offer(JsonRpcNotification notification) {
      if (closed.hasRun()) {
        return false;
      }
      deliver(notification);
      return true;
    }

    @Override
    public void release(RequestId id) {
      // One channel carries all requests: nothing belongs to a single one.
    }

    @Override
    public void onClosed(Runnable action) {
      closed.add(action);
    }

    private void deliver(JsonRpcMessage message) {
      byte[] text = MessageWriter.toBytes(message);
      JsonRpcMessage copy;
      try {
        copy =
            MessageReader.read(
                text, 0, text.length, JsonLimits.DEFAULT, receiver.expectedResults());
      } catch (MalformedMessageException e) {
        receiver.onMalformed(
            new Malformed(e.code(), String.valueOf(e.getMessage()), e.id(), e.response()),
            opposite);
        return;
      }
      receiver.onMessage(Received.of(copy), opposite);
    }
  }
}
