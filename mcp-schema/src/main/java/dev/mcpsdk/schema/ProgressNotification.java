package dev.mcpsdk.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How far a request is.
 *
 * @param progress increases with each notification of a token, without a unit
 * @param total what progress will be at the end, if known
 */
public record ProgressNotification(
    ProgressToken progressToken,
    double progress,
    @Nullable Double total,
    @ProtocolSince("2025-03-26") @Nullable String message)
    implements Notification {
  public static final String METHOD = "notifications/progress";

  public ProgressNotification {
    Objects.requireNonNull(progressToken, "progressToken");
  }

  @Override
  public String method() {
    return METHOD;
  }
}
