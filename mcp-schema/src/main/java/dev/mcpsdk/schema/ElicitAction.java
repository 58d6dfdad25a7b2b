package dev.mcpsdk.schema;

import org.jspecify.annotations.Nullable;

/** What the user did with a question. */
public enum ElicitAction {
  /**
   * The form was submitted; in URL mode only that the user agreed to open the URL, not that
   * anything is done.
   */
  ACCEPT("accept"),
  /** An explicit no. */
  DECLINE("decline"),
  /** Dismissed without a choice. */
  CANCEL("cancel");

  private final String wireName;

  ElicitAction(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Null for a name the protocol does not define. */
  public static @Nullable ElicitAction of(String wireName) {
    for (ElicitAction action : values()) {
      if (action.wireName.equals(wireName)) {
        return action;
      }
    }
    return null;
  }
}
