package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.McpException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.core.TimeoutException;
import dev.mcpsdk.core.TransportException;
import dev.mcpsdk.core.UnsupportedVersionException;
import dev.mcpsdk.core.dialect.Era;
import dev.mcpsdk.core.dialect.Outcome;
import dev.mcpsdk.core.dialect.OutgoingFacts;
import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.CallTerms;
import dev.mcpsdk.core.engine.PendingCall;
import dev.mcpsdk.core.transport.ClientTransport;
import dev.mcpsdk.core.transport.RefusedException;
import dev.mcpsdk.schema.DiscoverRequest;
import dev.mcpsdk.schema.DiscoverResult;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.InitializeRequest;
import dev.mcpsdk.schema.InitializeResult;
import dev.mcpsdk.schema.InitializedNotification;
import dev.mcpsdk.schema.LoggingLevel;
import dev.mcpsdk.schema.Meta;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.SetLevelRequest;
import dev.mcpsdk.schema.rpc.JsonRpcResult;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Opens a connection: finds out which era the server belongs to unless that is known or pinned, and
 * shakes hands where the era begins like that. Used by one thread at a time. See <i>Versioning</i>
 * and, for each transport, <i>Backward Compatibility</i> in 2026-07-28.
 */
final class Opening {

  private static final Logger log = LoggerFactory.getLogger(Opening.class);

  /** Hears what the server says about itself. */
  interface Listener {
    void discovered(DiscoverResult facts, JsonRpcResult answer);

    void initialized(InitializeResult facts);
  }

  private final ClientTransport transport;
  private final Negotiation negotiation;
  private final ClientSettings settings;
  private final Supplier<Connection> connections;
  private final Listener listener;
  private final AtomicLong ids = new AtomicLong();
  private volatile @Nullable ProtocolVersion settled;
  private volatile @Nullable Connection latest;
  private volatile boolean closed;

  Opening(
      ClientTransport transport,
      Negotiation negotiation,
      ClientSettings settings,
      Supplier<Connection> connections,
      Listener listener) {
    this.transport = transport;
    this.negotiation = negotiation;
    this.settings = settings;
    this.connections = connections;
    this.listener = listener;
  }

  /**
   * Blocks until the server has said enough to be talked to.
   *
   * @throws McpException what keeps it from being talked to
   */
  Connection open() {
    Connection open;
    try {
      open = begin();
    } catch (RuntimeException e) {
      abandon();
      throw e;
    }
    if (negotiation.pinned() == null) {
      ProtocolVersion spoken = negotiation.version();
      settled = spoken;
      settings.verdicts().put(transport.identity(), spoken, settings.clock().getAsLong());
    }
    return open;
  }

  /** A server that ended by itself stays so, and counts as failed; any other is told to end. */
  private void abandon() {
    Connection failed = latest;
    if (failed != null && !failed.ended()) {
      transport.restart();
    }
  }

  /** What is known about the server is wrong. */
  void forget() {
    settled = null;
    settings.verdicts().forget(transport.identity());
  }

  /** A connection under way comes to nothing. */
  void close() {
    closed = true;
    Connection open = latest;
    if (open != null) {
      open.end(ServerLink.closedException());
    }
  }

  private Connection begin() {
    ProtocolVersion pinned = negotiation.pinned();
    if (pinned != null) {
      return pinned.era() == Era.HANDSHAKE ? initialize(fresh(), pinned, false) : fresh();
    }
    ProtocolVersion before = settled;
    if (before != null && before.era() == Era.STATELESS) {
      // Each request says all there is to say, so there is nothing to begin with.
      negotiation.speak(before);
      return fresh();
    }
    ProtocolVersion known = before;
    if (known == null) {
      known = settings.verdicts().get(transport.identity(), settings.clock().getAsLong());
    }
    if (known == null) {
      return probe(fresh(), false);
    }
    if (known.era() == Era.STATELESS) {
      return probe(fresh(), true);
    }
    return again(known);
  }

  private Connection again(ProtocolVersion known) {
    Connection open = fresh();
    try {
      return initialize(open, known, true);
    } catch (ProtocolException | InvalidResponseException | RefusedException e) {
      if (!tellsOtherEra(e)) {
        throw e;
      }
      log.debug("the server does not shake hands any more: {}", e.toString());
      forget();
      return probe(open.ended() ? restarted() : open, false);
    }
  }

  private Connection fresh() {
    Connection fresh = connections.get();
    fresh.open(transport.connect(fresh), settings.maxPendingRequests(), ids);
    latest = fresh;
    if (closed) {
      fresh.end(ServerLink.closedException());
    }
    return fresh;
  }

  private Connection restarted() {
    transport.restart();
    return fresh();
  }

  /**
   * Asks what the server speaks by a request that servers of the handshake era do not know and that
   * has no effect on them.
   *
   * @param modern whether the server is known to answer it, so that silence tells nothing
   */
  private Connection probe(Connection open, boolean modern) {
    boolean shared = transport.traits().shared();
    Duration limit = shared && !modern ? settings.probeTimeout() : settings.requestTimeout();
    ProtocolVersion latestOld = VersionFeatures.latest(Era.HANDSHAKE);
    ProtocolVersion version = VersionFeatures.latest();
    for (boolean corrected = false; ; corrected = true) {
      negotiation.speak(version);
      try {
        return discover(open, limit);
      } catch (UnsupportedVersionException e) {
        ProtocolVersion common = Negotiation.best(Era.STATELESS, e.supported());
        ProtocolVersion old = Negotiation.best(Era.HANDSHAKE, e.supported());
        if (common != null && !corrected) {
          version = common;
          continue;
        }
        if (common != null || old == null) {
          throw e;
        }
        return initialize(open, old, true);
      } catch (ProtocolException e) {
        if (isModern(e.code())) {
          throw e;
        }
        return fallBack(open, latestOld, e);
      } catch (InvalidResponseException e) {
        return fallBack(open, latestOld, e);
      } catch (TimeoutException e) {
        if (!shared || modern) {
          forget();
          throw e;
        }
        return fallBack(restarted(), latestOld, e);
      } catch (TransportException e) {
        if (tellsOtherEra(e)) {
          return fallBack(open, latestOld, e);
        }
        if (!shared || closed) {
          throw e;
        }
        return fallBack(restarted(), latestOld, e);
      }
    }
  }

  private Connection fallBack(Connection open, ProtocolVersion version, McpException why) {
    log.debug("the server seems to want a handshake: {}", why.toString());
    try {
      return initialize(open, version, true);
    } catch (McpException e) {
      if (e != why) {
        e.addSuppressed(why);
      }
      throw e;
    }
  }

  /** The errors only servers know that also know {@code server/discover}. */
  private static boolean isModern(int code) {
    return code == ErrorCodes.HEADER_MISMATCH
        || code == ErrorCodes.MISSING_REQUIRED_CLIENT_CAPABILITY
        || code == ErrorCodes.UNSUPPORTED_PROTOCOL_VERSION;
  }

  private static boolean tellsOtherEra(McpException failure) {
    return !(failure instanceof RefusedException refused)
        ? !(failure instanceof TransportException)
        : refused.reason() == RefusedException.Reason.NOT_UNDERSTOOD;
  }

  private Connection discover(Connection open, Duration limit) {
    DiscoverRequest request = new DiscoverRequest();
    OutgoingFacts facts = new OutgoingFacts(null, settings.logLevel(), Meta.EMPTY, null, null);
    JsonRpcResult answer = await(open, request, facts, limit);
    DiscoverResult found = complete(answer, request);
    ProtocolVersion best = Negotiation.best(Era.STATELESS, found.supportedVersions());
    if (best == null) {
      ProtocolVersion old = Negotiation.best(Era.HANDSHAKE, found.supportedVersions());
      if (old == null) {
        throw new UnsupportedVersionException(
            negotiation.version().text(), found.supportedVersions());
      }
      return initialize(open, old, true);
    }
    negotiation.speak(best);
    listener.discovered(found, answer);
    return open;
  }

  /**
   * @param mayProbe whether a server that turns out to want no handshake is asked what it speaks:
   *     one that was slow to start may have missed the first question
   */
  private Connection initialize(Connection open, ProtocolVersion version, boolean mayProbe) {
    negotiation.speak(version);
    InitializeRequest request = negotiation.initialize(version);
    InitializeResult result;
    try {
      JsonRpcResult answer = await(open, request, OutgoingFacts.NONE, settings.requestTimeout());
      result = complete(answer, request);
    } catch (UnsupportedVersionException e) {
      ProtocolVersion modern = Negotiation.best(Era.STATELESS, e.supported());
      if (modern == null || !mayProbe || negotiation.pinned() != null) {
        throw e;
      }
      negotiation.speak(modern);
      return discover(open, settings.requestTimeout());
    }
    ProtocolVersion agreed = ProtocolVersion.of(result.protocolVersion());
    boolean other = negotiation.pinned() != null && agreed != version;
    if (agreed == null || agreed.era() != Era.HANDSHAKE || other) {
      throw new UnsupportedVersionException(version.text(), List.of(result.protocolVersion()));
    }
    negotiation.speak(agreed);
    listener.initialized(result);
    open.channel().send(negotiation.notification(new InitializedNotification()));
    LoggingLevel level = settings.logLevel();
    if (level != null && result.capabilities().logging()) {
      setLevel(open, level);
    }
    return open;
  }

  /** Before anything else is sent, so that nothing goes unlogged; but no reason to fail. */
  private void setLevel(Connection open, LoggingLevel level) {
    try {
      await(open, new SetLevelRequest(level), OutgoingFacts.NONE, settings.requestTimeout());
    } catch (ProtocolException | TimeoutException e) {
      log.warn("the server does not take the log level: {}", e.toString());
    }
  }

  private <R extends Result> R complete(JsonRpcResult answer, Request<R> request) {
    Outcome<R> outcome;
    try {
      outcome = negotiation.read(answer, request.method().resultType());
    } catch (ProtocolException e) {
      throw new InvalidResponseException(String.valueOf(e.getMessage()), e);
    }
    if (outcome instanceof Outcome.Complete<R> done) {
      return done.result();
    }
    throw new InvalidResponseException(request.method() + " was answered with questions");
  }

  private JsonRpcResult await(
      Connection open, Request<?> request, OutgoingFacts facts, Duration limit) {
    CallTerms terms = new CallTerms(limit, limit, false, null);
    PendingCall call = open.requester().start(request, facts, terms, Map.of());
    try {
      return call.future().get();
    } catch (InterruptedException e) {
      call.cancel("interrupted");
      Thread.currentThread().interrupt();
      throw new CancellationException("interrupted while connecting to the server");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException(request.method() + " failed", e.getCause());
    }
  }
}
