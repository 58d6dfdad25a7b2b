package dev.mcpsdk.transport.stdio;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes messages as lines from many threads: each encodes its own, one at a time writes for all.
 * No lock is held while it writes. Whoever sends waits while more than a bounded amount is queued.
 */
final class LineWriter {

  private static final int BATCH = 64 * 1024;

  // What is held is written when it is that much: little at first, so that a peer that waits has
  // something to do meanwhile, then more, so that a long row of answers takes few writes.
  private static final int FIRST_HELD_BYTES = 2 * 1024;
  private static final int MAX_HELD_BYTES = 16 * 1024;

  private static final long MAX_HELD_NANOS = TimeUnit.MICROSECONDS.toNanos(200);

  private final OutputStream out;
  private final int maxQueuedBytes;
  private final int maxOffers;
  private final Duration writeTimeout;
  private final Executor sending;
  private final Executor background;
  private final Consumer<TransportException> onFailure;

  private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
  private final Set<JsonRpcNotification> offered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger offers = new AtomicInteger();
  private final AtomicLong queuedBytes = new AtomicLong();
  private final AtomicInteger work = new AtomicInteger();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition drained = lock.newCondition();
  private final byte[] batch = new byte[BATCH];
  private final ScheduledFuture<?> watchdog;
  private final AtomicInteger waiting = new AtomicInteger();
  private volatile long writingSince;
  private volatile @Nullable TransportException failure;

  // Of the one thread that holds.
  private int heldBytes;
  private int mayHold = FIRST_HELD_BYTES;
  private long heldSince;

  /** A message encoded by its sender, or a notification to be encoded when its turn comes. */
  private record Entry(@Nullable JsonWriter text, @Nullable JsonRpcNotification notification) {}

  /**
   * @param sending writes for those who send and may block
   * @param background writes for those who must not block
   * @param onFailure told once, when a write failed or took longer than the timeout
   */
  LineWriter(
      OutputStream out,
      StreamLimits limits,
      Executor sending,
      Executor background,
      Consumer<TransportException> onFailure) {
    this.out = out;
    this.maxQueuedBytes = limits.maxQueuedBytes();
    this.maxOffers = limits.maxQueuedNotifications();
    this.writeTimeout = limits.writeTimeout();
    this.sending = sending;
    this.background = background;
    this.onFailure = onFailure;
    this.watchdog =
        Timers.every(
            Duration.ofMillis(Math.max(10, writeTimeout.toMillis() / 4)), this::checkStuck);
  }

  /**
   * Sends a message. @throws TransportException if the stream has failed, or there was no room
   * within the write timeout
   */
  void send(JsonRpcMessage message) {
    send(line(message));
  }

  /**
   * As {@link #send(JsonRpcMessage)}, but may leave it to {@link #release} to write it. To be
   * called by one thread only; what others send goes out in the order in which it came, with what
   * is held.
   */
  void hold(JsonRpcMessage message) {
    JsonWriter text = line(message);
    awaitRoom();
    queue(text);
    if (heldBytes == 0) {
      heldSince = System.nanoTime();
    }
    heldBytes += text.size();
    if (heldBytes >= mayHold) {
      mayHold = Math.min(mayHold * 2, MAX_HELD_BYTES);
      writeHeld();
    }
    throwIfFailed();
  }

  /** Writes what is held, on the thread that holds it. */
  void release() {
    mayHold = FIRST_HELD_BYTES;
    writeHeld();
  }

  /** As {@link #release}, if it has been held for long enough. */
  void releaseOverdue() {
    if (heldBytes > 0 && System.nanoTime() - heldSince > MAX_HELD_NANOS) {
      release();
    }
  }

  /**
   * As {@link #release}, for any thread: who holds something may be busy. Written in the
   * background.
   */
  void releaseForOthers() {
    wake(background);
  }

  private void writeHeld() {
    if (heldBytes > 0) {
      heldBytes = 0;
      wake(sending);
    }
  }

  private static JsonWriter line(JsonRpcMessage message) {
    JsonWriter text = new JsonWriter();
    MessageWriter.write(text, message);
    return text.put('\n');
  }

  /** Sends several messages as one array. @throws TransportException as for a single one */
  void send(List<? extends JsonRpcMessage> messages) {
    JsonWriter text = new JsonWriter();
    MessageWriter.writeBatch(text, messages, Codecs.STANDARD);
    send(text.put('\n'));
  }

  private void send(JsonWriter text) {
    awaitRoom();
    queue(text);
    wake(sending);
    throwIfFailed();
  }

  private void queue(JsonWriter text) {
    queuedBytes.addAndGet(text.size());
    queue.add(new Entry(text, null));
  }

  /** Sees to it that all that is queued is written. */
  private void wake(Executor writing) {
    if (work.getAndIncrement() == 0) {
      writing.execute(this::drain);
    }
  }

  /** Queues a notification without blocking; false if there is no room or the stream has failed. */
  boolean offer(JsonRpcNotification notification) {
    if (failure != null) {
      return false;
    }
    if (!offered.add(notification)) {
      return true;
    }
    if (offers.incrementAndGet() > maxOffers) {
      offers.decrementAndGet();
      offered.remove(notification);
      return false;
    }
    queue.add(new Entry(null, notification));
    wake(background);
    return true;
  }

  /** Waits until all that was sent or held has been written, at most this long. */
  boolean awaitDrained(Duration atMost) {
    long deadline = System.nanoTime() + atMost.toNanos();
    releaseForOthers();
    while (work.get() != 0 && failure == null) {
      if (!awaitSignal(deadline)) {
        return false;
      }
    }
    return failure == null;
  }

  /** Fails all further sending. Does not close the stream. */
  void fail(TransportException cause) {
    lock.lock();
    try {
      if (failure != null) {
        return;
      }
      failure = cause;
      drained.signalAll();
    } finally {
      lock.unlock();
    }
    watchdog.cancel(false);
    onFailure.accept(cause);
  }

  private void awaitRoom() {
    throwIfFailed();
    if (queuedBytes.get() < maxQueuedBytes) {
      return;
    }
    // The room may be taken by what is held.
    wake(sending);
    long deadline = System.nanoTime() + writeTimeout.toNanos();
    while (queuedBytes.get() >= maxQueuedBytes) {
      throwIfFailed();
      if (!awaitSignal(deadline)) {
        throw new TransportException(
            "the peer does not read: "
                + queuedBytes.get()
                + " bytes waited for "
                + writeTimeout.toMillis()
                + " ms (limits maxQueuedBytes, writeTimeout)");
      }
    }
  }

  /**
   * Waits for the next sign of progress; false if the deadline passed or the thread was
   * interrupted.
   */
  @SuppressWarnings("WaitNotInLoop") // the callers loop
  private boolean awaitSignal(long deadline) {
    lock.lock();
    try {
      waiting.incrementAndGet();
      // The state may have changed before the count was raised: look again soon rather than miss
      // the signal.
      long pause = Math.min(deadline - System.nanoTime(), TimeUnit.MILLISECONDS.toNanos(20));
      if (pause <= 0) {
        return false;
      }
      drained.awaitNanos(pause);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      waiting.decrementAndGet();
      lock.unlock();
    }
  }

  private void throwIfFailed() {
    TransportException cause = failure;
    if (cause != null) {
      throw new TransportException(String.valueOf(cause.getMessage()), cause);
    }
  }

  private void drain() {
    int missed = work.get();
    do {
      writeQueued();
      missed = work.addAndGet(-missed);
    } while (missed != 0);
    signal();
  }

  private void writeQueued() {
    int filled = 0;
    Entry entry;
    while ((entry = queue.poll()) != null) {
      JsonWriter text = encoded(entry);
      int size = text.size();
      if (filled + size > BATCH) {
        write(batch, filled);
        filled = 0;
      }
      if (size > BATCH / 2 || filled == 0 && queue.isEmpty()) {
        write(text.buffer(), size);
      } else {
        System.arraycopy(text.buffer(), 0, batch, filled, size);
        filled += size;
      }
      if (entry.text() != null && queuedBytes.addAndGet(-size) < maxQueuedBytes) {
        signal();
      }
    }
    write(batch, filled);
  }

  private JsonWriter encoded(Entry entry) {
    if (entry.text() != null) {
      return entry.text();
    }
    JsonWriter text = new JsonWriter();
    JsonRpcNotification notification = entry.notification();
    if (notification != null) {
      offered.remove(notification);
      offers.decrementAndGet();
      MessageWriter.write(text, notification);
      text.put('\n');
    }
    return text;
  }

  private void write(byte[] bytes, int length) {
    if (length == 0 || failure != null) {
      return;
    }
    writingSince = System.nanoTime() | 1;
    try {
      out.write(bytes, 0, length);
      out.flush();
    } catch (IOException | RuntimeException e) {
      // Streams that users give may fail in any way; the others must not go on waiting for this
      // thread.
      fail(new TransportException("writing to the peer failed", e));
    } finally {
      writingSince = 0;
    }
  }

  private void signal() {
    if (waiting.get() > 0) {
      lock.lock();
      try {
        drained.signalAll();
      } finally {
        lock.unlock();
      }
    }
  }

  private void checkStuck() {
    long since = writingSince;
    if (since != 0 && System.nanoTime() - since > writeTimeout.toNanos()) {
      // A thread stuck in a pipe cannot be freed from here; the owner of the stream can, by ending
      // the process behind it. That takes a while, and this thread keeps everybody's time.
      watchdog.cancel(false);
      Thread end = new Thread(this::failStuck, "mcp-stdio-stuck");
      end.setDaemon(true);
      end.start();
    }
  }

  private void failStuck() {
    fail(
        new TransportException(
            "the peer does not read: a write took longer than "
                + writeTimeout.toMillis()
                + " ms (limit writeTimeout)"));
  }
}
