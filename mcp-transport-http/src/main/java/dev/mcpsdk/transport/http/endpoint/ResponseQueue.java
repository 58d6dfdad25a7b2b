package dev.mcpsdk.transport.http.endpoint;

import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.rpc.JsonRpcNotification;
import dev.mcpsdk.schema.rpc.MessageWriter;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What waits to be written to one event stream, in order. Notifications that were only offered wait
 * unencoded, so that equal ones can be told. Not thread-safe: guarded by its channel's lock.
 */
public final class ResponseQueue {

  private static final Logger log = LoggerFactory.getLogger(ResponseQueue.class);

  /** Bytes from which senders that may wait do wait. */
  public static final int HIGH_WATER = 256 * 1024;

  /** Bytes that no sender gets beyond. */
  static final int CEILING = 64 * HIGH_WATER;

  private static final int BATCH = 64 * 1024;

  private final int maxOffered;
  private final ArrayDeque<Entry> entries = new ArrayDeque<>(4);
  private int offered;
  private long bytes;

  public ResponseQueue(int maxOffered) {
    this.maxOffered = maxOffered;
  }

  /** Adds an encoded message. */
  public void add(JsonWriter json) {
    entries.add(new Entry(json, null, null));
    bytes += json.size();
  }

  /** Adds an event that is framed already. */
  void addFramed(byte[] frame) {
    entries.add(new Entry(null, null, frame));
    bytes += frame.length;
  }

  /** Adds a notification unless an equal one waits already; false if too many wait. */
  public boolean offer(JsonRpcNotification notification) {
    for (Entry entry : entries) {
      if (notification.equals(entry.offered)) {
        return true;
      }
    }
    if (offered >= maxOffered) {
      return false;
    }
    entries.add(new Entry(null, notification, null));
    offered++;
    return true;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Of encoded messages. */
  public long bytes() {
    return bytes;
  }

  /** Moves what one write takes into frames. */
  void take(EventFrames frames) {
    while (!entries.isEmpty() && frames.length() < BATCH) {
      Entry entry = entries.remove();
      if (entry.frame != null) {
        bytes -= entry.frame.length;
        frames.framed(entry.frame);
        continue;
      }
      JsonWriter json = encoded(entry);
      if (json != null) {
        frames.event(json.buffer(), json.size());
      }
    }
  }

  /** Takes the next message, encoded; null if there is none. */
  public @Nullable JsonWriter poll() {
    while (!entries.isEmpty()) {
      JsonWriter json = encoded(entries.remove());
      if (json != null) {
        return json;
      }
    }
    return null;
  }

  private @Nullable JsonWriter encoded(Entry entry) {
    if (entry.json != null) {
      bytes -= entry.json.size();
      return entry.json;
    }
    offered--;
    return entry.offered == null ? null : encode(entry.offered);
  }

  private static @Nullable JsonWriter encode(JsonRpcNotification notification) {
    JsonWriter json = new JsonWriter();
    try {
      MessageWriter.write(json, notification);
      return json;
    } catch (RuntimeException e) {
      log.warn("a notification could not be encoded and is left out", e);
      return null;
    }
  }

  public void clear() {
    entries.clear();
    bytes = 0;
    offered = 0;
  }

  /** One of the three. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Entry(
      @Nullable JsonWriter json, @Nullable JsonRpcNotification offered, byte @Nullable [] frame) {}
}
