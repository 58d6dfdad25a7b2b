package dev.mcpsdk.schema.jsonschema;

import dev.mcpsdk.schema.json.JsonTape;
import java.util.ArrayList;
import java.util.List;

/** Collects problems up to a limit. */
final class ProblemList {
  private final JsonTape tape;
  private final int root;
  private final int limit;
  private final List<Problem> problems = new ArrayList<>();

  ProblemList(JsonTape tape, int root, int limit) {
    this.tape = tape;
    this.root = root;
    this.limit = limit;
  }

  void add(int node, String keyword, String message) {
    if (!full()) {
      add(new Problem(JsonPointer.between(tape, root, node), keyword, message));
    }
  }

  /**
   * Adds a problem that must not be lost: it takes the place of the last one if there is no room.
   */
  void addLast(int node, String keyword, String message) {
    if (full()) {
      problems.remove(problems.size() - 1);
    }
    add(node, keyword, message);
  }

  void addAll(ProblemList other) {
    other.problems.forEach(this::add);
  }

  private void add(Problem problem) {
    // Two branches often find the same fault.
    if (!full() && !problems.contains(problem)) {
      problems.add(problem);
    }
  }

  boolean full() {
    return problems.size() >= limit;
  }

  /** An empty list about the same value. */
  ProblemList fresh() {
    return new ProblemList(tape, root, limit);
  }

  /** Whether the value at this node was found to be of another kind altogether. */
  boolean blamesKindOf(int node) {
    String path = JsonPointer.between(tape, root, node);
    for (Problem problem : problems) {
      if (problem.path().equals(path)
          && (problem.keyword().equals("type")
              || problem.keyword().equals("const")
              || problem.keyword().equals("enum")
              || problem.keyword().equals("false"))) {
        return true;
      }
    }
    return false;
  }

  List<Problem> toList() {
    return problems;
  }
}
