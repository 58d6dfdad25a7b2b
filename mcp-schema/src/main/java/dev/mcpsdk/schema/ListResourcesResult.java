package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of resources. */
public record ListResourcesResult(
    List<Resource> resources, @Nullable String nextCursor, @Nullable CacheHint cache, Meta meta)
    implements PagedResult<Resource>, CacheableResult {
  public ListResourcesResult {
    resources = List.copyOf(resources);
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public List<Resource> items() {
    return resources;
  }
}
