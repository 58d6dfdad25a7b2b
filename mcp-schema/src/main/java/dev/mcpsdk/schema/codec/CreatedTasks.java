package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.CreateTaskResult;
import dev.mcpsdk.schema.json.JsonReader;
import dev.mcpsdk.schema.json.JsonShapeException;
import dev.mcpsdk.schema.json.RawJson;

/**
 * Tasks in place of results. They answer a request whose method says another type, so they are read
 * from what its answer was as a whole.
 */
public final class CreatedTasks {
  /**
   * The {@code resultType} of such a result. The frame of one from 2025-11-25, which has no result
   * types, has it as well once it was read.
   */
  public static final String RESULT_TYPE = "task";

  private CreatedTasks() {}

  /**
   * Reads a result of either generation: nested in {@code task}, or flat.
   *
   * @throws JsonShapeException if it is no task
   */
  public static CreateTaskResult read(RawJson result) {
    JsonReader in = result.reader();
    return TaskCodecs.readCreate(in, new ResultFrameReader());
  }
}
