package dev.mcpsdk.schema.json;

import java.util.Objects;

/**
 * JSON text that cannot be used. The message is safe to send to the peer: it names places and
 * kinds, never values.
 */
public abstract sealed class JsonException extends RuntimeException
    permits JsonSyntaxException, JsonShapeException {

  private static final long serialVersionUID = 1L;

  JsonException(String message) {
    super(message);
  }

  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
