package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * A task changed. Never to be relied upon: the status is learnt by asking. In 2025-11-25 the method
 * is {@code notifications/tasks/status} and nothing but the task itself is carried.
 */
@ProtocolSince("2025-11-25")
public record TaskStatusNotification(DetailedTask task) implements Notification {

  /** The method as of the extension. */
  public static final String METHOD = "notifications/tasks";

  /** The method as of 2025-11-25. */
  public static final String METHOD_2025_11_25 = "notifications/tasks/status";

  public TaskStatusNotification {
    Objects.requireNonNull(task, "task");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
