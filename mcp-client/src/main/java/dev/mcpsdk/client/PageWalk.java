package dev.mcpsdk.client;

import dev.mcpsdk.core.InvalidResponseException;
import dev.mcpsdk.core.ProtocolException;
import dev.mcpsdk.schema.ErrorCodes;
import dev.mcpsdk.schema.PagedRequest;
import dev.mcpsdk.schema.PagedResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Goes through the pages of a list, never for ever. */
final class PageWalk {

  private PageWalk() {}

  /**
   * All entries.
   *
   * @throws InvalidResponseException if a cursor comes twice or there are more pages than allowed
   */
  static <T, R extends PagedResult<T>> List<T> all(
      Session session, PagedRequest<R> first, CallOptions options) {
    List<T> entries = new ArrayList<>();
    try {
      visit(session, first, options, entries::addAll);
    } catch (ProtocolException e) {
      if (entries.isEmpty() || e.code() != ErrorCodes.INVALID_PARAMS) {
        throw e;
      }
      // A cursor dies with the list it belongs to: what is cached of that is outdated.
      session.cache().invalidatePages(first);
      entries.clear();
      visit(session, first, options.refresh(), entries::addAll);
    }
    return List.copyOf(entries);
  }

  /** Shows the entries page by page until the last one, or until the visitor returns false. */
  static <T, R extends PagedResult<T>> void visit(
      Session session, PagedRequest<R> first, CallOptions options, Predicate<List<T>> visitor) {
    int maxPages = session.settings().maxPages();
    Set<String> seen = new HashSet<>();
    PagedRequest<R> request = first;
    for (int page = 1; ; page++) {
      R result = session.send(request, options);
      boolean more = result.items().isEmpty() || visitor.test(result.items());
      String next = result.nextCursor();
      if (!more || next == null) {
        return;
      }
      if (!seen.add(next)) {
        throw new InvalidResponseException(first.method() + " gave the same cursor twice");
      }
      if (page >= maxPages) {
        throw new InvalidResponseException(
            first.method() + " has more than " + maxPages + " pages (limit maxPages)");
      }
      request = first.at(next);
    }
  }
}
