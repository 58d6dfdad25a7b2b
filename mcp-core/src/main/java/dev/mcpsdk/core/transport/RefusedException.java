package dev.mcpsdk.core.transport;

import dev.mcpsdk.core.TransportException;

/**
 * What carries messages refused one before anybody read it as a message, so that nothing was done
 * about it.
 */
public class RefusedException extends TransportException {

  private static final long serialVersionUID = 1L;

  /** What the refusal tells. */
  public enum Reason {
    /** The peer takes no such messages here; it may take those of another era. */
    NOT_UNDERSTOOD,
    /** The session it belongs to has ended; the same message may be sent in a new one. */
    SESSION_ENDED,
    /** Nothing about the peer's protocol: rights that are missing, too much to do, a failure. */
    OTHER
  }

  private final Reason reason;

  public RefusedException(String message, Reason reason) {
    super(message);
    this.reason = reason;
  }

  public final Reason reason() {
    return reason;
  }
}
