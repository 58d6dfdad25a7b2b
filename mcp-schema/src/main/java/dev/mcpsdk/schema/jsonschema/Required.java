package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.JsonTape;
import java.util.HashSet;
import java.util.Set;

/** {@code required}, and the part of {@code dependentRequired} behind one member. */
final class Required extends Assertion {
  private static final int FEW = 64;
  private static final int LISTED = 5;

  private final String[] names;

  Required(String keyword, String[] names) {
    super(keyword);
    this.names = names;
  }

  @Override
  boolean holds(Evaluation run, int node) {
    JsonTape tape = run.tape();
    if (tape.kind(node) != JsonKind.OBJECT) {
      return true;
    }
    if (tape.count(node) < names.length) {
      return false;
    }
    run.spend(names.length);
    if ((long) names.length * tape.count(node) > FEW * FEW) {
      return manyPresent(tape, node);
    }
    for (String name : names) {
      if (tape.member(node, name) < 0) {
        return false;
      }
    }
    return true;
  }

  private boolean manyPresent(JsonTape tape, int object) {
    Set<String> present = new HashSet<>();
    for (int name = object + 1; name < tape.next(object); name = tape.next(name + 1)) {
      present.add(tape.string(name));
    }
    for (String name : names) {
      if (!present.contains(name)) {
        return false;
      }
    }
    return true;
  }

  @Override
  String problem(JsonTape tape, int node) {
    StringBuilder listed = new StringBuilder();
    int missing = 0;
    for (String name : names) {
      if (tape.member(node, name) < 0 && missing++ < LISTED) {
        listed.append(missing > 1 ? ", '" : "'").append(JsonPointer.shorten(name)).append('\'');
      }
    }
    if (missing > LISTED) {
      listed.append(" and ").append(missing - LISTED).append(" more");
    }
    return missing == 1
        ? "expected the member " + listed + " but it is missing"
        : "expected the members " + listed + " but they are missing";
  }
}
