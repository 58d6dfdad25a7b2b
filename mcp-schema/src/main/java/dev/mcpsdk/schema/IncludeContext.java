package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/**
 * Which servers' context the client should add to the prompt. Anything but {@link #NONE} needs
 * {@code sampling.context}.
 */
public enum IncludeContext {
  NONE("none"),
  THIS_SERVER("thisServer"),
  ALL_SERVERS("allServers");

  private final String wireName;

  IncludeContext(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Null for a name the protocol does not define. */
  public static @Nullable IncludeContext of(String wireName) {
    for (IncludeContext value : values()) {
      if (value.wireName.equals(wireName)) {
        return value;
      }
    }
    return null;
  }
}
