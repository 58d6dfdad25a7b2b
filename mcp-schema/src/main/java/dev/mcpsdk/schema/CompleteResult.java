package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Values for an argument, the best first.
 *
 * @param values at most {@link #MAX_VALUES} on the wire
 * @param total how many there are in all, if known
 * @param hasMore whether there are more than these, if known
 */
public record CompleteResult(
    List<String> values, @Nullable Integer total, @Nullable Boolean hasMore, Meta meta)
    implements Result {
  /** The most values one answer may carry. */
  public static final int MAX_VALUES = 100;

  public CompleteResult {
    values = List.copyOf(values);
    Objects.requireNonNull(meta, "meta");
  }

  /** The first {@link #MAX_VALUES} of them, saying so if there are more. */
  public static CompleteResult of(List<String> values) {
    return values.size() <= MAX_VALUES
        ? new CompleteResult(values, values.size(), false, Meta.EMPTY)
        : new CompleteResult(values.subList(0, MAX_VALUES), values.size(), true, Meta.EMPTY);
  }
}
