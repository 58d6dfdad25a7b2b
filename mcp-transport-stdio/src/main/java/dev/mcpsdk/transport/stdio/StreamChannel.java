package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Batch;
import dev.mcpsdk.core.engine.BatchReply;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.Methods;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MalformedMessageException;
import dev.mcpsdk.schema.rpc.MessageReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Messages as lines over a pair of streams; used by both sides. */
final class StreamChannel implements Channel {

  private static final Logger log = LoggerFactory.getLogger(StreamChannel.class);

  private final InputStream in;
  private final StreamLimits limits;
  private final Inbound inbound;
  private final LineWriter writer;
  private final ClosedActions closed = new ClosedActions();
  // Requests of ours without an answer, and of the peer's without ours.
  private final Set<RequestId> sent = ConcurrentHashMap.newKeySet();
  private final Set<RequestId> received = ConcurrentHashMap.newKeySet();
  // The peer's requests that came in arrays and are not answered yet.
  private final Map<RequestId, BatchReply> batches = new ConcurrentHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition answered = lock.newCondition();
  private volatile @Nullable Thread reader;

  /**
   * @param interruptible whether an interrupt of the thread that writes may close the stream, as
   *     with channels of NIO: then it is none of those that handle calls
   */
  StreamChannel(
      InputStream in,
      OutputStream out,
      boolean interruptible,
      StreamLimits limits,
      Inbound inbound) {
    this.in = in;
    this.limits = limits;
    this.inbound = inbound;
    Executor sending = interruptible ? BackgroundWriter.ofOneStream() : Runnable::run;
    this.writer = new LineWriter(out, limits, sending, BackgroundWriter.INSTANCE, this::end);
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
      if (closed.hasRun()) {
        return;
      }
      if (Thread.currentThread() == reader) {
        writer.hold(response);
      } else {
        writer.send(response);
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
        writer.send(answers);
      }
    } finally {
      batch.requests().forEach(this::answered);
    }
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    if (message instanceof JsonRpcRequest request) {
      sent.add(request.id());
    }
    writer.send(message);
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    return writer.offer(notification);
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

  /**
   * Reads until the stream ends, delivering as it goes. Answers given on this thread are written
   * together before the next read: a peer that asks much at once gets them in few writes. Blocks;
   * to be called once, on a thread of its own.
   */
  void readAll() throws IOException {
    reader = Thread.currentThread();
    new LineReader(in, limits.maxLineBytes())
        .readAll(
            new LineReader.Lines() {
              @Override
              public void line(byte[] buffer, int offset, int length) {
                deliver(buffer, offset, length);
              }

              @Override
              public void tooLong(int limit) {
                String message =
                    "a line of more than " + limit + " bytes is over the limit maxLineBytes";
                inbound.onMalformed(
                    new Malformed(ErrorCodes.INVALID_REQUEST, message, null, false),
                    StreamChannel.this);
              }

              @Override
              public void pause() {
                writer.release();
              }
            });
  }

  private void deliver(byte[] buffer, int offset, int length) {
    if (closed.hasRun()) {
      return;
    }
    try {
      JsonRpcMessage message =
          MessageReader.read(buffer, offset, length, JsonLimits.DEFAULT, inbound.expectedResults());
      if (message instanceof JsonRpcRequest request) {
        // A stream of notifications has no end of its own that would be worth waiting for.
        if (!request.method().equals(Methods.SUBSCRIPTIONS_LISTEN.name())) {
          received.add(request.id());
        }
        writer.releaseOverdue();
      } else {
        // What listens to answers and notifications may take its time, unlike inline handlers.
        writer.release();
        if (message instanceof JsonRpcResponse response && response.id() != null) {
          sent.remove(response.id());
        }
      }
      inbound.onMessage(Received.of(message), this);
    } catch (MalformedMessageException e) {
      writer.release();
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
      log.debug("an answer could not be written", e);
    } catch (RuntimeException e) {
      log.error("delivering a message failed", e);
    }
  }

  /** Delivers one by one what came in an array; what it asks is answered by an array. */
  private void deliverBatch(byte[] buffer, int offset, int length) {
    try {
      Batch batch =
          Batch.read(buffer, offset, length, JsonLimits.DEFAULT, inbound.expectedResults());
      if (!batch.requests().isEmpty()) {
        BatchReply reply = new BatchReply(batch);
        received.addAll(batch.requests());
        batch.requests().forEach(id -> batches.put(id, reply));
      } else if (!batch.faults().isEmpty()) {
        writer.send(batch.faults());
      }
      for (JsonRpcMessage message : batch.messages()) {
        if (message instanceof JsonRpcResponse response && response.id() != null) {
          sent.remove(response.id());
        }
        inbound.onMessage(Received.of(message), this);
      }
    } catch (MalformedMessageException e) {
      inbound.onMalformed(
          new Malformed(e.code(), String.valueOf(e.getMessage()), null, false), this);
    } catch (TransportException e) {
      log.debug("an answer could not be written", e);
    } catch (RuntimeException e) {
      log.error("delivering an array of messages failed", e);
    }
  }

  /** Waits until every request received so far has been answered and written, at most this long. */
  boolean awaitAnswered(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    writer.releaseForOthers();
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
    return writer.awaitDrained(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
  }

  /**
   * Ends the channel: what is pending is lost for this reason. Streams are the owner's to close.
   */
  void end(TransportException cause) {
    if (closed.hasRun()) {
      return;
    }
    writer.fail(cause);
    sent.forEach(
        id -> {
          if (sent.remove(id)) {
            inbound.onLost(id, cause);
          }
        });
    closed.run();
  }
}
