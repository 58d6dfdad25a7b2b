package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of resource templates. */
public record ListResourceTemplatesResult(
    List<ResourceTemplate> resourceTemplates,
    @Nullable String nextCursor,
    @Nullable CacheHint cache,
    Meta meta)
    implements PagedResult<ResourceTemplate>, CacheableResult {
  public ListResourceTemplatesResult {
    resourceTemplates = List.copyOf(resourceTemplates);
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public List<ResourceTemplate> items() {
    return resourceTemplates;
  }
}
