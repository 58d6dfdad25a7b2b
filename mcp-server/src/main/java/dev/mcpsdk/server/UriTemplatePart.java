package dev.mcpsdk.server;

import java.util.Set;

/** A piece of a URI template. */
sealed interface UriTemplatePart {

  /** Matches itself. */
  record Literal(String text) implements UriTemplatePart {}

  /** Matches at least one character that the operator lets through. */
  record Variable(String name, UriOperator operator) implements UriTemplatePart {}

  /** Matches nothing, or {@code first} and pairs of these names in any order. */
  record Query(char first, Set<String> names) implements UriTemplatePart {}
}
