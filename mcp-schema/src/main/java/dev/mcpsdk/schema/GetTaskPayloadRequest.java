package dev.mcpsdk.schema;

import java.util.Objects;

/** Waits for a task and fetches what the original request would have answered. */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public record GetTaskPayloadRequest(String taskId) implements Request<GetTaskPayloadResult> {

  public GetTaskPayloadRequest {
    Objects.requireNonNull(taskId, "taskId");
  }

  @Override
  public Method<GetTaskPayloadRequest, GetTaskPayloadResult> method() {
    return TaskMethods.RESULT;
  }
}
