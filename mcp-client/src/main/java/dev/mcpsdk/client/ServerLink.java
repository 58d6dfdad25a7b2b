package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The way to the server, opened when it is needed and anew after it has closed by itself. */
final class ServerLink implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServerLink.class);

  private final ClientTransport transport;
  private final Negotiation negotiation;
  private final ClientSettings settings;
  private final Consumer<JsonRpcNotification> notifications;
  private final AtomicLong ids = new AtomicLong();
  private final ReentrantLock connecting = new ReentrantLock();
  private volatile @Nullable Connection connection;
  private volatile boolean closed;

  /**
   * @param notifications gets all but progress, on the thread that read it; must be quick
   */
  ServerLink(
      ClientTransport transport,
      Negotiation negotiation,
      ClientSettings settings,
      Consumer<JsonRpcNotification> notifications) {
    this.transport = transport;
    this.negotiation = negotiation;
    this.settings = settings;
    this.notifications = notifications;
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
    Connection open = connection;
    if (open != null && !open.ended) {
      return open.requester();
    }
    return connect().requester();
  }

  /** The requester in use, if any; opens nothing. */
  @Nullable Requester current() {
    Connection open = connection;
    return open == null ? null : open.requester;
  }

  private Connection connect() {
    try {
      if (!connecting.tryLock(settings.requestTimeout().toNanos(), TimeUnit.NANOSECONDS)) {
        throw new TransportException("another call is still connecting to the server");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new TransportException("interrupted while connecting to the server");
    }
    try {
      Connection open = connection;
      if (open != null && !open.ended) {
        return open;
      }
      if (closed) {
        throw closedException();
      }
      Connection fresh = new Connection();
      fresh.open(transport.connect(fresh));
      connection = fresh;
      if (closed) {
        fresh.end(closedException());
      }
      return fresh;
    } finally {
      connecting.unlock();
    }
  }

  private static TransportException closedException() {
    return new TransportException("this client is closed");
  }

  @Override
  public void close() {
    closed = true;
    Connection open = connection;
    if (open != null) {
      open.end(closedException());
    }
    transport.close();
  }

  /** One life of the channel. */
  private final class Connection implements Inbound {

    private volatile @Nullable Requester requester;
    private volatile boolean ended;

    void open(Channel channel) {
      requester = new Requester(channel, traits(), negotiation, settings.maxPendingRequests(), ids);
      channel.onClosed(
          () -> end(new TransportException("the connection to the server has closed")));
    }

    Requester requester() {
      Requester ready = requester;
      if (ready == null) {
        throw new TransportException("the connection to the server is not open");
      }
      return ready;
    }

    void end(TransportException cause) {
      ended = true;
      requester().close(cause);
    }

    @Override
    public void onMessage(Received received, Channel reply) {
      Requester ready = requester;
      JsonRpcMessage message = received.message();
      if (ready == null) {
        log.debug("dropped a message that came before any request");
      } else if (message instanceof JsonRpcResponse response) {
        ready.onResponse(response);
      } else if (message instanceof JsonRpcRequest request) {
        // Servers do not send requests in this era; an answer would be as wrong as the request.
        log.debug("dropped a request of the server: {}", request.method());
      } else if (message instanceof JsonRpcNotification notification) {
        if (notification.notification() instanceof ProgressNotification progress) {
          ready.onProgress(progress);
        } else {
          notifications.accept(notification);
        }
      }
    }

    @Override
    public void onMalformed(Malformed malformed, Channel reply) {
      RequestId id = malformed.id();
      Requester ready = requester;
      if (malformed.response() && id != null && ready != null) {
        ready.onLost(id, new InvalidResponseException("unreadable answer: " + malformed.message()));
      } else {
        log.warn("dropped what the server sent: {}", malformed.message());
      }
    }

    @Override
    public void onLost(RequestId id, TransportException cause) {
      if (traits().shared()) {
        // The channel of all requests has ended. Whoever learns of it here may call again at once.
        ended = true;
      }
      Requester ready = requester;
      if (ready != null) {
        ready.onLost(id, cause);
      }
    }

    @Override
    public ExpectedResults expectedResults() {
      Requester ready = requester;
      return ready == null ? ExpectedResults.NONE : ready;
    }
  }
}
