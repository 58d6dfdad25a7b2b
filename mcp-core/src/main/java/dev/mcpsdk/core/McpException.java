package dev.mcpsdk.core;

import org.jspecify.annotations.Nullable;

/** Anything this SDK reports to its user. Unchecked; the subclasses say whose failure it is. */
public abstract class McpException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  protected McpException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
