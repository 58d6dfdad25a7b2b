package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Whether a call of a tool may or must be made as a task ({@code execution.taskSupport}). */
@ProtocolSince("2025-11-25")
@ProtocolRemoved("2026-07-28")
public enum TaskSupport {
  /** The default. */
  FORBIDDEN("forbidden"),
  OPTIONAL("optional"),
  REQUIRED("required");

  private final String wireName;

  TaskSupport(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The value of that name on the wire, or null if there is none. */
  public static @Nullable TaskSupport of(String wireName) {
    return switch (wireName) {
      case "forbidden" -> FORBIDDEN;
      case "optional" -> OPTIONAL;
      case "required" -> REQUIRED;
      default -> null;
    };
  }
}
