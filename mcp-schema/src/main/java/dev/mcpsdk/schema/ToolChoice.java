package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * Whether the model may, must or must not use the tools of a sampling request; an object with this
 * {@code mode} on the wire.
 */
@ProtocolSince("2025-11-25")
public enum ToolChoice {
  /** The model decides; what an absent mode means. */
  AUTO("auto"),
  /** At least one tool is used before the answer. */
  REQUIRED("required"),
  NONE("none");

  private final String wireName;

  ToolChoice(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Null for a name the protocol does not define. */
  public static @Nullable ToolChoice of(String wireName) {
    for (ToolChoice value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
