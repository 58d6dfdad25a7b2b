package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.Headers;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Batch;
import dev.mcpsdk.core.engine.BatchReply;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.EdgeRules;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection as the layers above see it; used by both sides. */
final class MessageChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(MessageChannel.class);

  private final Inbound inbound;
  private final Caller caller;
  private final JsonLimits jsonLimits;
  private final Outgoing outgoing;
  private final ClosedActions closed = new ClosedActions();
  // Requests of ours without an answer, and of the peer's without ours.
  private final Set<RequestId> sent = ConcurrentHashMap.newKeySet();
  private final Set<RequestId> received = ConcurrentHashMap.newKeySet();
  // The peer's requests that came in arrays and are not answered yet.
  private final Map<RequestId, BatchReply> batches = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private volatile @Nullable Thread reader;
  private volatile @Nullable TransportException cause;

  MessageChannel(Inbound inbound, Caller caller, JsonLimits jsonLimits, Outgoing outgoing) {
    this.inbound = inbound;
    this.caller = caller;
    this.jsonLimits = jsonLimits;
    this.outgoing = outgoing;
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    RequestId id = response.id();
    BatchReply batch = id == null || batches.isEmpty() ? null : batches.remove(id);
    if (id != null && batch != null) {
      if (batch.answered(id, response)) {
        reply(batch);
      }
      return;
    }
    try {
      if (!closed.hasRun()) {
        outgoing.answer(MessageWriter.toBytes(response), mayWait());
      }
    } finally {
      if (id != null) {
        answered(id);
      }
    }
  }

  private void reply(BatchReply batch) {
    try {
      List<JsonRpcResponse> answers = batch.answers();
      if (!closed.hasRun() && !answers.isEmpty()) {
        send(answers);
      }
    } finally {
      batch.requests().forEach(this::answered);
    }
  }

  private void send(List<? extends JsonRpcResponse> answers) {
    byte[] text =
        JsonWriter.toBytes(out -> MessageWriter.writeBatch(out, answers, Codecs.STANDARD));
    outgoing.send(text, mayWait());
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    if (message instanceof JsonRpcRequest request) {
      sent.add(request.id());
      if (closed.hasRun()) {
        // The end may have passed by before the request was noted.
        sent.remove(request.id());
        throw ended();
      }
    }
    outgoing.send(MessageWriter.toBytes(message), mayWait());
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    return !closed.hasRun() && outgoing.offer(notification);
  }

  @Override
  public void release(RequestId id) {
    sent.remove(id);
    BatchReply batch = batches.isEmpty() ? null : batches.remove(id);
    if (batch == null) {
      answered(id);
    } else if (batch.released(id)) {
      reply(batch);
    }
  }

  private void answered(RequestId id) {
    if (received.remove(id) && received.isEmpty()) {
      lock.lock();
      try {
        answered.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  @Override
  public void onClosed(Runnable action) {
    closed.add(action);
  }

  /** Takes a message from the peer; on one thread at a time. */
  void deliver(byte[] buffer, int offset, int length) {
    if (closed.hasRun()) {
      return;
    }
    reader = Thread.currentThread();
    try {
      JsonRpcMessage message =
          MessageReader.read(buffer, offset, length, jsonLimits, inbound.expectedResults());
      if (message instanceof JsonRpcRequest request) {
        // A stream of notifications has no end of its own that would be worth waiting for.
        if (!request.method().equals(Methods.SUBSCRIPTIONS_LISTEN.name())) {
          received.add(request.id());
        }
      } else if (message instanceof JsonRpcResponse response && response.id() != null) {
        sent.remove(response.id());
      }
      inbound.onMessage(received(message), this);
    } catch (MalformedMessageException e) {
      if (MessageReader.isBatch(buffer, offset, length) && inbound.takesBatches(this, null)) {
        deliverBatch(buffer, offset, length);
        return;
      }
      RequestId id = e.id();
      if (e.response() && id != null) {
        sent.remove(id);
      }
      String message = String.valueOf(e.getMessage());
      inbound.onMalformed(new Malformed(e.code(), message, id, e.response()), this);
    } catch (TransportException e) {
      log.debug("an answer could not be sent", e);
    } catch (RuntimeException e) {
      log.error("delivering a message failed", e);
    } finally {
      reader = null;
    }
  }

  /** Delivers one by one what came in an array; what it asks is answered by an array. */
  private void deliverBatch(byte[] buffer, int offset, int length) {
    try {
      Batch batch = Batch.read(buffer, offset, length, jsonLimits, inbound.expectedResults());
      if (!batch.requests().isEmpty()) {
        BatchReply reply = new BatchReply(batch);
        received.addAll(batch.requests());
        batch.requests().forEach(id -> batches.put(id, reply));
      } else if (!batch.faults().isEmpty()) {
        send(batch.faults());
      }
      for (JsonRpcMessage message : batch.messages()) {
        if (message instanceof JsonRpcResponse response && response.id() != null) {
          sent.remove(response.id());
        }
        inbound.onMessage(received(message), this);
      }
    } catch (MalformedMessageException e) {
      inbound.onMalformed(
          new Malformed(e.code(), String.valueOf(e.getMessage()), null, false), this);
    } catch (TransportException e) {
      log.debug("an answer could not be sent", e);
    } catch (RuntimeException e) {
      log.error("delivering an array of messages failed", e);
    }
  }

  private Received received(JsonRpcMessage message) {
    return new Received(message, caller, Headers.NONE, EdgeRules.NONE, null);
  }

  /** Waits until every request received so far has its answer and that has left. */
  boolean awaitAnswered(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    lock.lock();
    try {
      while (!received.isEmpty() && !closed.hasRun()) {
        long left = deadline - System.nanoTime();
        if (left <= 0) {
          return false;
        }
        answered.awaitNanos(Math.min(left, TimeUnit.MILLISECONDS.toNanos(100)));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
    return outgoing.awaitSent(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
  }

  /** Ends the channel: what is pending is lost for this reason. Idempotent. */
  void end(TransportException why) {
    if (closed.hasRun()) {
      return;
    }
    cause = why;
    sent.forEach(
        id -> {
          if (sent.remove(id)) {
            inbound.onLost(id, why);
          }
        });
    closed.run();
  }

  private TransportException ended() {
    TransportException why = cause;
    return why == null
        ? new TransportException("the connection has ended")
        : new TransportException(String.valueOf(why.getMessage()), why);
  }

  /** The thread that reads must not wait for the peer to read: it would wait for itself. */
  private boolean mayWait() {
    return reader != Thread.currentThread();
  }
}
