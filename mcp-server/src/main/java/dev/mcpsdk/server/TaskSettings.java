package dev.mcpsdk.server;

import java.time.Duration;

/**
 * Bounds on the experimental tasks of 2025-11-25.
 *
 * @param maxTtl how long a task is kept after it was made, done or not; also for those who ask for
 *     more, or say nothing
 * @param maxTasks kept at once
 * @param maxTasksPerCaller of them, for each authenticated caller and for each anonymous session
 * @param pollInterval how long clients are told to wait between two questions for the status
 */
public record TaskSettings(
    Duration maxTtl, int maxTasks, int maxTasksPerCaller, Duration pollInterval) {

  public TaskSettings {
    if (maxTtl.toMillis() < 1
        || maxTasks < 1
        || maxTasksPerCaller < 1
        || pollInterval.isNegative()) {
      throw new IllegalArgumentException(
          "expected a positive maxTtl and limits of at least one task but got "
              + maxTtl
              + ", "
              + maxTasks
              + ", "
              + maxTasksPerCaller
              + ", "
              + pollInterval);
    }
  }

  /** One hour, 10,000 tasks, 100 of each caller, one second. */
  public static TaskSettings standard() {
    return new TaskSettings(Duration.ofHours(1), 10_000, 100, Duration.ofSeconds(1));
  }

  public TaskSettings withMaxTtl(Duration ttl) {
    return new TaskSettings(ttl, maxTasks, maxTasksPerCaller, pollInterval);
  }

  public TaskSettings withMaxTasks(int tasks) {
    return new TaskSettings(maxTtl, tasks, maxTasksPerCaller, pollInterval);
  }

  public TaskSettings withMaxTasksPerCaller(int tasks) {
    return new TaskSettings(maxTtl, maxTasks, tasks, pollInterval);
  }

  public TaskSettings withPollInterval(Duration interval) {
    return new TaskSettings(maxTtl, maxTasks, maxTasksPerCaller, interval);
  }
}
