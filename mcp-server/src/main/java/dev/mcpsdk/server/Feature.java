package dev.mcpsdk.server;

import dev.mcpsdk.schema.Meta;
import java.util.Locale;

/**
 * Something a server offers, as a {@link Visibility} sees it.
 *
 * @param name of a tool or prompt, the URI of a resource, the URI template of a resource template
 * @param meta the {@code _meta} of its definition, a place for the author's own marks
 */
public record Feature(Kind kind, String name, Meta meta) {

  /** What can be listed. */
  public enum Kind {
    TOOL,
    RESOURCE,
    RESOURCE_TEMPLATE,
    PROMPT;

    /** As in {@code resource template}. */
    String words() {
      return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
  }
}
