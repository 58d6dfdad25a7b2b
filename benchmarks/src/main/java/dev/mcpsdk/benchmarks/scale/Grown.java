package dev.mcpsdk.benchmarks.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** The sizes something grows through. */
final class Grown {
  private Grown() {}

  /** The works' names by size. */
  static SortedMap<Long, String> works(int[] sizes, LongFunction<String> name) {
    SortedMap<Long, String> works = new TreeMap<>();
    for (int size : sizes) {
      works.put((long) size, name.apply(size));
    }
    return works;
  }

  /** Their names, in order. */
  static List<String> names(int[] sizes, LongFunction<String> name) {
    return new ArrayList<>(works(sizes, name).values());
  }
}
