package dev.mcpsdk.schema;

/** The list of resources or of templates is no longer what it was. */
public record ResourceListChangedNotification() implements Notification {
  public static final String METHOD = "notifications/resources/list_changed";

  @Override
  public String method() {
    return METHOD;
  }
}
