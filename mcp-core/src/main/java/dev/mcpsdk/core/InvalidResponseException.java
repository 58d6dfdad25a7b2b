package dev.mcpsdk.core;

import org.jspecify.annotations.Nullable;

/**
 * The server answered, but not with what the protocol or the tool's own output schema promises. The
 * request has been carried out.
 */
public final class InvalidResponseException extends McpException {

  private static final long serialVersionUID = 1L;

  public InvalidResponseException(String message) {
    this(message, null);
  }

  public InvalidResponseException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
