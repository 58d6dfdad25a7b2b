package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Disposition;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import dev.mcpsdk.schema.rpc.MessageWriter;
import dev.mcpsdk.transport.http.endpoint.Exchange.Content;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Answers one POST: by one JSON document if the answer is the first thing to be sent, else by an
 * event stream. Everything is written by whoever comes first, without waiting; only {@link #send}
 * waits, while too much is unwritten and its thread may.
 */
final class ResponseChannel implements Channel, Exchange.Written {

  private static final byte[] EMPTY = {};

  /**
   * After this a comment is followed by a second one. The first that a vanished client's machine
   * refuses is written without an error; only the next one tells.
   */
  private static final Duration PROBE = Duration.ofMillis(200);

  private final Exchange exchange;
  private final OpenResponses open;
  private final EndpointOptions options;
  private final Map<String, String> headers;
  private final ClosedActions closedActions = new ClosedActions();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();

  /**
   * The thread that delivers the request, if it must not be kept waiting; null when it has
   * returned.
   */
  private volatile @Nullable Thread deliverer;

  private volatile boolean closed;

  // Guarded by the lock.
  private @Nullable ResponseQueue queue; // of the event stream; null while there is none
  private boolean ended; // takes nothing more
  private boolean lastSent;
  private boolean probing;
  private boolean commentDue;
  private boolean writing;
  private @Nullable Thread writer; // inside exchange.write

  private volatile long lastProgress = System.nanoTime();
  private volatile boolean endless;

  /**
   * @param headers what every answer carries
   * @param deliverer a thread that must not wait in {@link #send}
   */
  ResponseChannel(
      Exchange exchange,
      OpenResponses open,
      EndpointOptions options,
      Map<String, String> headers,
      @Nullable Thread deliverer) {
    this.exchange = exchange;
    this.open = open;
    this.options = options;
    this.headers = headers;
    this.deliverer = deliverer;
  }

  /** Never waits: nothing can follow an answer, so no more than one is ever unwritten. */
  @Override
  public void reply(JsonRpcResponse response, Disposition disposition) {
    if (closed) {
      return;
    }
    JsonWriter json = encode(response);
    boolean streaming;
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      streaming = queue != null;
      if (queue != null) {
        queue.add(json);
      } else {
        beginLast();
      }
    } finally {
      lock.unlock();
    }
    if (streaming) {
      pump();
      return;
    }
    int status = Statuses.of(response, disposition);
    exchange.begin(
        status, Content.JSON, status == Statuses.UNAVAILABLE ? with("Retry-After", "1") : headers);
    exchange.write(json.buffer(), json.size(), true, this);
  }

  @Override
  public void send(JsonRpcMessage message, Map<String, String> ignored) {
    JsonWriter json = encode(message);
    lock.lock();
    try {
      awaitRoom();
      stream().add(json);
    } finally {
      lock.unlock();
    }
    pump();
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    lock.lock();
    try {
      if (ended || !stream().offer(notification)) {
        return false;
      }
    } finally {
      lock.unlock();
    }
    pump();
    return true;
  }

  /** Ends the stream without an answer. */
  @Override
  public void release(RequestId id) {
    end();
  }

  @Override
  public void onClosed(Runnable action) {
    closedActions.add(action);
  }

  /** Ends the stream with what is queued. */
  void end() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      stream();
      ended = true;
    } finally {
      lock.unlock();
    }
    pump();
  }

  /** Answers without content if nothing else has answered: a notification was taken. */
  void accepted() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      beginLast();
    } finally {
      lock.unlock();
    }
    exchange.begin(Statuses.ACCEPTED, Content.NONE, headers);
    exchange.write(EMPTY, 0, true, this);
  }

  /** The delivering thread has returned: from now on senders may wait, and the clocks run. */
  void delivered() {
    deliverer = null;
    if (closed) {
      return;
    }
    exchange.awaitAnswer(() -> failed(new TransportException("the client has gone")));
    open.add(this);
    if (closed) {
      open.remove(this);
    }
  }

  /**
   * Looks at the clocks: opens the stream after a while of silence, keeps it alive, gives up on a
   * client that does not read.
   */
  void tick(long now) {
    boolean stuck;
    lock.lock();
    try {
      long idle = now - lastProgress;
      stuck = writing;
      if (idle < patience().toNanos() || ended && !writing) {
        return;
      }
      if (!stuck) {
        stream();
        commentDue = true;
        probing = !probing && !endless;
      }
    } finally {
      lock.unlock();
    }
    if (stuck) {
      abort("the client did not read for " + options.writeTimeout().toMillis() + " ms");
    } else {
      pump();
    }
  }

  /** It is a stream that nothing but its end, or this side's, ever ends. */
  void markEndless() {
    endless = true;
  }

  boolean isEndless() {
    return endless;
  }

  void abort(String why) {
    TransportException cause = new TransportException(why);
    failed(cause);
    exchange.abort(cause);
  }

  @Override
  public void progressed() {
    lastProgress = System.nanoTime();
  }

  @Override
  public void written() {
    boolean last;
    boolean nested;
    lock.lock();
    try {
      writing = false;
      lastProgress = System.nanoTime();
      last = lastSent;
      nested = writer == Thread.currentThread();
      written.signalAll();
    } finally {
      lock.unlock();
    }
    if (last) {
      close();
    } else if (!nested) {
      pump();
    }
  }

  @Override
  public void failed(Throwable cause) {
    lock.lock();
    try {
      ended = true;
      lastSent = true;
      writing = false;
      if (queue != null) {
        queue.clear();
      }
      written.signalAll();
    } finally {
      lock.unlock();
    }
    close();
  }

  private static JsonWriter encode(JsonRpcMessage message) {
    JsonWriter json = new JsonWriter(1024);
    MessageWriter.write(json, message);
    return json;
  }

  /** With the lock: the one and only write. */
  private void beginLast() {
    lastSent = true;
    writing = true;
    lastProgress = System.nanoTime();
  }

  /** With the lock: the queue of the event stream, which is opened if there is none yet. */
  private ResponseQueue stream() {
    if (ended) {
      throw new TransportException("the response has ended");
    }
    if (queue == null) {
      queue = new ResponseQueue(options.maxQueuedNotifications());
      exchange.begin(Statuses.OK, Content.EVENT_STREAM, headers);
    }
    return queue;
  }

  /** With the lock: how long nothing may happen before {@link #tick} does something. */
  private Duration patience() {
    if (writing) {
      return options.writeTimeout();
    }
    if (queue == null) {
      return options.sseAfter();
    }
    Duration silence = options.keepAlive();
    return probing && silence.compareTo(PROBE) > 0 ? PROBE : silence;
  }

  /** With the lock: waits while more is unwritten than should be. */
  private void awaitRoom() {
    long left = options.writeTimeout().toNanos();
    while (queue != null && !ended && queue.bytes() >= ResponseQueue.HIGH_WATER) {
      if (deliverer == Thread.currentThread()) {
        if (queue.bytes() >= ResponseQueue.CEILING) {
          throw new TransportException(
              "more than "
                  + ResponseQueue.CEILING
                  + " bytes wait to be written; an inline handler must not send that much");
        }
        return;
      }
      if (left <= 0) {
        throw new TransportException(
            "the client did not read for " + options.writeTimeout().toMillis() + " ms");
      }
      try {
        left = written.awaitNanos(left);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new TransportException("interrupted while waiting for the client to read", e);
      }
    }
  }

  /** Writes what waits, unless somebody does already. */
  private void pump() {
    while (true) {
      EventFrames frames;
      boolean last;
      lock.lock();
      try {
        if (writing || lastSent || queue == null || queue.isEmpty() && !ended && !commentDue) {
          return;
        }
        frames = new EventFrames(512);
        if (queue.isEmpty() && commentDue) {
          frames.comment();
        }
        queue.take(frames);
        last = ended && queue.isEmpty();
        commentDue = false;
        lastSent = last;
        writing = true;
        lastProgress = System.nanoTime();
        writer = Thread.currentThread();
      } finally {
        lock.unlock();
      }
      exchange.write(frames.bytes(), frames.length(), last, this);
      lock.lock();
      try {
        if (writer == Thread.currentThread()) {
          writer = null;
        }
        if (writing || lastSent) {
          return;
        }
      } finally {
        lock.unlock();
      }
    }
  }

  private void close() {
    closed = true;
    open.remove(this);
    closedActions.run();
  }

  private Map<String, String> with(String name, String value) {
    Map<String, String> more = new HashMap<>(headers);
    more.put(name, value);
    return more;
  }
}
