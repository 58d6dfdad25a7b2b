package dev.mcpsdk.core.transport;

/**
 * A session of the handshake era (2024-11-05 to 2025-11-25) as a transport keeps it that needs many
 * exchanges for one session. Where one channel carries everything, that channel is the session and
 * there is none of these. Thread-safe.
 */
public interface TransportSession {

  /**
   * The way to the client for what belongs to no request. Ends with the session, not with the
   * streams that carry it; what is offered while there is none waits within the transport's limits.
   */
  Channel unsolicited();

  /** Runs the action once when the session has ended for whatever reason; at once if it has. */
  void onEnd(Runnable action);

  /** Ends the session for a reason of this side; the client has to begin another. Idempotent. */
  void end();
}
