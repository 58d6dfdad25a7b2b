package dev.mcpsdk.schema;

/** The client is ready after {@code initialize}. */
@ProtocolRemoved("2026-07-28")
public record InitializedNotification() implements Notification {
  public static final String METHOD = "notifications/initialized";

  @Override
  public String method() {
    return METHOD;
  }
}
