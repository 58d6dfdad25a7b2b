package dev.mcpsdk.schema.infer;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.RawJson;
import java.util.SplittableRandom;

/** Changes one random value of a JSON text into something near or far. */
final class Mutations {

  private static final RawJson[] OTHERS = {
    RawJson.NULL,
    RawJson.TRUE,
    RawJson.EMPTY_OBJECT,
    RawJson.of("[]"),
    RawJson.of("0"),
    RawJson.of("1.0"),
    RawJson.of("1.5"),
    RawJson.of("128"),
    RawJson.of("3000000000"),
    RawJson.of("1e3"),
    RawJson.of("\"\""),
    RawJson.of("\"a\""),
    RawJson.of("\"PT1H\""),
    RawJson.of("\"P1D\""),
    RawJson.of("\"P\""),
    RawJson.of("\"2026-02-28\""),
    RawJson.of("\"2026-02-28T01:02:03Z\""),
  };

  private Mutations() {}

  static RawJson change(RawJson json, SplittableRandom random) {
    JsonTape tape = json.tape();
    int values = count(tape, JsonTape.ROOT);
    int[] countdown = {random.nextInt(values)};
    RawJson other = OTHERS[random.nextInt(OTHERS.length)];
    boolean drop = random.nextInt(4) == 0;
    return RawJson.write(out -> copy(tape, JsonTape.ROOT, out, countdown, drop ? null : other));
  }

  private static int count(JsonTape tape, int node) {
    int sum = 1;
    boolean object = tape.kind(node) == JsonKind.OBJECT;
    if (object || tape.kind(node) == JsonKind.ARRAY) {
      int step = object ? 1 : 0;
      for (int at = node + 1; at < tape.next(node); at = tape.next(at + step)) {
        sum += count(tape, at + step);
      }
    }
    return sum;
  }

  /** Counts values in the order they are copied; the one at zero is replaced, or dropped. */
  private static void copy(
      JsonTape tape, int node, JsonWriter out, int[] countdown, RawJson other) {
    if (countdown[0]-- == 0) {
      out.raw(other == null ? RawJson.NULL : other);
    } else if (tape.kind(node) == JsonKind.OBJECT) {
      out.beginObject();
      for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
        if (other == null && countdown[0] == 0) {
          countdown[0]--;
          continue;
        }
        out.name(tape.string(name));
        copy(tape, name + 1, out, countdown, other);
      }
      out.endObject();
    } else if (tape.kind(node) == JsonKind.ARRAY) {
      out.beginArray();
      for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
        copy(tape, child, out, countdown, other);
      }
      out.endArray();
    } else {
      out.raw(tape.raw(node));
    }
  }
}
