package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of prompts. */
public record ListPromptsResult(
    List<Prompt> prompts, @Nullable String nextCursor, @Nullable CacheHint cache, Meta meta)
    implements PagedResult<Prompt>, CacheableResult {
  public ListPromptsResult {
    prompts = List.copyOf(prompts);
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public List<Prompt> items() {
    return prompts;
  }
}
