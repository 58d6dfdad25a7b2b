package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.schema.Method;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Keeps what is delivered, for a test to wait for. */
final class RecordingInbound implements Inbound {

  final BlockingQueue<JsonRpcMessage> messages = new LinkedBlockingQueue<>();
  final BlockingQueue<Malformed> malformed = new LinkedBlockingQueue<>();
  final BlockingQueue<TransportException> lost = new LinkedBlockingQueue<>();
  final BlockingQueue<RequestId> lostIds = new LinkedBlockingQueue<>();
  volatile boolean takesBatches;
  private final BiConsumer<JsonRpcMessage, Channel> answer;

  RecordingInbound() {
    this((message, channel) -> {});
  }

  RecordingInbound(BiConsumer<JsonRpcMessage, Channel> answer) {
    this.answer = answer;
  }

  @Override
  public void onMessage(Received received, Channel reply) {
    messages.add(received.message());
    answer.accept(received.message(), reply);
  }

  @Override
  public void onMalformed(Malformed bad, Channel reply) {
    malformed.add(bad);
  }

  @Override
  public void onLost(RequestId id, TransportException cause) {
    lostIds.add(id);
    lost.add(cause);
  }

  @Override
  public boolean takesBatches(Channel reply, @Nullable SessionClaim claim) {
    return takesBatches;
  }

  @Override
  public ExpectedResults expectedResults() {
    return new ExpectedResults() {
      @Override
      public @Nullable Method<?, ?> of(RequestId id) {
        return Methods.TOOLS_CALL;
      }
    };
  }

  static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
    T item = queue.poll(20, TimeUnit.SECONDS);
    if (item == null) {
      throw new AssertionError("nothing came within 20 seconds");
    }
    return item;
  }
}
