package dev.mcpsdk.schema.type;

/** A type that stands for no JSON; the message names the type and the cure. */
public final class UnsupportedTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String reason;

  public UnsupportedTypeException(String reason) {
    super(reason);
    this.reason = reason;
  }

  /** The message, which is never null. */
  public String reason() {
    return reason;
  }
}
