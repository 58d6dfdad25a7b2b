package dev.mcpsdk.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param <T> what the list holds
 */
public interface PagedResult<T> extends Result {
  /** The entries of this page, possibly none. */
  List<T> items();

  /** Where the next page starts; null, and only null, says this is the last page. */
  @Nullable String nextCursor();
}
