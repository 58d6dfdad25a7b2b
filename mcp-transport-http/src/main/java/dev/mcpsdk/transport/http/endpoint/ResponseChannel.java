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
public final class ResponseChannel implements Channel, Exchange.Written {

  private static final byte[] EMPTY = {};

  /**
   * After this a comment is followed by a second one. The first that a vanished client's machine
   * refuses is written without an error; only the next one tells.
   */
  private static final Duration PROBE = Duration.ofMillis(200);

  private final Exchange exchange;
  private final OpenResponses open;
  private final EndpointOptions options;
  private final ClosedActions closedActions = new ClosedActions();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition written = lock.newCondition();

  /**
   * The thread that delivers the request, if it must not be kept waiting; null when it has
   * returned.
   */
  private volatile @Nullable Thread deliverer;

  private volatile boolean closed;

  // Said before anything is sent.
  private volatile Map<String, String> headers;
  private volatile @Nullable ResponseOwner owner;
  private volatile boolean named;

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
  public ResponseChannel(
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
    answer(encode(response), Statuses.of(response, disposition));
  }

  /**
   * Answers with this JSON, as the last event if a stream is open.
   *
   * @param status of an answer that is no stream
   */
  public void answer(JsonWriter json, int status) {
    boolean streaming;
    Map<String, String> fields;
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
      fields = status == Statuses.UNAVAILABLE ? with("Retry-After", "1") : headers;
    } finally {
      lock.unlock();
    }
    if (streaming) {
      pump();
      return;
    }
    exchange.begin(status, Content.JSON, fields);
    exchange.write(json.buffer(), json.size(), true, this);
  }

  /** Makes this a part of something that goes on without it. Before anything is sent. */
  public void belongTo(ResponseOwner longerLived) {
    owner = longerLived;
  }

  /** Makes its events say that they are messages. */
  public void nameEvents() {
    named = true;
  }

  /** Adds a header. Before anything is sent. */
  public void header(String name, String value) {
    headers = with(name, value);
  }

  /** Opens the event stream at once, with a comment. Without effect if it has ended. */
  public void open() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      stream();
      commentDue = true;
    } finally {
      lock.unlock();
    }
    pump();
  }

  /**
   * Sends an event that is framed already, without waiting.
   *
   * @param last whether the stream ends with it
   */
  public void event(byte[] frame, boolean last) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      stream().addFramed(frame);
      ended = last;
    } finally {
      lock.unlock();
    }
    pump();
  }

  /** Bytes of events that wait to be written. */
  public long unwritten() {
    lock.lock();
    try {
      return queue == null ? 0 : queue.bytes();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits while more is unwritten than should be, unless the thread must not wait.
   *
   * @throws TransportException if the client does not read in time
   */
  public void awaitReader() {
    lock.lock();
    try {
      awaitRoom();
    } finally {
      lock.unlock();
    }
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
  public void end() {
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
  public void accepted() {
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
  public void delivered() {
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
    ResponseOwner opener = null;
    lock.lock();
    try {
      long idle = now - lastProgress;
      stuck = writing;
      if (idle < patience().toNanos() || ended && !writing) {
        return;
      }
      if (!stuck && queue == null && owner != null) {
        opener = owner;
      } else if (!stuck) {
        stream();
        commentDue = true;
        probing = !probing && !endless;
      }
    } finally {
      lock.unlock();
    }
    if (stuck) {
      abort("the client did not read for " + options.writeTimeout().toMillis() + " ms");
    } else if (opener != null) {
      opener.silent();
    } else {
      pump();
    }
  }

  /** It is a stream that nothing but its end, or this side's, ever ends. */
  public void markEndless() {
    endless = true;
  }

  boolean isEndless() {
    return endless;
  }

  public void abort(String why) {
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
    ResponseOwner waiting;
    lock.lock();
    try {
      writing = false;
      lastProgress = System.nanoTime();
      last = lastSent;
      nested = writer == Thread.currentThread();
      waiting = queue == null || queue.isEmpty() ? owner : null;
      written.signalAll();
    } finally {
      lock.unlock();
    }
    if (last) {
      close();
      return;
    }
    if (!nested) {
      pump();
    }
    if (waiting != null) {
      waiting.drained();
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
        frames = new EventFrames(512, named);
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
