package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Lists the resource templates, page by page. */
public record ListResourceTemplatesRequest(@Nullable String cursor)
    implements PagedRequest<ListResourceTemplatesResult> {
  @Override
  public Method<ListResourceTemplatesRequest, ListResourceTemplatesResult> method() {
    return Methods.RESOURCES_TEMPLATES_LIST;
  }

  @Override
  public ListResourceTemplatesRequest at(String cursor) {
    return new ListResourceTemplatesRequest(cursor);
  }
}
