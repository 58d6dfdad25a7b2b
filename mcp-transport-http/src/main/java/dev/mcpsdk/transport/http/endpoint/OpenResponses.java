package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.core.engine.Timers;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The answers that are not finished by the time their request was delivered. Watches their clocks;
 * no thread per stream.
 */
final class OpenResponses {

  private static final Logger log = LoggerFactory.getLogger(OpenResponses.class);

  private final Set<ResponseChannel> open = ConcurrentHashMap.newKeySet();
  private volatile @Nullable ScheduledFuture<?> ticker;
  private volatile @Nullable CompletableFuture<Void> drained;
  private volatile boolean closed;

  void start(Duration tick) {
    ticker = Timers.every(tick, this::tick);
  }

  void add(ResponseChannel channel) {
    open.add(channel);
    // One that comes after the others have been told to end is told by itself.
    if (closed || drained != null && channel.isEndless()) {
      channel.end();
    }
  }

  void remove(ResponseChannel channel) {
    open.remove(channel);
    stopIfDone();
    CompletableFuture<Void> waiting = drained;
    if (waiting != null && open.isEmpty()) {
      waiting.complete(null);
    }
  }

  int size() {
    return open.size();
  }

  /**
   * Ends the streams that would never end by themselves. The future completes when no other is open
   * either.
   */
  CompletableFuture<Void> drain() {
    CompletableFuture<Void> future = new CompletableFuture<>();
    drained = future;
    for (ResponseChannel channel : open) {
      if (channel.isEndless()) {
        channel.end();
      }
    }
    if (open.isEmpty()) {
      future.complete(null);
    }
    return future;
  }

  /**
   * Ends whatever is still open, without an answer. The clocks run on for clients that do not read
   * what is left, until the last has been given up.
   */
  void close() {
    closed = true;
    for (ResponseChannel channel : open) {
      channel.end();
    }
    stopIfDone();
  }

  private void stopIfDone() {
    ScheduledFuture<?> ticking = ticker;
    if (closed && open.isEmpty() && ticking != null) {
      ticking.cancel(false);
    }
  }

  private void tick() {
    long now = System.nanoTime();
    for (ResponseChannel channel : open) {
      try {
        channel.tick(now);
      } catch (RuntimeException e) {
        log.warn("a response could not be kept alive", e);
      }
    }
  }
}
