package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Answers some or all input requests of a task, each under the key of its request.
 *
 * @param inputResponses bare results; what they are is known from the key alone
 */
@ProtocolSince("2026-07-28")
public record UpdateTaskRequest(String taskId, Map<String, RawJson> inputResponses)
    implements Request<EmptyResult> {

  public UpdateTaskRequest {
    Objects.requireNonNull(taskId, "taskId");
    inputResponses = Collections.unmodifiableMap(new LinkedHashMap<>(inputResponses));
  }

  @Override
  public Method<UpdateTaskRequest, EmptyResult> method() {
    return TaskMethods.UPDATE;
  }
}
