package dev.mcpsdk.client;

import dev.mcpsdk.core.dialect.ProtocolVersion;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What servers turned out to speak, so that not every client has to find out, by the identity of
 * the transport. Servers are upgraded, so a verdict does not hold for ever. Bounded; thread-safe.
 */
final class EraVerdicts {

  /** Of all clients of this process. */
  static final EraVerdicts SHARED = new EraVerdicts();

  private static final int MAX_ENTRIES = 1_000;
  private static final long LIFETIME = Duration.ofHours(1).toNanos();

  private final ReentrantLock lock = new ReentrantLock();
  private final Map<Object, Verdict> verdicts = new LinkedHashMap<>(16, 0.75f, true);

  private record Verdict(ProtocolVersion version, long expires) {}

  /**
   * @param identity null for a server that cannot be told from others
   * @param now nanoseconds from any origin, always the same
   */
  @Nullable ProtocolVersion get(@Nullable Object identity, long now) {
    if (identity == null) {
      return null;
    }
    lock.lock();
    try {
      Verdict verdict = verdicts.get(identity);
      if (verdict != null && verdict.expires - now <= 0) {
        verdicts.remove(identity);
        return null;
      }
      return verdict == null ? null : verdict.version;
    } finally {
      lock.unlock();
    }
  }

  void put(@Nullable Object identity, ProtocolVersion version, long now) {
    if (identity == null) {
      return;
    }
    lock.lock();
    try {
      verdicts.put(identity, new Verdict(version, now + LIFETIME));
      if (verdicts.size() > MAX_ENTRIES) {
        Iterator<Object> oldest = verdicts.keySet().iterator();
        oldest.next();
        oldest.remove();
      }
    } finally {
      lock.unlock();
    }
  }

  /** It has proved wrong. */
  void forget(@Nullable Object identity) {
    if (identity == null) {
      return;
    }
    lock.lock();
    try {
      verdicts.remove(identity);
    } finally {
      lock.unlock();
    }
  }
}
