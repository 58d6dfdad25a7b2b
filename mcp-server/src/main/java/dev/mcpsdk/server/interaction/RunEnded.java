package dev.mcpsdk.server.interaction;

/**
 * Ends a handler's run because an answer is missing. Carries nothing: the interaction knows what
 * was asked. An Error, so that code that handles exceptions lets it pass; code that catches
 * everything finds its context unusable.
 */
public final class RunEnded extends Error {

  private static final long serialVersionUID = 1L;

  RunEnded() {
    super(
        "the run ends here: a question waits for its answer, and the handler will run again",
        null,
        false,
        false);
  }
}
