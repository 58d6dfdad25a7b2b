package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * Ties progress notifications to the request that asked for them; chosen by the requester, unique
 * among its requests in flight. {@code 1} and {@code "1"} are different tokens.
 */
public sealed interface ProgressToken {
  /** A token that is a JSON integer. */
  record Num(long value) implements ProgressToken {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** A token that is a JSON string. */
  record Text(String value) implements ProgressToken {
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  static ProgressToken of(long value) {
    return new Num(value);
  }

  static ProgressToken of(String value) {
    return new Text(value);
  }
}
