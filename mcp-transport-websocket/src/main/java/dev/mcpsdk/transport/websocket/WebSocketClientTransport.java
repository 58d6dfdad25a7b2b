package dev.mcpsdk.transport.websocket;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.TransportTraits;
import jakarta.websocket.CloseReason;
import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Reaches a server by WebSocket, one message a text message. The connection is made by the first
 * use, and again by the next use after it has ended, after the pause of the {@link
 * ReconnectPolicy}. Redirects are not followed. Thread-safe.
 */
public final class WebSocketClientTransport implements ClientTransport {

  private static final TransportTraits TRAITS = new TransportTraits("websocket", true, false);

  private final Dialer dialer;
  private final ClientLimits limits;
  private final ReconnectPolicy reconnects;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition closing = lock.newCondition();
  private final ReentrantLock connecting = new ReentrantLock();
  private @Nullable ClientConnection current; // with the lock, as all below
  private int failures;
  private long endedAt;
  private boolean closed;

  WebSocketClientTransport(Dialer dialer, ClientLimits limits, ReconnectPolicy reconnects) {
    this.dialer = dialer;
    this.limits = limits;
    this.reconnects = reconnects;
  }

  /**
   * With all settings at their defaults.
   *
   * @param url such as {@code wss://example.com/ws}
   */
  public static WebSocketClientTransport to(String url) {
    return builder(url).build();
  }

  public static WebSocketClientTransportBuilder builder(String url) {
    return new WebSocketClientTransportBuilder(url);
  }

  @Override
  public TransportTraits traits() {
    return TRAITS;
  }

  /**
   * Connects. Blocks for the pause of the reconnect policy, if there is one, and then for at most
   * the connect timeout.
   *
   * @throws TransportException if the server cannot be reached or refuses, or this is closed
   */
  @Override
  public Channel connect(Inbound inbound) {
    connecting.lock();
    try {
      pause();
      ClientConnection connection = new ClientConnection(limits, inbound);
      begin(connection);
      try {
        dialer.connect(connection);
      } catch (RuntimeException e) {
        connection.end(new TransportException("the connection was not made", e));
        throw e;
      }
      return connection.channel();
    } finally {
      connecting.unlock();
    }
  }

  private void begin(ClientConnection connection) {
    lock.lock();
    try {
      requireOpen();
      current = connection;
    } finally {
      lock.unlock();
    }
    connection.channel().onClosed(() -> ended(connection));
  }

  private void ended(ClientConnection connection) {
    lock.lock();
    try {
      boolean healthy = connection.ageNanos() >= reconnects.healthyAfter().toNanos();
      failures = healthy ? 1 : failures + 1;
      endedAt = System.nanoTime();
    } finally {
      lock.unlock();
    }
  }

  private void pause() {
    lock.lock();
    try {
      requireOpen();
      Duration pause = reconnects.pauseAfter(failures);
      long left = failures == 0 ? 0 : pause.toNanos() - (System.nanoTime() - endedAt);
      while (left > 0 && !closed) {
        left = closing.awaitNanos(left);
      }
      requireOpen();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted before the server was connected to again", e);
    } finally {
      lock.unlock();
    }
  }

  private void requireOpen() {
    if (closed) {
      throw new TransportException("this transport is closed");
    }
  }

  /** Closes the connection with 1000; what was sent before still goes first. */
  @Override
  public void close() {
    ClientConnection connection;
    lock.lock();
    try {
      closed = true;
      connection = current;
      closing.signalAll();
    } finally {
      lock.unlock();
    }
    if (connection != null) {
      connection.close(CloseReason.CloseCodes.NORMAL_CLOSURE, "the client has closed");
    }
  }
}
