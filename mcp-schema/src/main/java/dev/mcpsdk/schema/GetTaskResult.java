package dev.mcpsdk.schema;

import java.util.Objects;

/** How a task stands. */
@ProtocolSince("2025-11-25")
public record GetTaskResult(DetailedTask task, Meta meta) implements Result {

  public GetTaskResult {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(meta, "meta");
  }

  public GetTaskResult(DetailedTask task) {
    this(task, Meta.EMPTY);
  }
}
