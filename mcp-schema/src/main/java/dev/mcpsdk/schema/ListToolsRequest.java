package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Lists the tools, page by page. */
public record ListToolsRequest(@Nullable String cursor) implements PagedRequest<ListToolsResult> {
  @Override
  public Method<ListToolsRequest, ListToolsResult> method() {
    return Methods.TOOLS_LIST;
  }

  @Override
  public ListToolsRequest at(String cursor) {
    return new ListToolsRequest(cursor);
  }
}
