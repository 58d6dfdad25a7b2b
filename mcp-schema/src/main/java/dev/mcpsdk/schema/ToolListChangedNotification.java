package dev.mcpsdk.schema;

/** The list of tools is no longer what it was. */
public record ToolListChangedNotification() implements Notification {
  public static final String METHOD = "notifications/tools/list_changed";

  @Override
  public String method() {
    return METHOD;
  }
}
