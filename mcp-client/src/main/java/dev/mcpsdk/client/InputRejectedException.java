package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;

/**
 * A handler throws it when the user does not want a question answered at all, as with sampling,
 * whose answers have no form for that. From 2026-07-28 on it ends the call that raised the
 * question; before, the server is told.
 */
public final class InputRejectedException extends McpException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message for this side; the server learns only that the user refused
   */
  public InputRejectedException(String message) {
    super(message, null);
  }
}
