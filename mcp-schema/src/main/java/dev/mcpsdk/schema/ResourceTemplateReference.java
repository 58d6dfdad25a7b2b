package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * Names a resource template.
 *
 * @param uri the URI template, or a URI
 */
public record ResourceTemplateReference(String uri) implements CompletionReference {
  public static final String TYPE = "ref/resource";

  public ResourceTemplateReference {
    Objects.requireNonNull(uri, "uri");
  }

  @Override
  public String type() {
    return TYPE;
  }
}
