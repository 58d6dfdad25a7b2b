package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * A resource the receiver may read by its URI; it need not appear in {@code resources/list}. On the
 * wire the members of the resource and the discriminator share one object.
 */
@ProtocolSince("2025-06-18")
public record ResourceLink(Resource resource) implements Content {
  public static final String TYPE = "resource_link";

  public ResourceLink {
    Objects.requireNonNull(resource, "resource");
  }

  public static ResourceLink of(String uri, String name) {
    return new ResourceLink(Resource.builder(uri, name).build());
  }

  @Override
  public String type() {
    return TYPE;
  }
}
