package dev.mcpsdk.schema.codec;

/**
 * A message that the revision in use has no words for. The text names what it is, no values of the
 * message, and is safe to be sent.
 */
public final class UncarriedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UncarriedException(String what) {
    super(what + " cannot be sent: the protocol revision in use has no form for it");
  }
}
