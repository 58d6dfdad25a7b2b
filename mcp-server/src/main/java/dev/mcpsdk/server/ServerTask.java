package dev.mcpsdk.server;

import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.CallToolResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.GetTaskPayloadResult;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.MetaKeys;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.ResultFrame;
import dev.mcpsdk.schema.json.RawJson;
import dev.mcpsdk.schema.rpc.JsonRpcError;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A call that goes on after its answer (2025-11-25). To the call it is the channel: the call's real
 * answer is kept here, everything else goes out with the task's name on it. Thread-safe.
 */
final class ServerTask implements Channel {

  private final Object owner;
  private final long position;
  private final ServerSession session;
  private final Channel fallback;
  private final Meta related;
  private final CompletableFuture<Result> outcome = new CompletableFuture<>();

  /** Guards the three below. */
  private final ReentrantLock lock = new ReentrantLock();

  private Task task;
  private @Nullable Call call;

  /** Of who waits for the result, and can be asked and told meanwhile. */
  private @Nullable Channel waiting;

  /**
   * @param owner who alone may see it
   * @param position in lists
   * @param fallback where messages go while nobody waits for the result
   */
  ServerTask(Object owner, long position, Task task, ServerSession session, Channel fallback) {
    this.owner = owner;
    this.position = position;
    this.task = task;
    this.session = session;
    this.fallback = fallback;
    this.related =
        Meta.of(
            MetaKeys.RELATED_TASK,
            RawJson.write(
                out -> out.beginObject().name("taskId").value(task.taskId()).endObject()));
  }

  String id() {
    return snapshot().taskId();
  }

  Object owner() {
    return owner;
  }

  long position() {
    return position;
  }

  Task snapshot() {
    lock.lock();
    try {
      return task;
    } finally {
      lock.unlock();
    }
  }

  /** What the call has come to, once it has: a result or a {@link ProtocolException}. */
  CompletableFuture<Result> outcome() {
    return outcome;
  }

  /** The call behind it, to be cancelled with it. */
  void runs(Call started) {
    lock.lock();
    try {
      call = started;
    } finally {
      lock.unlock();
    }
  }

  /** From now on messages go to who waits for the result. */
  void awaitedOn(Channel channel) {
    lock.lock();
    try {
      waiting = channel;
    } finally {
      lock.unlock();
    }
  }

  /** Who waited on this channel does so no more. */
  void leftBy(Channel channel) {
    lock.lock();
    try {
      if (waiting == channel) {
        waiting = null;
      }
    } finally {
      lock.unlock();
    }
  }

  /** The questions are answered. */
  void goOn() {
    become(TaskStatus.WORKING, null);
  }

  /** False if it has ended already. */
  boolean cancel() {
    if (!become(TaskStatus.CANCELLED, "The task was cancelled by request.")) {
      return false;
    }
    outcome.completeExceptionally(
        new ProtocolException(ErrorCodes.INTERNAL_ERROR, "the task was cancelled"));
    Call running;
    lock.lock();
    try {
      running = call;
    } finally {
      lock.unlock();
    }
    if (running != null) {
      running.cancel("its task was cancelled");
    }
    return true;
  }

  private boolean become(TaskStatus next, @Nullable String message) {
    lock.lock();
    try {
      if (!task.status().canBecome(next)) {
        return false;
      }
      task = task.become(next, message, Instant.now());
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    if (response instanceof JsonRpcResult done && done.result() instanceof CallToolResult result) {
      if (become(result.isError() ? TaskStatus.FAILED : TaskStatus.COMPLETED, null)) {
        outcome.complete(payload(done.id(), result));
      }
    } else if (become(TaskStatus.FAILED, null)) {
      outcome.completeExceptionally(
          response instanceof JsonRpcError failed
              ? new ProtocolException(failed.error())
              : new IllegalStateException("a tool call ended with another kind of result"));
    }
  }

  private GetTaskPayloadResult payload(RequestId id, CallToolResult result) {
    CallToolResult bare =
        new CallToolResult(
            result.content(), result.structuredContent(), result.isError(), Meta.EMPTY);
    byte[] message =
        MessageWriter.toBytes(
            JsonRpcResult.of(id, bare, ResultFrame.NONE, session.dialect().wire()));
    RawJson written = RawJson.ofUtf8(message).member("result");
    if (written == null) {
      throw new IllegalStateException("a result was written without its member");
    }
    return new GetTaskPayloadResult(written, withTask(result.meta()));
  }

  private Meta withTask(Meta meta) {
    Meta named = meta;
    for (Map.Entry<String, RawJson> entry : related.asMap().entrySet()) {
      named = named.with(entry.getKey(), entry.getValue());
    }
    return named;
  }

  private RequestFrame withTask(RequestFrame frame) {
    return frame.toBuilder().meta(withTask(frame.meta())).build();
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> headers) {
    if (message instanceof JsonRpcRequest request) {
      become(TaskStatus.INPUT_REQUIRED, null);
      out()
          .send(
              new JsonRpcRequest(
                  request.id(),
                  request.method(),
                  request.request(),
                  withTask(request.frame()),
                  null,
                  null,
                  request.wire()),
              headers);
    } else if (message instanceof JsonRpcNotification notification) {
      // Queued: a task does not wait for a client that may be away.
      offer(notification);
    } else {
      throw new TransportException("a call sends no answers but its own");
    }
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    return out()
        .offer(
            new JsonRpcNotification(
                notification.method(),
                notification.notification(),
                null,
                withTask(notification.frame()),
                notification.wire()));
  }

  private Channel out() {
    lock.lock();
    try {
      return waiting == null ? fallback : waiting;
    } finally {
      lock.unlock();
    }
  }

  /** It has no exchange that could end. */
  @Override
  public void release(RequestId id) {}

  /** It ends with its answer alone. */
  @Override
  public void onClosed(Runnable action) {}
}
