package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The contents of a resource inside a result or prompt. */
public record EmbeddedResource(
    ResourceContents resource,
    @Nullable Annotations annotations,
    @ProtocolSince("2025-06-18") Meta meta)
    implements Content {
  public static final String TYPE = "resource";

  public EmbeddedResource {
    Objects.requireNonNull(resource, "resource");
    Objects.requireNonNull(meta, "meta");
  }

  public static EmbeddedResource of(ResourceContents resource) {
    return new EmbeddedResource(resource, null, Meta.EMPTY);
  }

  @Override
  public String type() {
    return TYPE;
  }
}
