package dev.mcpsdk.schema;

/**
 * The methods of tasks: {@link #GET} and {@link #CANCEL} of both generations, {@link #RESULT} and
 * {@link #LIST} of 2025-11-25 only, {@link #UPDATE} of the extension only.
 */
public final class TaskMethods {

  /** The extension's identifier in the capabilities of both sides. */
  @ProtocolSince("2026-07-28")
  public static final String EXTENSION = "io.modelcontextprotocol/tasks";

  @ProtocolSince("2025-11-25")
  public static final Method<GetTaskRequest, GetTaskResult> GET =
      new Method<>("tasks/get", GetTaskRequest.class, GetTaskResult.class);

  @ProtocolSince("2025-11-25")
  public static final Method<CancelTaskRequest, CancelTaskResult> CANCEL =
      new Method<>("tasks/cancel", CancelTaskRequest.class, CancelTaskResult.class);

  @ProtocolSince("2025-11-25")
  @ProtocolRemoved("2026-07-28")
  public static final Method<GetTaskPayloadRequest, GetTaskPayloadResult> RESULT =
      new Method<>("tasks/result", GetTaskPayloadRequest.class, GetTaskPayloadResult.class);

  @ProtocolSince("2025-11-25")
  @ProtocolRemoved("2026-07-28")
  public static final Method<ListTasksRequest, ListTasksResult> LIST =
      new Method<>("tasks/list", ListTasksRequest.class, ListTasksResult.class);

  @ProtocolSince("2026-07-28")
  public static final Method<UpdateTaskRequest, EmptyResult> UPDATE =
      new Method<>("tasks/update", UpdateTaskRequest.class, EmptyResult.class);

  private TaskMethods() {}
}
