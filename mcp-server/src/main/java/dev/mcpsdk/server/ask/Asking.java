package dev.mcpsdk.server.ask;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a server keeps what it has asked.
 *
 * @param keys that seal the state which travels through the client
 * @param lifetime of a state: the time a person has for one round
 * @param maxRounds of one interaction
 * @param onceStore remembers what must not happen twice
 * @param stateStore for states over {@link #MAX_STATE}; null refuses them
 */
public record Asking(
    StateKeys keys,
    Duration lifetime,
    int maxRounds,
    OnceStore onceStore,
    @Nullable StateStore stateStore) {

  /** The longest state that travels through a client, in characters. */
  public static final int MAX_STATE = 64 * 1024;

  public Asking {
    if (lifetime.toSeconds() < 1 || maxRounds < 1) {
      throw new IllegalArgumentException(
          "expected a lifetime of at least a second and at least one round but got "
              + lifetime
              + ", "
              + maxRounds);
    }
  }

  /** A key of this process alone, one hour, ten rounds, outcomes remembered in memory. */
  public static Asking standard() {
    return new Asking(
        StateKeys.random(), Duration.ofHours(1), 10, OnceStore.inMemory(10_000), null);
  }

  public Asking withKeys(StateKeys shared) {
    return new Asking(shared, lifetime, maxRounds, onceStore, stateStore);
  }

  public Asking withLifetime(Duration time) {
    return new Asking(keys, time, maxRounds, onceStore, stateStore);
  }

  public Asking withMaxRounds(int rounds) {
    return new Asking(keys, lifetime, rounds, onceStore, stateStore);
  }

  public Asking withOnceStore(OnceStore store) {
    return new Asking(keys, lifetime, maxRounds, store, stateStore);
  }

  public Asking withStateStore(StateStore store) {
    return new Asking(keys, lifetime, maxRounds, onceStore, store);
  }
}
