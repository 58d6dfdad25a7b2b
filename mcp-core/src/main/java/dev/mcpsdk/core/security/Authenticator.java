package dev.mcpsdk.core.security;

/**
 * Decides who is calling, before a transport reads or accepts anything from the connection.
 * Thread-safe.
 */
@FunctionalInterface
public interface Authenticator {

  /** May block unless {@link #inline()}. @throws AuthenticationException to refuse */
  Caller authenticate(Credentials credentials);

  /**
   * Whether {@link #authenticate} is so quick that it may run on a thread that must never block.
   */
  default boolean inline() {
    return false;
  }
}
