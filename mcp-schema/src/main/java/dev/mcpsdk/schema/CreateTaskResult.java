package dev.mcpsdk.schema;

import java.util.Objects;

/** The answer to a request that goes on as a task. */
@ProtocolSince("2025-11-25")
public record CreateTaskResult(Task task, Meta meta) implements Result {

  public CreateTaskResult {
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(meta, "meta");
  }

  public CreateTaskResult(Task task) {
    this(task, Meta.EMPTY);
  }
}
