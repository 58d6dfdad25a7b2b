package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CancelTaskRequest;
import dev.mcpsdk.schema.CancelTaskResult;
import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.EmptyResult;
import dev.mcpsdk.schema.GetTaskPayloadRequest;
import dev.mcpsdk.schema.GetTaskPayloadResult;
import dev.mcpsdk.schema.GetTaskRequest;
import dev.mcpsdk.schema.GetTaskResult;
import dev.mcpsdk.schema.ListTasksRequest;
import dev.mcpsdk.schema.ListTasksResult;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskMethods;
import dev.mcpsdk.schema.TaskStatusNotification;
import dev.mcpsdk.schema.UpdateTaskRequest;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * {@code tasks/…} of both generations: which of the forms a peer uses is seen from what it sends,
 * which one is written follows from the revision.
 */
final class TaskCodecs {
  private static final Name INPUT_RESPONSES = Name.of("inputResponses");
  private static final Name RESULT_TYPE = Name.of("resultType");
  private static final Name TASK = Name.of("task");
  private static final Name TASKS = Name.of("tasks");
  private static final MemberNames ID_NAMES = RequestFrameReader.names(TaskCodec.TASK_ID);
  private static final MemberNames UPDATE_NAMES =
      RequestFrameReader.names(TaskCodec.TASK_ID, INPUT_RESPONSES);
  private static final MemberNames DETAILED_NAMES =
      DetailedTaskCodec.names(RESULT_TYPE, Names.META);
  private static final MemberNames TASK_NAMES = TaskCodec.names(RESULT_TYPE, Names.META, TASK);
  private static final MemberNames PAYLOAD_NAMES = MemberNames.of(RESULT_TYPE, Names.META);

  static final MethodCodec<GetTaskRequest, GetTaskResult> GET =
      new MethodCodec<>(
          TaskMethods.GET,
          false,
          (in, frame) -> new GetTaskRequest(readId(in, frame)),
          (out, value, wire) -> out.member(TaskCodec.TASK_ID, value.taskId()),
          TaskCodecs::readGet,
          (out, value, wire) -> DetailedTaskCodec.writeMembers(out, value.task(), wire));

  static final MethodCodec<CancelTaskRequest, CancelTaskResult> CANCEL =
      new MethodCodec<>(
          TaskMethods.CANCEL,
          false,
          (in, frame) -> new CancelTaskRequest(readId(in, frame)),
          (out, value, wire) -> out.member(TaskCodec.TASK_ID, value.taskId()),
          TaskCodecs::readCancel,
          TaskCodecs::writeCancel);

  static final MethodCodec<GetTaskPayloadRequest, GetTaskPayloadResult> RESULT =
      new MethodCodec<>(
          TaskMethods.RESULT,
          false,
          (in, frame) -> new GetTaskPayloadRequest(readId(in, frame)),
          (out, value, wire) -> out.member(TaskCodec.TASK_ID, value.taskId()),
          TaskCodecs::readPayload,
          TaskCodecs::writePayload);

  static final MethodCodec<ListTasksRequest, ListTasksResult> LIST =
      new PageCodec<>(
              TASKS,
              TaskCodec::read,
              TaskCodecs::writeEntry,
              (items, cursor, cache, meta) -> new ListTasksResult(items, cursor, meta))
          .of(TaskMethods.LIST, ListTasksRequest::new);

  static final MethodCodec<UpdateTaskRequest, EmptyResult> UPDATE =
      new MethodCodec<>(
          TaskMethods.UPDATE,
          false,
          TaskCodecs::readUpdate,
          TaskCodecs::writeUpdate,
          EmptyCodec::readResult,
          EmptyCodec::write);

  static final NotificationCodec<TaskStatusNotification> STATUS =
      status(TaskStatusNotification.METHOD);

  static final NotificationCodec<TaskStatusNotification> STATUS_2025_11_25 =
      status(TaskStatusNotification.METHOD_2025_11_25);

  private TaskCodecs() {}

  private static NotificationCodec<TaskStatusNotification> status(String method) {
    return new NotificationCodec<>(
        method,
        TaskStatusNotification.class,
        false,
        TaskCodecs::readStatus,
        (out, value, wire) -> DetailedTaskCodec.writeMembers(out, value.task(), wire));
  }

  private static String readId(JsonReader in, RequestFrameReader frame) {
    String taskId = null;
    in.beginObject();
    for (int m; (m = in.nextMember(ID_NAMES)) != MemberNames.END; ) {
      if (m == 0) {
        taskId = in.string();
      } else {
        frame.member(in, m - 1);
      }
    }
    if (taskId == null) {
      throw in.missing("taskId");
    }
    return taskId;
  }

  /** Reads the answer to a request that goes on as a task, nested or flat. */
  static CreateTaskResult readCreate(JsonReader in, ResultFrameReader frame) {
    TaskCodec flat = new TaskCodec();
    Task task = readTask(in, frame, flat);
    return new CreateTaskResult(task == null ? flat.task(in) : task, frame.meta());
  }

  static void writeCreate(JsonWriter out, CreateTaskResult result, Wire wire) {
    if (wire.coreTasks()) {
      out.name(TASK);
      writeEntry(out, result.task(), wire);
    } else {
      TaskCodec.writeMembers(out, result.task(), wire);
    }
  }

  /** Reads into the flat form; the nested one is answered. */
  private static @Nullable Task readTask(JsonReader in, ResultFrameReader frame, TaskCodec flat) {
    Task nested = null;
    in.beginObject();
    for (int m; (m = in.nextMember(TASK_NAMES)) != MemberNames.END; ) {
      switch (m - TaskCodec.COUNT) {
        case 0, 1 -> frame.member(in, m - TaskCodec.COUNT);
        case 2 -> nested = TaskCodec.read(in);
        default -> flat.member(in, m);
      }
    }
    return nested;
  }

  private static void writeEntry(JsonWriter out, Task task, Wire wire) {
    out.beginObject();
    TaskCodec.writeMembers(out, task, wire);
    out.endObject();
  }

  private static @Nullable GetTaskResult readGet(JsonReader in, ResultFrameReader frame) {
    DetailedTaskCodec codec = new DetailedTaskCodec();
    in.beginObject();
    for (int m; (m = in.nextMember(DETAILED_NAMES)) != MemberNames.END; ) {
      if (m >= DetailedTaskCodec.COUNT) {
        frame.member(in, m - DetailedTaskCodec.COUNT);
      } else {
        codec.member(in, m);
      }
    }
    // The extension's own examples say "task" where its text says "complete".
    boolean readable = frame.isComplete() || CreatedTasks.RESULT_TYPE.equals(frame.resultType());
    return readable ? new GetTaskResult(codec.task(in), frame.meta()) : null;
  }

  private static @Nullable CancelTaskResult readCancel(JsonReader in, ResultFrameReader frame) {
    TaskCodec flat = new TaskCodec();
    Task nested = readTask(in, frame, flat);
    if (!frame.isComplete()) {
      return null;
    }
    Task task = nested == null && flat.isPresent() ? flat.task(in) : nested;
    return new CancelTaskResult(task, frame.meta());
  }

  private static void writeCancel(JsonWriter out, CancelTaskResult result, Wire wire) {
    Task task = result.task();
    if (wire.coreTasks() && task != null) {
      TaskCodec.writeMembers(out, task, wire);
    }
  }

  private static @Nullable GetTaskPayloadResult readPayload(
      JsonReader in, ResultFrameReader frame) {
    RawJson result =
        RawJson.write(
            out -> {
              in.beginObject();
              out.beginObject();
              for (int m; (m = in.nextMember(PAYLOAD_NAMES)) != MemberNames.END; ) {
                if (m >= 0) {
                  frame.member(in, m);
                } else {
                  out.name(in.memberName()).raw(in.raw());
                }
              }
              out.endObject();
            });
    return frame.isComplete() ? new GetTaskPayloadResult(result, frame.meta()) : null;
  }

  private static void writePayload(JsonWriter out, GetTaskPayloadResult payload, Wire wire) {
    JsonReader in = payload.result().reader();
    in.beginObject();
    while (in.nextMember()) {
      String name = in.memberName();
      RawJson value = in.raw();
      if (!name.equals(Names.META.text())) {
        out.name(name).raw(value);
      }
    }
  }

  private static UpdateTaskRequest readUpdate(JsonReader in, RequestFrameReader frame) {
    String taskId = null;
    Map<String, RawJson> inputResponses = null;
    in.beginObject();
    for (int m; (m = in.nextMember(UPDATE_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> taskId = in.string();
        case 1 -> inputResponses = MapCodec.readRaw(in);
        default -> frame.member(in, m - 2);
      }
    }
    if (taskId == null) {
      throw in.missing("taskId");
    }
    if (inputResponses == null) {
      throw in.missing("inputResponses");
    }
    return new UpdateTaskRequest(taskId, inputResponses);
  }

  private static void writeUpdate(JsonWriter out, UpdateTaskRequest request, Wire wire) {
    out.member(TaskCodec.TASK_ID, request.taskId());
    MapCodec.writeRaw(out, INPUT_RESPONSES, request.inputResponses());
  }

  private static TaskStatusNotification readStatus(JsonReader in, RequestFrameReader frame) {
    DetailedTaskCodec codec = new DetailedTaskCodec();
    in.beginObject();
    for (int m; (m = in.nextMember(DETAILED_NAMES)) != MemberNames.END; ) {
      switch (m - DetailedTaskCodec.COUNT) {
        case 0 -> in.skip();
        case 1 -> frame.member(in, 0);
        default -> codec.member(in, m);
      }
    }
    DetailedTask task = codec.task(in);
    return new TaskStatusNotification(task);
  }
}
