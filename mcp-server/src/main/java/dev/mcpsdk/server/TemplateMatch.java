package dev.mcpsdk.server;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A URI that matches a resource template.
 *
 * @param uri as it was asked for
 * @param variables their values, percent-decoded once, from the peer. No value contains a NUL or a
 *     backslash or is or contains a path segment {@code .} or {@code ..}, and only those of a
 *     reserved expansion like <code>{+path}</code> contain a slash
 */
public record TemplateMatch(String uri, Map<String, String> variables) {

  public TemplateMatch {
    variables = Map.copyOf(variables);
  }

  /**
   * The value of a variable that cannot be absent in a match.
   *
   * @throws IllegalArgumentException if it is absent
   */
  public String variable(String name) {
    String value = variables.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the URI has no value for the variable " + name);
    }
    return value;
  }

  /** The value of a variable of an optional part like <code>{?query}</code>; null if absent. */
  public @Nullable String optional(String name) {
    return variables.get(name);
  }
}
