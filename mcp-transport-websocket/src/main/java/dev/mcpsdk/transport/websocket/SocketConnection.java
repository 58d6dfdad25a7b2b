package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Inbound;
import jakarta.websocket.CloseReason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jetty.io.AbstractConnection;
import org.eclipse.jetty.io.ByteBufferPool;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.RetainableByteBuffer;
import org.eclipse.jetty.util.BufferUtil;
import org.glassfish.tyrus.core.CloseReasons;
import org.glassfish.tyrus.spi.CompletionHandler;
import org.glassfish.tyrus.spi.WebSocketEngine;
import org.glassfish.tyrus.spi.Writer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One client of a server. Reads without blocking and only while there is room for the answers;
 * messages go past the engine, the frames that concern the connection itself through it.
 */
final class SocketConnection extends AbstractConnection.NonBlocking
    implements Connection.UpgradeTo, FrameReader.Sink, OutgoingFrames.Owner {

  private static final Logger log = LoggerFactory.getLogger(SocketConnection.class);
  private static final int INPUT = 16 * 1024;

  private final Connections owner;
  private final String key;
  private final ServerLimits limits;
  private final ByteBufferPool buffers;
  private final WebSocketEngine.UpgradeInfo upgrade;
  private final Room room;
  private final OutgoingFrames outgoing;
  private final MessageChannel channel;
  private final FrameReader frames;
  private final AtomicBoolean paused = new AtomicBoolean();
  private final AtomicBoolean ended = new AtomicBoolean();
  private final AtomicBoolean closing = new AtomicBoolean();

  private RetainableByteBuffer.@Nullable Mutable input;
  private volatile org.glassfish.tyrus.spi.@Nullable Connection engine;
  private volatile long heardAt = System.nanoTime();
  private volatile long pingedAt;
  private volatile long closingSince;
  private volatile boolean peerClosed;
  private volatile boolean opened;

  /**
   * @param key under which the owner counts the caller's connections
   */
  SocketConnection(
      EndPoint endPoint,
      Connections owner,
      String key,
      Caller caller,
      Inbound inbound,
      WebSocketEngine.UpgradeInfo upgrade,
      Executor executor,
      ByteBufferPool buffers) {
    super(endPoint, executor);
    this.owner = owner;
    this.key = key;
    this.limits = owner.limits();
    this.buffers = buffers;
    this.upgrade = upgrade;
    this.room = new Room(limits.maxQueuedBytes(), limits.writeTimeout());
    this.outgoing =
        new OutgoingFrames(endPoint, buffers, room, limits.maxQueuedNotifications(), this);
    this.channel = new MessageChannel(inbound, caller, limits.jsonLimits(), outgoing);
    this.frames = new FrameReader(limits.maxMessageBytes(), this);
  }

  String key() {
    return key;
  }

  boolean wasOpened() {
    return opened;
  }

  /** What came right behind the upgrade. */
  @Override
  public void onUpgradeTo(ByteBuffer bytes) {
    RetainableByteBuffer.Mutable first = buffers.acquire(Math.max(INPUT, bytes.remaining()), true);
    BufferUtil.append(first.getByteBuffer(), bytes);
    input = first;
  }

  @Override
  public void onOpen() {
    super.onOpen();
    opened = true;
    // The clocks here know better what a quiet connection is.
    getEndPoint().setIdleTimeout(0);
    heardAt = System.nanoTime();
    try {
      engine = upgrade.createConnection(new EngineWriter(), reason -> {});
    } catch (RuntimeException e) {
      log.error("a connection could not be opened", e);
      end(new TransportException("the connection could not be opened", e));
      return;
    }
    owner.opened(this);
    onFillable();
  }

  @Override
  public void onFillable() {
    try {
      read();
    } catch (IOException e) {
      end(new TransportException("reading from the client failed", e));
    } catch (RuntimeException e) {
      log.error("a connection failed", e);
      end(new TransportException("the connection failed", e));
    }
  }

  private void read() throws IOException {
    RetainableByteBuffer.Mutable buffer = input;
    if (buffer == null) {
      buffer = buffers.acquire(INPUT, true);
      input = buffer;
    }
    ByteBuffer bytes = buffer.getByteBuffer();
    boolean drained = false;
    while (!ended.get()) {
      if (closing.get()) {
        // Whatever comes after the farewell is of no interest, but its end is.
        BufferUtil.clear(bytes);
      } else if (bytes.hasRemaining() && !take(bytes)) {
        paused.set(true);
        // Whoever makes room, or closes, from here on finds it paused and reads on.
        if (room.isFull() && !closing.get() || !paused.compareAndSet(true, false)) {
          return;
        }
        continue;
      }
      // What comes after a part of a buffer was read is told anyway: no need to look.
      int count = drained ? 0 : getEndPoint().fill(bytes);
      if (count > 0) {
        heardAt = System.nanoTime();
        drained = count < bytes.capacity();
        continue;
      }
      releaseInput();
      if (count == 0) {
        frames.idle();
        fillInterested();
      } else {
        end(new TransportException("the client has closed the connection"));
      }
      return;
    }
    releaseInput();
  }

  /** Takes the messages; what is answered at once leaves together. */
  private boolean take(ByteBuffer bytes) {
    outgoing.hold();
    try {
      return frames.read(bytes);
    } finally {
      outgoing.release();
    }
  }

  private void releaseInput() {
    RetainableByteBuffer.Mutable held = input;
    if (held != null) {
      input = null;
      held.release();
    }
  }

  @Override
  public void onFillInterestedFailed(Throwable cause) {
    end(new TransportException("reading from the client failed", cause));
  }

  @Override
  public boolean ready() {
    return !room.isFull() && !closing.get();
  }

  @Override
  public void message(byte[] buffer, int offset, int length) {
    channel.deliver(buffer, offset, length);
  }

  @Override
  public void control(ByteBuffer frame, boolean close) {
    org.glassfish.tyrus.spi.Connection open = engine;
    if (open == null) {
      return;
    }
    peerClosed |= close;
    open.getReadHandler().handle(frame);
  }

  @Override
  public void violation(int code, String reason) {
    log.debug("closing a connection with {}: {}", code, reason);
    close(code, reason);
  }

  /** There is room again. */
  @Override
  public void roomy() {
    readOn();
  }

  private void readOn() {
    if (!paused.compareAndSet(true, false)) {
      return;
    }
    // What the client has sent meanwhile was not looked for.
    heardAt = System.nanoTime();
    try {
      getExecutor().execute(this::onFillable);
    } catch (RejectedExecutionException e) {
      end(new TransportException("the server is stopping", e));
    }
  }

  /** The farewell has left. */
  @Override
  public void finished() {
    if (peerClosed) {
      end(new TransportException("the client has closed the connection"));
    } else {
      getEndPoint().shutdownOutput();
    }
  }

  @Override
  public void failed(Throwable cause) {
    end(new TransportException("writing to the client failed", cause));
  }

  @Override
  public void onClose(Throwable cause) {
    super.onClose(cause);
    end(new TransportException("the connection has ended", cause));
  }

  /** Says farewell behind all that is queued; what is pending is lost. Idempotent. */
  void close(int code, String reason) {
    org.glassfish.tyrus.spi.Connection open = engine;
    if (open == null) {
      end(new TransportException(reason));
      return;
    }
    channel.end(new TransportException("the connection was closed: " + reason));
    open.close(new CloseReason(CloseReason.CloseCodes.getCloseCode(code), reason));
  }

  MessageChannel channel() {
    return channel;
  }

  /** Looks at the clocks. */
  void tick(long now) {
    long writing = outgoing.writingSince();
    if (writing != 0 && now - writing > limits.writeTimeout().toNanos()) {
      log.info(
          "giving up a client that does not read (limit writeTimeout {})", limits.writeTimeout());
      end(
          new TransportException(
              "the client has read nothing for "
                  + limits.writeTimeout().toMillis()
                  + " ms (limit writeTimeout)"));
    } else if (closing.get()) {
      if (now - closingSince > limits.closeTimeout().toNanos()) {
        end(new TransportException("the client did not leave when told to"));
      }
    } else if (!paused.get()) {
      checkAlive(now);
    }
  }

  private void checkAlive(long now) {
    long heard = heardAt;
    long pinged = pingedAt;
    if (pinged != 0 && heard - pinged < 0) {
      if (now - pinged > limits.pongTimeout().toNanos()) {
        log.info("giving up a client that answers no ping (limit {})", limits.pongTimeout());
        end(
            new TransportException(
                "the client has not answered a ping for "
                    + limits.pongTimeout().toMillis()
                    + " ms (limit pongTimeout)"));
      }
    } else if (now - heard >= limits.pingInterval().toNanos()) {
      pingedAt = now | 1;
      outgoing.ping();
    }
  }

  /** Ends everything at once. Idempotent. */
  void end(TransportException cause) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    closing.set(true);
    try {
      room.fail(cause);
      channel.end(cause);
      forget();
    } catch (RuntimeException e) {
      log.error("a connection did not end as it should", e);
    } finally {
      getEndPoint().close();
      outgoing.finish();
      owner.ended(this);
      readOn();
    }
  }

  /** The engine forgets the session; what it would send now is dropped. */
  private void forget() {
    org.glassfish.tyrus.spi.Connection open = engine;
    if (open != null) {
      open.close(CloseReasons.CLOSED_ABNORMALLY.getCloseReason());
    }
  }

  /** Waits until all has been answered that was asked, at most this long. */
  boolean awaitAnswered(Duration atMost) {
    return channel.awaitAnswered(atMost);
  }

  /** Where the engine writes: pongs and farewells. */
  private final class EngineWriter extends Writer {

    @Override
    public void write(ByteBuffer buffer, CompletionHandler<ByteBuffer> completion) {
      byte[] bytes = new byte[buffer.remaining()];
      buffer.get(bytes);
      outgoing.frames(bytes);
      completion.completed(buffer);
    }

    /** The engine has sent its farewell. */
    @Override
    public void close() {
      if (closing.compareAndSet(false, true)) {
        closingSince = System.nanoTime();
        frames.stop();
        channel.end(new TransportException("the client has closed the connection"));
        outgoing.finish();
        // For the peer's end is still to be seen.
        readOn();
      }
    }
  }
}
