package dev.mcpsdk.core;

import org.jspecify.annotations.Nullable;

/** The link failed. The peer may or may not have seen, and acted on, what was being sent. */
public class TransportException extends McpException {

  private static final long serialVersionUID = 1L;

  public TransportException(String message) {
    super(message, null);
  }

  public TransportException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
