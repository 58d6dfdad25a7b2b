package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Lists the prompts, page by page. */
public record ListPromptsRequest(@Nullable String cursor)
    implements PagedRequest<ListPromptsResult> {
  @Override
  public Method<ListPromptsRequest, ListPromptsResult> method() {
    return Methods.PROMPTS_LIST;
  }

  @Override
  public ListPromptsRequest at(String cursor) {
    return new ListPromptsRequest(cursor);
  }
}
