package dev.mcpsdk.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A page of tasks; a cursor means there may be more. */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record ListTasksResult(List<Task> tasks, @Nullable String nextCursor, Meta meta)
    implements PagedResult<Task> {

  public ListTasksResult {
    tasks = List.copyOf(tasks);
    Objects.requireNonNull(meta, "meta");
  }

  @Override
  public List<Task> items() {
    return tasks;
  }
}
