package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** Who speaks in a conversation with a model. */
public enum Role {
  USER("user"),
  ASSISTANT("assistant");

  private final String wireName;

  Role(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** The role of that name on the wire, or null if there is none. */
  public static @Nullable Role of(String wireName) {
    return switch (wireName) {
      case "user" -> USER;
      case "assistant" -> ASSISTANT;
      default -> null;
    };
  }
}
