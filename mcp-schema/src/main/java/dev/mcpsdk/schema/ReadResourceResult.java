package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a resource holds.
 *
 * @param contents one entry, or several for a resource with parts
 */
public record ReadResourceResult(
    List<ResourceContents> contents, @Nullable CacheHint cache, Meta meta)
    implements CacheableResult {
  public ReadResourceResult {
    contents = List.copyOf(contents);
    Objects.requireNonNull(meta, "meta");
  }

  public static ReadResourceResult of(ResourceContents... contents) {
    return new ReadResourceResult(List.of(contents), null, Meta.EMPTY);
  }
}
