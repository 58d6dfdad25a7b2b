package dev.mcpsdk.client;

import dev.mcpsdk.core.McpException;
import dev.mcpsdk.schema.InputRequired;

/**
 * The server asks before it goes on, and the client does not answer by itself: the input loop is
 * switched off or its rounds are used up. Send the same request again with {@link
 * CallOptions#answers} to go on, from this process or another one.
 */
public final class InputRequiredException extends McpException {

  private static final long serialVersionUID = 1L;

  private final transient InputRequired input;

  InputRequiredException(String message, InputRequired input) {
    super(message, null);
    this.input = input;
  }

  /** The questions by key, and the state to give back unchanged with the answers. */
  public InputRequired input() {
    return input;
  }
}
