package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Timers;
import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.transport.websocket.endpoint.ClientEndpoint;
import jakarta.websocket.CloseReason;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of a client's connection. Thread-safe. */
final class ClientConnection implements ClientEndpoint.Events {

  private static final Logger log = LoggerFactory.getLogger(ClientConnection.class);
  private static final Duration LONGEST_TICK = Duration.ofMillis(500);
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final ClientLimits limits;
  private final Room room;
  private final ClientOutgoing outgoing;
  private final MessageChannel channel;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final long openedAt = System.nanoTime();
  private volatile @Nullable Session session;
  private volatile @Nullable ScheduledFuture<?> ticker;
  private volatile long heardAt = System.nanoTime();
  private volatile long pingedAt;

  ClientConnection(ClientLimits limits, Inbound inbound) {
    this.limits = limits;
    this.room = new Room(limits.maxQueuedBytes(), limits.writeTimeout());
    this.outgoing =
        new ClientOutgoing(
            room,
            limits.maxQueuedNotifications(),
            cause -> end(new TransportException("writing to the server failed", cause)));
    this.channel = new MessageChannel(inbound, Caller.ANONYMOUS, limits.jsonLimits(), outgoing);
  }

  MessageChannel channel() {
    return channel;
  }

  long ageNanos() {
    return System.nanoTime() - openedAt;
  }

  @Override
  public void opened(Session opened) {
    heardAt = System.nanoTime();
    // Of messages in many frames; that of a single one is the engine's.
    opened.setMaxTextMessageBufferSize(limits.maxMessageBytes());
    session = opened;
    outgoing.open(opened);
    ticker = Timers.every(pause(), this::tick);
    if (ended.get()) {
      // Given up while it was being opened.
      stop(opened, CloseReason.CloseCodes.GOING_AWAY, "given up");
    }
  }

  @Override
  public void text(String message) {
    heardAt = System.nanoTime();
    byte[] bytes = message.getBytes(StandardCharsets.UTF_8);
    channel.deliver(bytes, 0, bytes.length);
  }

  @Override
  public void binary() {
    close(CloseReason.CloseCodes.CANNOT_ACCEPT, "messages are text, not binary");
  }

  @Override
  public void pong() {
    heardAt = System.nanoTime();
  }

  @Override
  public void failed(Throwable cause) {
    log.debug("the engine reported an error", cause);
  }

  @Override
  public void closed(int code, String reason) {
    String why = reason.isEmpty() ? "" : ": " + reason;
    end(
        new TransportException(
            code == CloseCodes.ABNORMAL
                ? "the connection to the server was lost"
                : "the connection was closed with code " + code + why));
  }

  /** Says farewell; what is pending is lost. Idempotent; waits for nothing. */
  void close(CloseReason.CloseCodes code, String reason) {
    Session open = session;
    if (!ended.get() && open != null) {
      channel.end(new TransportException("the connection was closed: " + reason));
      stop(open, code, reason);
    }
    end(new TransportException("the connection was closed: " + reason));
  }

  /** What was sent before still goes first. */
  private static void stop(Session open, CloseReason.CloseCodes code, String reason) {
    try {
      if (open.isOpen()) {
        open.close(new CloseReason(code, reason));
      }
    } catch (IOException | RuntimeException e) {
      log.debug("the connection ended before it was closed", e);
    }
  }

  /** Ends the connection for this reason. Idempotent. */
  void end(TransportException cause) {
    if (!ended.compareAndSet(false, true)) {
      return;
    }
    room.fail(cause);
    ScheduledFuture<?> ticking = ticker;
    if (ticking != null) {
      ticking.cancel(false);
    }
    channel.end(cause);
    Session open = session;
    if (open != null) {
      stop(open, CloseReason.CloseCodes.GOING_AWAY, "given up");
    }
  }

  private void tick() {
    try {
      check(System.nanoTime());
    } catch (RuntimeException e) {
      log.warn("the clocks of a connection could not be read", e);
    }
  }

  private void check(long now) {
    Session open = session;
    if (open == null || ended.get()) {
      ScheduledFuture<?> ticking = ticker;
      if (ticking != null) {
        ticking.cancel(false);
      }
      return;
    }
    long writing = outgoing.writingSince();
    long heard = heardAt;
    long pinged = pingedAt;
    if (writing != 0 && now - writing > limits.writeTimeout().toNanos()) {
      end(
          new TransportException(
              "the server has read nothing for "
                  + limits.writeTimeout().toMillis()
                  + " ms (limit writeTimeout)"));
    } else if (pinged != 0 && heard - pinged < 0) {
      if (now - pinged > limits.pongTimeout().toNanos()) {
        end(
            new TransportException(
                "the server has not answered a ping for "
                    + limits.pongTimeout().toMillis()
                    + " ms (limit pongTimeout)"));
      }
    } else if (now - heard >= limits.pingInterval().toNanos()) {
      pingedAt = now | 1;
      try {
        open.getAsyncRemote().sendPing(NOTHING.duplicate());
      } catch (IOException | RuntimeException e) {
        end(new TransportException("writing to the server failed", e));
      }
    }
  }

  /** So short that no clock is more than a quarter late. */
  private Duration pause() {
    Duration shortest = LONGEST_TICK;
    for (Duration clock :
        new Duration[] {limits.writeTimeout(), limits.pingInterval(), limits.pongTimeout()}) {
      Duration quarter = clock.dividedBy(4);
      shortest = quarter.compareTo(shortest) < 0 ? quarter : shortest;
    }
    return shortest.compareTo(Duration.ofMillis(10)) < 0 ? Duration.ofMillis(10) : shortest;
  }
}
