package dev.mcpsdk.schema;

/** The client's list of roots is no longer what it was. */
@ProtocolRemoved("2026-07-28")
public record RootsListChangedNotification() implements Notification {
  public static final String METHOD = "notifications/roots/list_changed";

  @Override
  public String method() {
    return METHOD;
  }
}
