package dev.mcpsdk.schema;

/** The list of prompts is no longer what it was. */
public record PromptListChangedNotification() implements Notification {
  public static final String METHOD = "notifications/prompts/list_changed";

  @Override
  public String method() {
    return METHOD;
  }
}
