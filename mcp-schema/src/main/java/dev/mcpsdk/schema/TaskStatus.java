package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Where a task stands. */
@ProtocolSince("2025-11-25")
public enum TaskStatus {
  WORKING("working"),
  /** Waits for answers of the requestor. */
  INPUT_REQUIRED("input_required"),
  /** The result is there; with the tasks extension also a tool result that says it is an error. */
  COMPLETED("completed"),
  FAILED("failed"),
  CANCELLED("cancelled");

  private final String wireName;

  TaskStatus(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Whether the task has ended and will never change again. */
  public boolean isTerminal() {
    return this == COMPLETED || this == FAILED || this == CANCELLED;
  }

  /** Whether a task may go from this status to another one. */
  public boolean canBecome(TaskStatus next) {
    return !isTerminal() && next != this;
  }

  /** Null for a name the protocol does not define. */
  public static @Nullable TaskStatus of(String wireName) {
    for (TaskStatus status : values()) {
      if (status.wireName.equals(wireName)) {
        return status;
      }
    }
    return null;
  }
}
