package dev.mcpsdk.schema.json;

/**
 * A Java type that cannot be bound to JSON, or described by a schema; or a value that cannot be
 * written, such as {@code NaN}. The message names the type or component and the cure. It is for the
 * program's author: it is never sent to a peer.
 */
public final class JsonBindingException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public JsonBindingException(String message) {
    super(message);
  }

  public JsonBindingException(String message, Throwable cause) {
    super(message, cause);
  }
}
