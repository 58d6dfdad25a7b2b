package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.IteratingCallback;
import org.jspecify.annotations.Nullable;

/**
 * Frames messages of many threads and writes them to one end point, whoever comes first writing for
 * all. Writing never blocks; senders wait while more than a bounded amount is queued. No lock is
 * held while it writes, and an idle connection holds no buffer.
 */
final class OutgoingFrames extends IteratingCallback implements Outgoing {

  /**
   * Longer messages go in frames of this size: receivers that put a frame together before they look
   * at it stay quick, and what matters to the connection itself gets its turn.
   */
  private static final int MAX_FRAME = 0xFFFF;

  private static final int MAX_HEADER = 4;
  private static final int SMALL = 2 * 1024;
  private static final int LARGE = 32 * 1024;
  private static final byte[] PING = {(byte) 0x89, 0};
  private static final byte[] NOTHING = {};

  private final EndPoint endPoint;
  private final ByteBufferPool buffers;
  private final Room room;
  private final int maxOffers;
  private final Owner owner;

  private final ConcurrentLinkedQueue<Entry> queue = new ConcurrentLinkedQueue<>();
  private final Set<JsonRpcNotification> offered = ConcurrentHashMap.newKeySet();
  private final AtomicInteger offers = new AtomicInteger();
  private volatile boolean finishing;
  private volatile long writingSince;

  // Of the thread that reads.
  private boolean holding;
  private int heldBytes;

  // Of the thread that processes.
  private @Nullable Entry current;
  private byte[] text = NOTHING;
  private int sent;
  private int frameEnd;
  private RetainableByteBuffer.@Nullable Mutable batch;

  /** Hears what becomes of it. Called on any thread; must not block. */
  interface Owner {

    /** Less than half of the room is taken. */
    void roomy();

    /** All has left that was sent before {@link #finish()}. */
    void finished();

    void failed(Throwable cause);
  }

  /** Bytes of a message, those of whole frames, or a notification to be written in its turn. */
  private static final class Entry {

    private final byte[] bytes;
    private final boolean framed;
    private final @Nullable JsonRpcNotification offer;

    Entry(byte[] bytes, boolean framed, @Nullable JsonRpcNotification offer) {
      this.bytes = bytes;
      this.framed = framed;
      this.offer = offer;
    }
  }

  OutgoingFrames(EndPoint endPoint, ByteBufferPool buffers, Room room, int maxOffers, Owner owner) {
    this.endPoint = endPoint;
    this.buffers = buffers;
    this.room = room;
    this.maxOffers = maxOffers;
    this.owner = owner;
  }

  @Override
  public void send(byte[] message, boolean patient) {
    add(message, patient);
    iterate();
    room.throwIfFailed();
  }

  /** Only the thread that reads is never patient. */
  @Override
  public void answer(byte[] message, boolean patient) {
    add(message, patient);
    if (!patient && holding) {
      heldBytes += message.length;
      if (heldBytes < LARGE) {
        return;
      }
      heldBytes = 0;
    }
    iterate();
    room.throwIfFailed();
  }

  private void add(byte[] message, boolean patient) {
    if (patient) {
      room.await();
    } else {
      room.throwIfFailed();
    }
    if (finishing) {
      throw new TransportException("the connection is being closed");
    }
    room.take(message.length);
    queue.add(new Entry(message, false, null));
  }

  /**
   * Keeps what the calling thread answers until {@link #release()} or until it is worth a write:
   * what has come together is answered together. For the thread that reads.
   */
  void hold() {
    holding = true;
  }

  /** Writes what was kept. */
  void release() {
    holding = false;
    if (heldBytes > 0) {
      heldBytes = 0;
      iterate();
    }
  }

  @Override
  public boolean offer(JsonRpcNotification notification) {
    if (finishing || room.hasFailed()) {
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
    room.take(0);
    queue.add(new Entry(NOTHING, false, notification));
    iterate();
    return true;
  }

  @Override
  public boolean awaitSent(Duration atMost) {
    return room.awaitEmpty(atMost);
  }

  /** Sends what is framed already. */
  void frames(byte[] bytes) {
    if (finishing || room.hasFailed()) {
      return;
    }
    room.take(bytes.length);
    queue.add(new Entry(bytes, true, null));
    iterate();
  }

  void ping() {
    frames(PING);
  }

  /** Takes nothing more; what is queued still leaves. */
  void finish() {
    finishing = true;
    iterate();
  }

  /**
   * Since when the peer has taken nothing of what is being written, as nano time; 0 if nothing is.
   */
  long writingSince() {
    return writingSince;
  }

  @Override
  protected Action process() {
    if (room.hasFailed()) {
      drop();
      return Action.IDLE;
    }
    if (current == null && !next()) {
      releaseBatch();
      if (finishing && queue.isEmpty()) {
        return Action.SUCCEEDED;
      }
      return Action.IDLE;
    }
    ByteBuffer bytes = batch().getByteBuffer();
    BufferUtil.clearToFill(bytes);
    while ((current != null || next()) && fill(bytes)) {
      end();
    }
    BufferUtil.flipToFlush(bytes, 0);
    writingSince = System.nanoTime() | 1;
    endPoint.write(this, bytes);
    return Action.SCHEDULED;
  }

  @Override
  protected void onSuccess() {
    writingSince = 0;
    if (room.isHalfEmpty()) {
      owner.roomy();
    }
  }

  @Override
  protected void onCompleteSuccess() {
    owner.finished();
  }

  @Override
  protected void onCompleteFailure(Throwable cause) {
    writingSince = 0;
    releaseBatch();
    owner.failed(cause);
    drop();
  }

  private RetainableByteBuffer.Mutable batch() {
    int needed = text.length - sent <= SMALL - MAX_HEADER && queue.isEmpty() ? SMALL : LARGE;
    RetainableByteBuffer.Mutable held = batch;
    if (held != null && held.capacity() >= needed) {
      return held;
    }
    releaseBatch();
    held = buffers.acquire(needed, true);
    batch = held;
    return held;
  }

  private boolean next() {
    Entry entry = queue.poll();
    if (entry == null) {
      return false;
    }
    current = entry;
    sent = 0;
    frameEnd = 0;
    text = entry.bytes;
    JsonRpcNotification offer = entry.offer;
    if (offer != null) {
      offered.remove(offer);
      offers.decrementAndGet();
      text = MessageWriter.toBytes(offer);
    }
    if (entry.framed) {
      frameEnd = text.length;
    }
    return true;
  }

  /** Puts as much of the current entry as fits; true if that is all of it. */
  private boolean fill(ByteBuffer to) {
    while (sent < text.length) {
      if (sent == frameEnd) {
        if (to.remaining() <= MAX_HEADER) {
          return false;
        }
        beginFrame(to);
      }
      int count = Math.min(frameEnd - sent, to.remaining());
      if (count == 0) {
        return false;
      }
      to.put(text, sent, count);
      sent += count;
    }
    return true;
  }

  private void beginFrame(ByteBuffer to) {
    int length = Math.min(text.length - sent, MAX_FRAME);
    boolean last = sent + length == text.length;
    int opcode = sent == 0 ? 1 : 0;
    to.put((byte) (last ? 0x80 | opcode : opcode));
    if (length <= 125) {
      to.put((byte) length);
    } else {
      to.put((byte) 126).putShort((short) length);
    }
    frameEnd = sent + length;
  }

  private void end() {
    Entry entry = current;
    current = null;
    text = NOTHING;
    if (entry != null) {
      room.giveBack(entry.bytes.length);
    }
  }

  /** Forgets everything: nobody will receive it. */
  private void drop() {
    releaseBatch();
    end();
    Entry entry;
    while ((entry = queue.poll()) != null) {
      if (entry.offer != null) {
        offered.remove(entry.offer);
        offers.decrementAndGet();
      }
      room.giveBack(entry.bytes.length);
    }
  }

  private void releaseBatch() {
    RetainableByteBuffer.Mutable held = batch;
    if (held != null) {
      batch = null;
      held.release();
    }
  }
}
