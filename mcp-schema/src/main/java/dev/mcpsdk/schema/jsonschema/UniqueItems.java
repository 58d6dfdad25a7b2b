package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;

/** {@code uniqueItems}: pairwise for a few elements, by hash for more. */
final class UniqueItems extends Assertion {
  private static final int FEW = 8;

  // Unknown to whoever sends an array made of colliding values.
  private static final int SEED = ThreadLocalRandom.current().nextInt() | 1;

  UniqueItems() {
    super("uniqueItems");
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.ARRAY || tape.count(node) < 2) {
      return true;
    }
    run.spend(tape.next(node) - node);
    return tape.count(node) <= FEW ? fewUnique(tape, node) : manyUnique(run, node);
  }

  private static boolean fewUnique(JsonTape tape, int array) {
    int end = tape.next(array);
    for (int one = array + 1; one < end; one = tape.next(one)) {
      for (int other = tape.next(one); other < end; other = tape.next(other)) {
        if (tape.valueEquals(one, tape, other)) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean manyUnique(Evaluation run, int array) {
    JsonTape tape = run.tape();
    Set<String> strings = new HashSet<>();
    Map<Long, Integer> first = new HashMap<>();
    // Elements beyond the first with some hash, each linked to the one before it.
    Map<Integer, Integer> before = new HashMap<>();
    for (int child = array + 1; child < tape.next(array); child = tape.next(child)) {
      if (tape.kind(child) == JsonKind.STRING) {
        if (!strings.add(tape.string(child))) {
          return false;
        }
        continue;
      }
      Integer same = first.put(hash(tape, child), child);
      for (Integer other = same; other != null; other = before.get(other)) {
        run.spend(tape.next(child) - child);
        if (tape.valueEquals(child, tape, other)) {
          return false;
        }
      }
      if (same != null) {
        before.put(child, same);
      }
    }
    return true;
  }

  /** Equal for equal values: numbers count by their value, members in any order. */
  private static long hash(JsonTape tape, int node) {
    return switch (tape.kind(node)) {
      case NULL -> 1;
      case BOOLEAN -> tape.bool(node) ? 2 : 3;
      case NUMBER -> mixed(Double.doubleToLongBits(tape.doubleValue(node) + 0.0));
      case STRING -> hash(tape.string(node));
      case ARRAY -> {
        long hash = 5;
        for (int child = node + 1; child < tape.next(node); child = tape.next(child)) {
          hash = mixed(hash + hash(tape, child));
        }
        yield hash;
      }
      case OBJECT -> {
        long hash = 7;
        for (int name = node + 1; name < tape.next(node); name = tape.next(name + 1)) {
          hash += mixed(hash(tape.string(name)) + 31 * hash(tape, name + 1));
        }
        yield hash;
      }
    };
  }

  private static long hash(String text) {
    long hash = SEED;
    for (int i = 0; i < text.length(); i++) {
      hash = mixed(hash + text.charAt(i));
    }
    return hash;
  }

  private static long mixed(long value) {
    long product = (value ^ SEED) * 0x9E3779B97F4A7C15L;
    return product ^ product >>> 32;
  }

  @Override
  String problem(JsonTape tape, int node) {
    return "expected elements that all differ but found two equal ones";
  }
}
