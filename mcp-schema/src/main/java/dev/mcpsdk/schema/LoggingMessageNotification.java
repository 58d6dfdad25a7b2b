package dev.mcpsdk.schema;

import dev.mcpsdk.schema.json.RawJson;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A log message. Must not hold secrets or personal data.
 *
 * @param logger names the part of the server it comes from
 * @param data any JSON value
 */
public record LoggingMessageNotification(LoggingLevel level, @Nullable String logger, RawJson data)
    implements Notification {
  public static final String METHOD = "notifications/message";

  public LoggingMessageNotification {
    Objects.requireNonNull(level, "level");
    Objects.requireNonNull(data, "data");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
