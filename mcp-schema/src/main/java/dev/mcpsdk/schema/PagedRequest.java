package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** A request that is answered page by page. */
public interface PagedRequest<R extends PagedResult<?>> extends Request<R> {
  /** Where to continue; null for the first page. Opaque: the empty string is a valid cursor. */
  @Nullable String cursor();

  /** The same request for the page at that cursor. */
  PagedRequest<R> at(String cursor);
}
