package dev.mcpsdk.benchmarks.streaming;

import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.ServerTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** No transport: a request's bytes go in, and the answer's bytes come out, on one thread. */
final class Direct implements ServerTransport, Channel {
  private @Nullable Inbound inbound;
  private byte[] answer = {};
  private int sent;

  /**
   * @return the answer's bytes
   */
  byte[] exchange(byte[] request) {
    answer = new byte[0];
    JsonRpcMessage message =
        MessageReader.read(request, 0, request.length, JsonLimits.DEFAULT, ExpectedResults.NONE);
    if (inbound != null) {
      inbound.onMessage(Received.of(message), this);
    }
    return answer;
  }

  /** How many bytes were sent beside answers. */
  int sent() {
    return sent;
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    answer = MessageWriter.toBytes(response);
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    sent += MessageWriter.toBytes(message).length;
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    sent += MessageWriter.toBytes(notification).length;
    return true;
  }

  @Override
  public void release(RequestId id) {}

  @Override
  public void onClosed(Runnable action) {}

  @Override
  public TransportTraits traits() {
    return new TransportTraits("direct", false, false);
  }

  @Override
  public void start(Inbound to) {
    inbound = to;
  }

  @Override
  public void onEnded(Runnable action) {}

  @Override
  public void close() {}
}
