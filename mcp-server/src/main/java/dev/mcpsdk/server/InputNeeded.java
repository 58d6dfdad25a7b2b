package dev.mcpsdk.server;

import dev.mcpsdk.schema.InputRequired;

/**
 * Carries a handler's own wish for input past everything that handles results and exceptions. An
 * Error, so that interceptors do not take it for a failure.
 */
final class InputNeeded extends Error {

  private static final long serialVersionUID = 1L;

  private final transient InputRequired input;

  InputNeeded(InputRequired input) {
    super("input required", null, false, false);
    this.input = input;
  }

  InputRequired input() {
    return input;
  }
}
