package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * The argument to complete.
 *
 * @param value what was typed so far, possibly nothing
 */
public record CompletionArgument(String name, String value) {
  public CompletionArgument {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value");
  }
}
