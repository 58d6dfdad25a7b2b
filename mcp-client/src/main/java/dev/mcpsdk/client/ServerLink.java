package dev.mcpsdk.client;

import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.TransportTraits;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The way to the server, opened when it is needed and anew after it has closed by itself. Of many
 * callers that need it one opens it, and the others wait for that one.
 */
final class ServerLink implements AutoCloseable {

  private final ClientTransport transport;
  private final Opening opening;
  private final Duration patience;
  private final AtomicReference<@Nullable CompletableFuture<Connection>> underWay =
      new AtomicReference<>();
  private volatile @Nullable Connection connection;
  private volatile boolean closed;

  /**
   * @param patience for another caller that is opening the connection
   */
  ServerLink(ClientTransport transport, Opening opening, Duration patience) {
    this.transport = transport;
    this.opening = opening;
    this.patience = patience;
  }

  TransportTraits traits() {
    return transport.traits();
  }

  /**
   * Sends requests over the open connection; opens one if there is none.
   *
   * @throws TransportException if that fails, or the client is closed
   */
  Requester requester() {
    return connection().requester();
  }

  /** The requester in use, if any; opens nothing. */
  @Nullable Requester current() {
    Connection open = connection;
    return open == null ? null : open.requester();
  }

  /** The connection in use, if any; opens nothing. */
  @Nullable Connection currentConnection() {
    return usable();
  }

  /** The open connection; opens one if there is none, which blocks for an answer of the server. */
  Connection connection() {
    while (true) {
      Connection open = usable();
      if (open != null) {
        return open;
      }
      if (closed) {
        throw closedException();
      }
      CompletableFuture<Connection> mine = new CompletableFuture<>();
      CompletableFuture<Connection> other = underWay.compareAndExchange(null, mine);
      Connection opened = other == null ? open(mine) : await(other);
      if (opened != null) {
        return opened;
      }
    }
  }

  private @Nullable Connection usable() {
    Connection open = connection;
    return open == null || open.ended() ? null : open;
  }

  private Connection open(CompletableFuture<Connection> mine) {
    try {
      Connection before = usable();
      Connection open = before == null ? opening.open() : before;
      connection = open;
      if (closed) {
        open.end(closedException());
      }
      mine.complete(open);
      return open;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      underWay.set(null);
    }
  }

  /** Null if the other caller has given up for reasons of its own. */
  private @Nullable Connection await(CompletableFuture<Connection> other) {
    try {
      return other.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while connecting to the server");
    } catch (TimeoutException e) {
      throw new TransportException("another call is still connecting to the server", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CancellationException) {
        return null;
      }
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("connecting to the server failed", e.getCause());
    }
  }

  /** What was learnt about the server has proved wrong: the next call begins from scratch. */
  void rethink() {
    opening.forget();
    Connection open = connection;
    if (open != null) {
      open.retire();
    }
  }

  static TransportException closedException() {
    return new TransportException("this client is closed");
  }

  @Override
  public void close() {
    closed = true;
    opening.close();
    Connection open = connection;
    if (open != null) {
      open.end(closedException());
    }
    transport.close();
  }
}
