package dev.mcpsdk.schema;

import java.util.Objects;

/** How a task stands; asked again after its poll interval. */
@ProtocolSince("2025-11-25")
public record GetTaskRequest(String taskId) implements Request<GetTaskResult> {

  public GetTaskRequest {
    Objects.requireNonNull(taskId, "taskId");
  }

  @Override
  public Method<GetTaskRequest, GetTaskResult> method() {
    return TaskMethods.GET;
  }
}
