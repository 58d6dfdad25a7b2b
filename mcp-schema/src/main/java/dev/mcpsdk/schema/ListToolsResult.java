package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of tools. */
public record ListToolsResult(
    List<Tool> tools, @Nullable String nextCursor, @Nullable CacheHint cache, Meta meta)
    implements PagedResult<Tool>, CacheableResult {
  public ListToolsResult {
    tools = List.copyOf(tools);
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public List<Tool> items() {
    return tools;
  }
}
