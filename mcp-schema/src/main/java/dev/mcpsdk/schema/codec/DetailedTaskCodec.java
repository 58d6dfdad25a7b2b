package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.DetailedTask;
import dev.mcpsdk.schema.ErrorObject;
import dev.mcpsdk.schema.Request;
import dev.mcpsdk.schema.Task;
import dev.mcpsdk.schema.TaskStatus;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonWriter;
import dev.mcpsdk.schema.json.MemberNames;
import dev.mcpsdk.schema.json.Name;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A task and what its status brings along in the extension. Collects while it reads, so not
 * thread-safe.
 */
final class DetailedTaskCodec {
  private static final Name INPUT_REQUESTS = Name.of("inputRequests");
  private static final Name RESULT = Name.of("result");
  private static final Name ERROR = Name.of("error");
  private static final Name CODE = Name.of("code");
  private static final MemberNames ERROR_NAMES = MemberNames.of(CODE, Names.MESSAGE, Names.DATA);

  /** Names at the front of a table. */
  static final int COUNT = TaskCodec.COUNT + 3;

  private final TaskCodec task = new TaskCodec();
  private @Nullable Map<String, Request<?>> inputRequests;
  private @Nullable RawJson result;
  private @Nullable ErrorObject error;

  /** The names of a detailed task followed by two others. */
  static MemberNames names(Name next, Name last) {
    return TaskCodec.names(INPUT_REQUESTS, RESULT, ERROR, next, last);
  }

  void member(JsonReader in, int index) {
    switch (index - TaskCodec.COUNT) {
      case 0 -> inputRequests = in.nextNull() ? null : InputRequestsCodec.read(in);
      case 1 -> result = in.nextNull() ? null : ToolTurnCodec.readObject(in);
      case 2 -> error = in.nextNull() ? null : readError(in);
      default -> task.member(in, index);
    }
  }

  /** The task, after its object has been left. What does not belong to its status is dropped. */
  DetailedTask task(JsonReader in) {
    Task neutral = task.task(in);
    if (!task.isExtension()) {
      return DetailedTask.of(neutral);
    }
    return switch (neutral.status()) {
      case INPUT_REQUIRED -> {
        if (inputRequests == null) {
          throw in.missing("inputRequests");
        }
        yield DetailedTask.inputRequired(neutral, inputRequests);
      }
      case COMPLETED -> {
        if (result == null) {
          throw in.missing("result");
        }
        yield DetailedTask.completed(neutral, result);
      }
      case FAILED -> {
        if (error == null) {
          throw in.missing("error");
        }
        yield DetailedTask.failed(neutral, error);
      }
      case WORKING, CANCELLED -> DetailedTask.of(neutral);
    };
  }

  private static ErrorObject readError(JsonReader in) {
    Integer code = null;
    String message = null;
    RawJson data = null;
    in.beginObject();
    for (int m; (m = in.nextMember(ERROR_NAMES)) != MemberNames.END; ) {
      switch (m) {
        case 0 -> code = in.int32();
        case 1 -> message = in.string();
        case 2 -> data = in.raw();
        default -> in.skip();
      }
    }
    if (code == null) {
      throw in.missing("code");
    }
    if (message == null) {
      throw in.missing("message");
    }
    return new ErrorObject(code, message, data);
  }

  /** Writes the members into an object that is open; in 2025-11-25 those of the bare task. */
  static void writeMembers(JsonWriter out, DetailedTask detailed, Wire wire) {
    TaskCodec.writeMembers(out, detailed.task(), wire);
    if (wire.coreTasks()) {
      return;
    }
    if (detailed.task().status() == TaskStatus.INPUT_REQUIRED) {
      InputRequestsCodec.write(out.name(INPUT_REQUESTS), detailed.inputRequests(), wire);
    }
    out.optional(RESULT, detailed.result());
    ErrorObject failure = detailed.error();
    if (failure != null) {
      out.name(ERROR)
          .beginObject()
          .member(CODE, failure.code())
          .member(Names.MESSAGE, failure.message())
          .optional(Names.DATA, failure.data())
          .endObject();
    }
  }
}
