package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;

/** The roots the client exposes; guidance for the server, not access control. */
public record ListRootsResult(List<Root> roots, Meta meta) implements Result {

  public ListRootsResult {
    roots = List.copyOf(roots);
    Objects.requireNonNull(meta, "meta");
  }

  public static ListRootsResult of(Root... roots) {
    return new ListRootsResult(List.of(roots), Meta.EMPTY);
  }
}
