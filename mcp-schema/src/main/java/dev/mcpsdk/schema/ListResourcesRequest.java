package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Lists the resources, page by page. */
public record ListResourcesRequest(@Nullable String cursor)
    implements PagedRequest<ListResourcesResult> {
  @Override
  public Method<ListResourcesRequest, ListResourcesResult> method() {
    return Methods.RESOURCES_LIST;
  }

  @Override
  public ListResourcesRequest at(String cursor) {
    return new ListResourcesRequest(cursor);
  }
}
