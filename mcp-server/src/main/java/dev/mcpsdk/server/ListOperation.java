package dev.mcpsdk.server;

import dev.mcpsdk.core.security.Caller;
import dev.mcpsdk.schema.PagedRequest;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Wire;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentMap;
import org.jspecify.annotations.Nullable;

/**
 * Lists one kind of feature, page by page. If no predicate decides who sees what, all callers get
 * the same pages, which are made once per change of the list.
 */
final class ListOperation<E extends Registered> implements Operation {

  /** Makes the result of one page. */
  @FunctionalInterface
  interface PageMaker<E> {
    Result page(List<E> entries, @Nullable String nextCursor, Wire wire);
  }

  private final Registry<E> registry;
  private final Cursors cursors;
  private final int pageSize;
  private final boolean sameForAll;
  private final PageMaker<E> maker;

  ListOperation(
      Registry<E> registry, Cursors cursors, int pageSize, boolean sameForAll, PageMaker<E> maker) {
    this.registry = registry;
    this.cursors = cursors;
    this.pageSize = pageSize;
    this.sameForAll = sameForAll;
    this.maker = maker;
  }

  @Override
  public boolean isInline(Request<?> request, Caller caller) {
    return true;
  }

  @Override
  public Result run(Request<?> request, Call call) {
    return page(request, call.caller(), call.exchange().dialect().wire());
  }

  Result page(Request<?> request, Caller caller, Wire wire) {
    long position = cursors.decode(((PagedRequest<?>) request).cursor());
    Snapshot<E> snapshot = registry.snapshot();
    if (!sameForAll) {
      return page(snapshot, position, caller, wire);
    }
    ConcurrentMap<Long, Result> pages = snapshot.pages(wire);
    Result kept = pages.get(position);
    if (kept != null) {
      return kept;
    }
    Result made = page(snapshot, position, caller, wire);
    // One walk needs no more; a client that makes up cursors must not fill the memory.
    if (pages.size() <= snapshot.ordered().size() / pageSize) {
      pages.put(position, made);
    }
    return made;
  }

  private Result page(Snapshot<E> snapshot, long position, Caller caller, Wire wire) {
    List<Snapshot.Placed<E>> ordered = snapshot.ordered();
    List<E> entries = new ArrayList<>(Math.min(pageSize, ordered.size()));
    long last = position;
    for (int i = snapshot.indexAfter(position); i < ordered.size(); i++) {
      Snapshot.Placed<E> placed = ordered.get(i);
      if (!registry.isVisible(placed.entry(), caller)) {
        continue;
      }
      if (entries.size() == pageSize) {
        return maker.page(entries, cursors.encode(last), wire);
      }
      entries.add(placed.entry());
      last = placed.position();
    }
    return maker.page(entries, null, wire);
  }
}
