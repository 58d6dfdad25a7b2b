package dev.mcpsdk.schema;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A request that goes on after its answer: the experimental tasks of 2025-11-25 and the extension
 * {@code io.modelcontextprotocol/tasks} alike.
 *
 * @param taskId made by the receiver, unguessable
 * @param createdAt ISO 8601
 * @param lastUpdatedAt ISO 8601
 * @param ttlMs how long the task is kept after its creation, in milliseconds; null means without
 *     limit
 * @param pollIntervalMs how long to wait between two questions for the status, in milliseconds
 */
@ProtocolSince("2025-11-25")
public record Task(
    String taskId,
    TaskStatus status,
    @Nullable String statusMessage,
    String createdAt,
    String lastUpdatedAt,
    @Nullable Long ttlMs,
    @Nullable Long pollIntervalMs) {

  public Task {
    Objects.requireNonNull(taskId, "taskId");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(createdAt, "createdAt");
    Objects.requireNonNull(lastUpdatedAt, "lastUpdatedAt");
  }

  /**
   * The same task later on, with the same status or the next one.
   *
   * @throws IllegalStateException if this task has ended
   */
  public Task become(TaskStatus next, @Nullable String message, Instant now) {
    if (status.isTerminal()) {
      throw new IllegalStateException(
          "a task that is " + status.wireName() + " cannot become " + next.wireName());
    }
    return new Task(taskId, next, message, createdAt, now.toString(), ttlMs, pollIntervalMs);
  }

  /** A new task at work. */
  public static Builder builder(String taskId, Instant createdAt) {
    return new Builder(taskId, createdAt);
  }

  /** Not thread-safe. */
  public static final class Builder {
    private final String taskId;
    private final Instant createdAt;
    private TaskStatus status = TaskStatus.WORKING;
    private @Nullable String statusMessage;
    private @Nullable Long ttlMs;
    private @Nullable Long pollIntervalMs;

    private Builder(String taskId, Instant createdAt) {
      this.taskId = taskId;
      this.createdAt = createdAt;
    }

    public Builder status(TaskStatus status) {
      this.status = status;
      return this;
    }

    public Builder statusMessage(String message) {
      this.statusMessage = message;
      return this;
    }

    /** Without this call the task is kept without limit. */
    public Builder ttlMs(long milliseconds) {
      this.ttlMs = milliseconds;
      return this;
    }

    public Builder pollIntervalMs(long milliseconds) {
      this.pollIntervalMs = milliseconds;
      return this;
    }

    public Task build() {
      String created = createdAt.toString();
      return new Task(taskId, status, statusMessage, created, created, ttlMs, pollIntervalMs);
    }
  }
}
