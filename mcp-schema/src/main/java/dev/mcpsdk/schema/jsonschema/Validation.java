package dev.mcpsdk.schema.jsonschema;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The outcome of validating one instance. Immutable.
 *
 * @param problems why the instance is invalid, in the order they were found and at most {@link
 *     SchemaLimits#maxProblems()}; empty for a valid instance
 */
public record Validation(List<Problem> problems) {
  static final Validation VALID = new Validation(List.of());

  public Validation {
    problems = List.copyOf(problems);
  }

  public boolean valid() {
    return problems.isEmpty();
  }

  /** All problems on one line, fit for a log or for the text of a tool error. */
  public String summary() {
    return valid()
        ? "valid"
        : problems.stream().map(Problem::toString).collect(Collectors.joining("; "));
  }
}
