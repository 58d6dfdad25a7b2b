package dev.mcpsdk.schema.jsonschema;

/** Ends a validation that exceeds a bound. Stackless; never leaves this package. */
final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int node;

  LimitReached(int node, String message) {
    super(message, null, false, false);
    this.node = node;
  }

  /** Where the validation stood. */
  int node() {
    return node;
  }
}
