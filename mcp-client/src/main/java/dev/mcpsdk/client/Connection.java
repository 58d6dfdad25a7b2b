package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.engine.Requester;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.Inbound;
import dev.mcpsdk.core.transport.Malformed;
import dev.mcpsdk.core.transport.Received;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.core.transport.SessionClaim;
import dev.mcpsdk.core.transport.TransportTraits;
import dev.mcpsdk.schema.CancelledNotification;
import dev.mcpsdk.schema.ProgressNotification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.rpc.ExpectedResults;
import dev.mcpsdk.schema.rpc.JsonRpcMessage;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.JsonRpcRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResponse;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One life of the channel to the server; in the handshake era of the session, too. */
final class Connection implements Inbound {

  private static final Logger log = LoggerFactory.getLogger(Connection.class);

  private final TransportTraits traits;
  private final Negotiation negotiation;
  private final Consumer<JsonRpcNotification> notifications;
  private final ServerQuestions questions;
  private final ClosedActions atEnd = new ClosedActions();
  private volatile @Nullable Requester requester;
  private volatile @Nullable Channel channel;
  private volatile boolean ended;

  /**
   * @param notifications gets all but progress and cancellation, on the thread that read it; must
   *     be quick
   */
  Connection(
      TransportTraits traits,
      Negotiation negotiation,
      Consumer<JsonRpcNotification> notifications,
      ServerQuestions questions) {
    this.traits = traits;
    this.negotiation = negotiation;
    this.notifications = notifications;
    this.questions = questions;
  }

  void open(Channel opened, int maxPending, AtomicLong ids) {
    channel = opened;
    requester = new Requester(opened, traits, negotiation, maxPending, ids);
    opened.onClosed(() -> end(new TransportException("the connection to the server has closed")));
  }

  Requester requester() {
    Requester ready = requester;
    if (ready == null) {
      throw new TransportException("the connection to the server is not open");
    }
    return ready;
  }

  Channel channel() {
    Channel ready = channel;
    if (ready == null) {
      throw new TransportException("the connection to the server is not open");
    }
    return ready;
  }

  /** Whether nothing new is to be sent here. */
  boolean ended() {
    return ended;
  }

  /** Runs the action when this has ended, at once if it has. */
  void onEnd(Runnable action) {
    atEnd.add(action);
  }

  /** Fails what is pending, too. */
  void end(TransportException cause) {
    // First, for whoever learns of it by a failed call may call again at once.
    ended = true;
    Requester ready = requester;
    if (ready != null) {
      ready.close(cause);
    }
    retire();
  }

  /** Nothing new is sent here; what is pending may still be answered. */
  void retire() {
    ended = true;
    questions.close();
    atEnd.run();
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
      if (negotiation.handshake()) {
        questions.asked(request, reply);
      } else {
        // Servers do not send requests in this era; an answer would be as wrong as the request.
        log.debug("dropped a request of the server: {}", request.method());
      }
    } else if (message instanceof JsonRpcNotification notification) {
      notified(ready, notification);
    }
  }

  private void notified(Requester ready, JsonRpcNotification notification) {
    if (notification.notification() instanceof ProgressNotification progress) {
      ready.onProgress(progress);
    } else if (notification.notification() instanceof CancelledNotification cancelled
        && negotiation.handshake()) {
      questions.cancelled(cancelled);
    } else {
      notifications.accept(notification);
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
    boolean sessionEnded =
        cause instanceof RefusedException refused
            && refused.reason() == RefusedException.Reason.SESSION_ENDED;
    if (traits.shared()) {
      // The channel of all requests has ended. Whoever learns of it here may call again at once.
      ended = true;
    } else if (sessionEnded) {
      retire();
    }
    Requester ready = requester;
    if (ready != null) {
      ready.onLost(id, cause);
    }
  }

  @Override
  public boolean takesBatches(Channel reply, @Nullable SessionClaim claim) {
    return VersionFeatures.batches(negotiation.version());
  }

  @Override
  public ExpectedResults expectedResults() {
    Requester ready = requester;
    return ready == null ? ExpectedResults.NONE : ready;
  }
}
