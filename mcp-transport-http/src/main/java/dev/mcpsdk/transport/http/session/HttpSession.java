package dev.mcpsdk.transport.http.session;

import dev.mcpsdk.core.dialect.ProtocolVersion;
import dev.mcpsdk.core.dialect.VersionFeatures;
import dev.mcpsdk.core.engine.ClosedActions;
import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.TransportSession;
import dev.mcpsdk.transport.http.endpoint.ResponseChannel;
import dev.mcpsdk.transport.http.events.EventStore;
import dev.mcpsdk.transport.http.events.EventStream;
import dev.mcpsdk.transport.http.events.StoredEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One session: small while nothing happens in it, since there may be many. Thread-safe. */
final class HttpSession implements TransportSession {

  private static final Logger log = LoggerFactory.getLogger(HttpSession.class);

  private final String id;
  private final String principal;
  private final Sessions sessions;
  private final ClosedActions ended = new ClosedActions();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the table's lock.
  final long created = System.nanoTime();
  long idleSince = created;
  int uses = 1;
  boolean established;
  boolean initialized;

  volatile ProtocolVersion version = VersionFeatures.unnamed();

  // Guarded by the lock of its own.
  private @Nullable Channel unsolicited;
  private @Nullable Map<Long, CallStream> calls; // running, by the number of their stream
  private long streams; // numbers given away
  private boolean finished;

  HttpSession(String id, String principal, Sessions sessions) {
    this.id = id;
    this.principal = principal;
    this.sessions = sessions;
  }

  /** A secret that the client alone knows. */
  String id() {
    return id;
  }

  String principal() {
    return principal;
  }

  /**
   * Keeps an event for a client that comes back.
   *
   * @return its id; null if it could not be kept
   */
  @Nullable EventId keep(boolean call, long stream, byte[] message) {
    try {
      return new EventId(call, stream, events().append(new EventStream(id, stream), message));
    } catch (RuntimeException e) {
      log.error("an event could not be stored: a client that comes back will miss it", e);
      return null;
    }
  }

  /** Writes to a response what came after an event on its stream and is still kept. */
  void replay(EventId from, ResponseChannel to) {
    List<StoredEvent> missed = after(from);
    if (missed.isEmpty() && VersionFeatures.pollableStreams(version)) {
      // Some clients forget the id with the stream it came on, and could not resume once more.
      to.event(EventText.priming(from, retryMillis()), false);
    }
    for (StoredEvent event : missed) {
      EventId name = new EventId(from.call(), from.stream(), event.id());
      to.event(EventText.message(name, event.message()), false);
    }
  }

  /** Whether anything that came after an event on its stream is kept. */
  boolean keepsAfter(EventId event) {
    return !after(event).isEmpty();
  }

  private List<StoredEvent> after(EventId event) {
    try {
      return events().after(new EventStream(id, event.stream()), event.event());
    } catch (RuntimeException e) {
      log.error("stored events could not be read", e);
      return List.of();
    }
  }

  private EventStore events() {
    return sessions.options().events();
  }

  long retryMillis() {
    return sessions.options().reconnectDelay().toMillis();
  }

  /** Where it is kept. */
  Sessions table() {
    return sessions;
  }

  @Override
  public Channel unsolicited() {
    lock.lock();
    try {
      if (unsolicited == null) {
        unsolicited = new Unsolicited(this, sessions.options().maxQueued());
      }
      return unsolicited;
    } finally {
      lock.unlock();
    }
  }

  /** The same, as a channel that event streams can be added to; null if it is of another kind. */
  @Nullable Unsolicited streams() {
    return unsolicited() instanceof Unsolicited streams ? streams : null;
  }

  /** Makes this the channel of everything in the session. Before it is established. */
  void onlyChannel(Channel channel) {
    lock.lock();
    try {
      unsolicited = channel;
    } finally {
      lock.unlock();
    }
  }

  /** A number for a stream that belongs to no call. */
  long nextStream() {
    lock.lock();
    try {
      return ++streams;
    } finally {
      lock.unlock();
    }
  }

  /** Whether a stream of this number was ever there. */
  boolean hadStream(long number) {
    lock.lock();
    try {
      return number <= streams;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps a call until it is {@link #remove removed} or the session ends.
   *
   * @return the number of its stream; -1 if the session has ended
   */
  long add(CallStream call) {
    lock.lock();
    try {
      if (finished) {
        return -1;
      }
      if (calls == null) {
        calls = new HashMap<>(4);
      }
      calls.put(++streams, call);
      return streams;
    } finally {
      lock.unlock();
    }
  }

  void remove(long call) {
    lock.lock();
    try {
      if (calls != null) {
        calls.remove(call);
        if (calls.isEmpty()) {
          calls = null;
        }
      }
    } finally {
      lock.unlock();
    }
  }

  @Nullable CallStream call(long number) {
    lock.lock();
    try {
      return calls == null ? null : calls.get(number);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void onEnd(Runnable action) {
    ended.add(action);
  }

  boolean hasEnded() {
    return ended.hasRun();
  }

  @Override
  public void end() {
    sessions.end(this);
  }

  /** It is no longer in the table: ends all that belongs to it. Idempotent. */
  void finish() {
    List<CallStream> running;
    Channel channel;
    lock.lock();
    try {
      if (finished) {
        return;
      }
      finished = true;
      channel = unsolicited;
      running = calls == null ? List.of() : new ArrayList<>(calls.values());
    } finally {
      lock.unlock();
    }
    ended.run();
    running.forEach(CallStream::end);
    if (channel instanceof Unsolicited streams) {
      streams.end();
    }
    try {
      events().forget(id);
    } catch (RuntimeException e) {
      log.error("the stored events of a session could not be dropped", e);
    }
  }
}
