package dev.mcpsdk.core.transport;

/**
 * What a transport with exchanges of their own for each message (HTTP) knows about a message that
 * does not say all there is to know, as those of the handshake era do not.
 */
public sealed interface SessionClaim {

  /**
   * The message belongs to this session. With {@code initialize} the session begins: it comes to
   * nothing unless that request is answered with a result.
   */
  record Within(TransportSession session) implements SessionClaim {}

  /**
   * There are no sessions: the message is served by itself, and the client can be asked nothing.
   *
   * @param version the revision the carrier names, or else the one to be assumed
   */
  record Alone(String version) implements SessionClaim {}
}
