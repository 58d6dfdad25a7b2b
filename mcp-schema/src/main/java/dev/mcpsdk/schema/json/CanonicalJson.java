package dev.mcpsdk.schema.json;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.TreeMap;

/**
 * One spelling for each JSON value: members sorted by name, numbers by value, strings by their
 * characters.
 */
final class CanonicalJson {

  private CanonicalJson() {}

  static byte[] sha256(JsonTape tape) {
    JsonWriter out = new JsonWriter(256);
    write(tape, JsonTape.ROOT, out);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(out.buffer(), 0, out.size());
      return digest.digest();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static void write(JsonTape tape, int node, JsonWriter out) {
    switch (tape.kind(node)) {
      case NULL -> out.nullValue();
      case BOOLEAN -> out.value(tape.bool(node));
      case STRING -> out.value(tape.string(node));
      case NUMBER -> {
        BigDecimal number = tape.decimal(node);
        out.value(number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros());
      }
      case ARRAY -> {
        out.beginArray();
        for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
          write(tape, child, out);
        }
        out.endArray();
      }
      case OBJECT -> {
        TreeMap<String, Integer> members = new TreeMap<>();
        for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
          members.put(tape.string(name), name + 1);
        }
        out.beginObject();
        members.forEach(
            (name, value) -> {
              out.name(name);
              write(tape, value, out);
            });
        out.endObject();
      }
    }
  }
}
