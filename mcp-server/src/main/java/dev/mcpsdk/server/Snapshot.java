package dev.mcpsdk.server;

import dev.mcpsdk.schema.Result;
import dev.mcpsdk.schema.codec.Wire;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * A registry at one moment. Its pages are kept with it, so that a change of the registry forgets
 * them.
 */
final class Snapshot<E extends Registered> {

  /** An entry and its position, which grows from entry to entry and never changes. */
  record Placed<E>(long position, E entry) {}

  private final Map<String, Placed<E>> placed;
  private final Map<String, E> byName;
  private final List<Placed<E>> ordered;
  private final ConcurrentMap<Long, Result> pages = new ConcurrentHashMap<>();
  private final ConcurrentMap<Wire, ConcurrentMap<Long, Result>> olderPages =
      new ConcurrentHashMap<>();

  private Snapshot(Map<String, Placed<E>> placed) {
    this.placed = placed;
    this.ordered = List.copyOf(placed.values());
    this.byName = new HashMap<>(placed.size() * 2);
    placed.forEach((name, entry) -> byName.put(name, entry.entry()));
  }

  static <E extends Registered> Snapshot<E> empty() {
    return new Snapshot<>(new LinkedHashMap<>());
  }

  /** Takes the map over; it is in the order of positions. */
  static <E extends Registered> Snapshot<E> of(Map<String, Placed<E>> placed) {
    return new Snapshot<>(placed);
  }

  Map<String, Placed<E>> placed() {
    return placed;
  }

  Map<String, E> byName() {
    return byName;
  }

  List<Placed<E>> ordered() {
    return ordered;
  }

  boolean isEmpty() {
    return ordered.isEmpty();
  }

  List<E> entries() {
    List<E> entries = new ArrayList<>(ordered.size());
    ordered.forEach(each -> entries.add(each.entry()));
    return entries;
  }

  /**
   * The answers in a revision that give whole pages, by the position after which the page begins.
   */
  @SuppressWarnings("ReferenceEquality") // an equal one would only be kept once more
  ConcurrentMap<Long, Result> pages(Wire wire) {
    return wire == Wire.LATEST
        ? pages
        : olderPages.computeIfAbsent(wire, key -> new ConcurrentHashMap<>());
  }

  /** The index of the first entry after this position. */
  int indexAfter(long position) {
    int low = 0;
    int high = ordered.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (ordered.get(middle).position() <= position) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
