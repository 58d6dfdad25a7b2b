package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.endpoint.ResponseOwner;
import dev.mcpsdk.transport.http.endpoint.ResponseQueue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What a session tells its client beside any call: over the newest event stream the client has
 * opened for it. While there is none, or it is not read, messages wait within a limit.
 */
final class Unsolicited implements Channel, ResponseOwner {

  /** Streams of one session that may be open; another one ends the oldest. */
  static final int MAX_STREAMS = 16;

  /** Unwritten bytes of a stream from which on messages wait here, where equal ones become one. */
  private static final int UNREAD = 64 * 1024;

  private final HttpSession session;
  private final int maxQueued;
  private final Serial serial = new Serial();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private @Nullable ResponseQueue waiting;

  /** Open ones, the newest last; touched in order only. */
  private final List<Stream> streams = new ArrayList<>(0);

  Unsolicited(HttpSession session, int maxQueued) {
    this.session = session;
    this.maxQueued = maxQueued;
  }

  /** Requests are never received on it. */
  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {}

  @Override
  public void send(JsonRpcMessage message, Map<String, String> ignored) {
    JsonWriter json = new JsonWriter(1024);
    MessageWriter.write(json, message);
    lock.lock();
    try {
      if (session.hasEnded()) {
        throw new TransportException("the session has ended");
      }
      ResponseQueue queue = queue();
      if (queue.bytes() >= ResponseQueue.HIGH_WATER) {
        throw new TransportException(
            "more than "
                + ResponseQueue.HIGH_WATER
                + " bytes wait for the client to open an event stream, or to read it");
      }
      queue.add(json);
    } finally {
      lock.unlock();
    }
    serial.run(this::flush);
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    lock.lock();
    try {
      if (session.hasEnded() || !queue().offer(notification)) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    serial.run(this::flush);
    return true;
  }

  @Override
  public void release(RequestId id) {}

  /** Ends with the session. */
  @Override
  public void onClosed(Runnable action) {
    session.onEnd(action);
  }

  /** Streams do not begin by themselves. */
  @Override
  public void silent() {}

  /** There may be room for what waits. */
  @Override
  public void drained() {
    serial.run(this::flush);
  }

  /** Goes over one more stream from now on. */
  void open(ResponseChannel response) {
    serial.run(() -> attach(new Stream(session.nextStream(), response), true));
  }

  /** Takes a stream up again behind an event the client has got. */
  void resume(ResponseChannel response, EventId from) {
    serial.run(
        () -> {
          for (Stream stream : List.copyOf(streams)) {
            if (stream.number == from.stream()) {
              streams.remove(stream);
              stream.response.end();
            }
          }
          session.replay(from, response);
          attach(new Stream(from.stream(), response), false);
        });
  }

  /** Ends all streams: the session has ended. */
  void end() {
    serial.run(
        () -> {
          streams.forEach(stream -> stream.response.end());
          streams.clear();
        });
  }

  private void attach(Stream stream, boolean fresh) {
    if (session.hasEnded()) {
      stream.response.end();
      return;
    }
    if (streams.size() >= MAX_STREAMS) {
      streams.remove(0).response.end();
    }
    streams.add(stream);
    stream.response.belongTo(this);
    stream.response.onClosed(() -> serial.run(() -> streams.remove(stream)));
    stream.response.open();
    if (fresh) {
      prime(stream);
    }
    flush();
  }

  /** A stream that breaks before its first message can be resumed only by an id it has had. */
  private void prime(Stream stream) {
    if (VersionFeatures.pollableStreams(session.version)) {
      EventId id = session.keep(false, stream.number, new byte[0]);
      if (id != null) {
        stream.response.event(EventText.priming(id, session.retryMillis()), false);
      }
    }
  }

  /** Moves what waits to the newest stream, as long as that is read. */
  private void flush() {
    while (!streams.isEmpty()) {
      Stream newest = streams.get(streams.size() - 1);
      if (newest.response.unwritten() >= UNREAD) {
        return;
      }
      JsonWriter json = next();
      if (json == null) {
        return;
      }
      byte[] message = json.toByteArray();
      EventId id = session.keep(false, newest.number, message);
      newest.response.event(EventText.message(id, message), false);
    }
  }

  private @Nullable JsonWriter next() {
    lock.lock();
    try {
      JsonWriter next = waiting == null ? null : waiting.poll();
      if (waiting != null && waiting.isEmpty()) {
        waiting = null;
      }
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** With the lock. */
  private ResponseQueue queue() {
    if (waiting == null) {
      waiting = new ResponseQueue(maxQueued);
    }
    return waiting;
  }

  /** Compared by identity. */
  private static final class Stream {
    final long number;
    final ResponseChannel response;

    Stream(long number, ResponseChannel response) {
      this.number = number;
      this.response = response;
    }
  }
}
