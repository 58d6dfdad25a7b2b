package dev.mcpsdk.server;

import dev.mcpsdk.core.engine.RunningCalls;
import dev.mcpsdk.core.transport.Channel;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/** The calls under way on each channel that carries many. */
final class Connections {

  private final ConcurrentMap<Channel, RunningCalls> byChannel = new ConcurrentHashMap<>();

  RunningCalls of(Channel channel) {
    RunningCalls known = byChannel.get(channel);
    if (known != null) {
      return known;
    }
    RunningCalls added = new RunningCalls();
    RunningCalls other = byChannel.putIfAbsent(channel, added);
    if (other != null) {
      return other;
    }
    channel.onClosed(
        () -> {
          byChannel.remove(channel);
          added.cancelAll("the connection is closed");
        });
    return added;
  }

  /** Null if there has been no call on the channel, or it is closed. */
  @Nullable RunningCalls find(Channel channel) {
    return byChannel.get(channel);
  }
}
