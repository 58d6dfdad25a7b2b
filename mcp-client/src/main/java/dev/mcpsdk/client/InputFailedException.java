package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import org.jspecify.annotations.Nullable;

/**
 * A question of the server could not be answered here: no handler for its kind, a handler that
 * failed, or an answer that does not fit the question. The request was not sent again. A user's
 * refusal is not a failure but an answer.
 */
public final class InputFailedException extends McpException {

  private static final long serialVersionUID = 1L;

  private final String key;

  InputFailedException(String key, String why, @Nullable Throwable cause) {
    super("the server's question \"" + key + "\" was not answered: " + why, cause);
    this.key = key;
  }

  /** The server's name for the question. */
  public String key() {
    return key;
  }
}
