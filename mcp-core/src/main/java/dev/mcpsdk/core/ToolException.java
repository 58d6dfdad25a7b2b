package dev.mcpsdk.core;

import org.jspecify.annotations.Nullable;

/**
 * A tool failed in a way the model should read and may correct: the message becomes the text of a
 * result with {@code isError}. The only exception whose text reaches the model.
 */
public final class ToolException extends McpException {

  private static final long serialVersionUID = 1L;

  public ToolException(String message) {
    super(message, null);
  }

  /** The cause is for the log only. */
  public ToolException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
