package dev.mcpsdk.benchmarks.codec;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NumericNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;

/** Checks that a subject does the whole work: all that was decoded comes back when encoded. */
final class SameMeaning {
  private static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);
  // 100 and 100.0 are the same number.
  private static final Comparator<JsonNode> BY_VALUE =
      (a, b) -> {
        if (a instanceof NumericNode && b instanceof NumericNode) {
          return a.decimalValue().compareTo(b.decimalValue());
        }
        return a.equals(b) ? 0 : 1;
      };

  private SameMeaning() {}

  /** Lets every subject decode and encode every payload; fails if one loses its meaning. */
  public static void main(String[] args) {
    for (Subject subject : Subject.values()) {
      check(subject);
    }
  }

  private static void check(Subject subject) {
    Codec codec = subject.codec();
    for (Payload payload : Payload.values()) {
      byte[] back = codec.encode(payload, codec.toSend(codec.decode(payload)));
      try {
        if (!MAPPER.readTree(payload.bytes()).equals(BY_VALUE, MAPPER.readTree(back))) {
          throw new IllegalStateException(
              subject.label() + " does not give back " + payload.label() + " as it was");
        }
      } catch (IOException e) {
        throw new UncheckedIOException(subject.label() + " breaks " + payload.label(), e);
      }
    }
  }
}
