package dev.mcpsdk.transport.http;

import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a stream of events has been read, over all the connections that carry it. Not
 * thread-safe: connections follow one another.
 */
final class StreamPosition {

  private static final long DEFAULT_PAUSE_MS = 1_000;
  private static final long LONGEST_PAUSE_MS = 30_000;

  /** A stream whose server asks for more than this counts as not to be taken up again soon. */
  private static final long LONGEST_RETRY_MS = 600_000;

  /** How many connections in a row may bring nothing. */
  private static final int MAX_ATTEMPTS = 6;

  /** Of how many events the id is remembered, to tell one that comes again. */
  private static final int REMEMBERED = 256;

  private final Set<String> seen = new LinkedHashSet<>();
  private @Nullable String last;
  private long retry = -1;
  private boolean repeated;
  private int attempts;

  void id(String id, boolean data) {
    last = id.isEmpty() ? null : id;
    attempts = 0;
    if (!data || last == null) {
      return;
    }
    repeated = !seen.add(id);
    if (seen.size() > REMEMBERED) {
      Iterator<String> oldest = seen.iterator();
      oldest.next();
      oldest.remove();
    }
  }

  void retry(long millis) {
    retry = Math.min(millis, LONGEST_RETRY_MS);
  }

  /** Whether the event of this moment has come before. */
  boolean takeRepeated() {
    boolean was = repeated;
    repeated = false;
    return was;
  }

  /** The event after which to go on; null if none had an id. */
  @Nullable String last() {
    return last;
  }

  /** Something has come. */
  void progressed() {
    attempts = 0;
  }

  boolean exhausted() {
    return attempts >= MAX_ATTEMPTS;
  }

  /** How long to wait before the next connection: what the server asked for, growing in vain. */
  long nextPauseMillis() {
    long asked = retry >= 0 ? retry : DEFAULT_PAUSE_MS;
    long grown = attempts == 0 ? 0 : DEFAULT_PAUSE_MS << Math.min(attempts, 10);
    attempts++;
    return Math.max(asked, Math.min(grown, LONGEST_PAUSE_MS));
  }
}
