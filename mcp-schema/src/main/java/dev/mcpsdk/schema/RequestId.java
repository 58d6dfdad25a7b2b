package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * The id of a JSON-RPC request. {@code 1} and {@code "1"} are different ids, and a response repeats
 * the id with its JSON type; null and fractional ids do not exist in this protocol.
 */
public sealed interface RequestId {
  /** An id that is a JSON integer. */
  record Num(long value) implements RequestId {
    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /** An id that is a JSON string. */
  record Text(String value) implements RequestId {
    public Text {
      Objects.requireNonNull(value, "value");
    }

    @Override
    public String toString() {
      return '"' + value + '"';
    }
  }

  static RequestId of(long value) {
    return new Num(value);
  }

  static RequestId of(String value) {
    return new Text(value);
  }
}
