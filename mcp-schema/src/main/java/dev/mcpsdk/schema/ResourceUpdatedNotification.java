package dev.mcpsdk.schema;

import java.util.Objects;

/**
 * A resource should be read again.
 *
 * @param uri of the resource subscribed to, or of a part of it
 */
public record ResourceUpdatedNotification(String uri) implements Notification {
  public static final String METHOD = "notifications/resources/updated";

  public ResourceUpdatedNotification {
    Objects.requireNonNull(uri, "uri");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
