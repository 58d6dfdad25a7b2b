package dev.mcpsdk.server;

import dev.mcpsdk.core.transport.Channel;
import dev.mcpsdk.core.transport.TransportSession;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The clients of one transport: each on its channel where one channel carries everything, each in
 * its session where there are sessions.
 */
final class Connections {

  private final ConcurrentMap<Object, Connection> byPeer = new ConcurrentHashMap<>();

  Connection of(Channel channel) {
    Connection known = byPeer.get(channel);
    return known != null ? known : add(channel, channel::onClosed);
  }

  Connection of(TransportSession session) {
    Connection known = byPeer.get(session);
    return known != null ? known : add(session, session::onEnd);
  }

  private Connection add(Object peer, Consumer<Runnable> onEnd) {
    Connection added = new Connection();
    Connection other = byPeer.putIfAbsent(peer, added);
    if (other != null) {
      return other;
    }
    onEnd.accept(
        () -> {
          byPeer.remove(peer);
          added.calls().cancelAll("the connection is closed");
        });
    return added;
  }

  /** Null if nothing has come from this peer that is kept, or it has gone. */
  @Nullable Connection find(Object peer) {
    return byPeer.get(peer);
  }
}
