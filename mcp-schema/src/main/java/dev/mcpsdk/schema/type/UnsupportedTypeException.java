package dev.mcpsdk.schema.type;

/** A type that stands for no JSON; the message names the type and the cure. */
public final class UnsupportedTypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public UnsupportedTypeException(String message) {
    super(message);
  }
}
