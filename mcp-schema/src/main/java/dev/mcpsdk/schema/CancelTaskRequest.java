package dev.mcpsdk.schema;

import java.util.Objects;

/** Wishes a task to end. With the extension it may still end otherwise. */
@ProtocolSince("2025-11-25")
public record CancelTaskRequest(String taskId) implements Request<CancelTaskResult> {

  public CancelTaskRequest {
    Objects.requireNonNull(taskId, "taskId");
  }

  @Override
  public Method<CancelTaskRequest, CancelTaskResult> method() {
    return TaskMethods.CANCEL;
  }
}
