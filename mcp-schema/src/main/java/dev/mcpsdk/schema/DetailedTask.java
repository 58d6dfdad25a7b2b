package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.JsonKind;
import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A task with what its status brings along. In 2025-11-25 nothing is brought along: inputs and
 * results have requests of their own.
 *
 * @param inputRequests all that are unanswered, while {@link TaskStatus#INPUT_REQUIRED}; keys are
 *     unique for the task's lifetime
 * @param result the result object of the original request, once {@link TaskStatus#COMPLETED}
 * @param error the JSON-RPC error of the original request, once {@link TaskStatus#FAILED}
 */
@ProtocolSince("2025-11-25")
public record DetailedTask(
    Task task,
    Map<String, Request<?>> inputRequests,
    @Nullable RawJson result,
    @Nullable ErrorObject error) {

  public DetailedTask {
    Objects.requireNonNull(task, "task");
    inputRequests = Collections.unmodifiableMap(new LinkedHashMap<>(inputRequests));
    check(inputRequests.isEmpty(), "inputRequests", TaskStatus.INPUT_REQUIRED, task);
    check(result == null, "a result", TaskStatus.COMPLETED, task);
    check(error == null, "an error", TaskStatus.FAILED, task);
    if (result != null && result.kind() != JsonKind.OBJECT) {
      throw new IllegalArgumentException(
          "expected an object as result but found " + result.kind().phrase());
    }
  }

  /** A task that brings nothing along. */
  public static DetailedTask of(Task task) {
    return new DetailedTask(task, Map.of(), null, null);
  }

  public static DetailedTask inputRequired(Task task, Map<String, Request<?>> inputRequests) {
    return new DetailedTask(task, inputRequests, null, null);
  }

  public static DetailedTask completed(Task task, RawJson result) {
    return new DetailedTask(task, Map.of(), result, null);
  }

  public static DetailedTask failed(Task task, ErrorObject error) {
    return new DetailedTask(task, Map.of(), null, error);
  }

  private static void check(boolean absent, String what, TaskStatus home, Task task) {
    if (!absent && task.status() != home) {
      String status = task.status().wireName();
      throw new IllegalArgumentException(
          what + " with a task that is " + status + ", not " + home.wireName());
    }
  }
}
