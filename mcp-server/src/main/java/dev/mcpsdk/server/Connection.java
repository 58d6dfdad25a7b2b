package dev.mcpsdk.server;

import dev.mcpsdk.core.engine.RunningCalls;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One client: the calls under way, of whatever era, and the session if there is one. Thread-safe.
 */
final class Connection {

  private final RunningCalls calls = new RunningCalls();
  private final AtomicReference<@Nullable ServerSession> session = new AtomicReference<>();

  RunningCalls calls() {
    return calls;
  }

  @Nullable ServerSession session() {
    return session.get();
  }

  /** False if there is a session already. */
  boolean begin(ServerSession begun) {
    return session.compareAndSet(null, begun);
  }
}
