package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.RequestId;
import dev.mcpsdk.schema.TaskStatusNotification;
import dev.mcpsdk.schema.codec.RequestFrame;
import dev.mcpsdk.schema.codec.Wire;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A notification. One that is unknown or faulty is still a message, which its receiver ignores.
 *
 * @param notification null if the method is unknown or the params are faulty
 * @param subscriptionId the listen request whose stream it came on
 * @param frame the rest of {@code _meta}
 * @param wire how it is written; no meaning for a message that was read
 */
public record JsonRpcNotification(
    String method,
    @Nullable Notification notification,
    @Nullable RequestId subscriptionId,
    RequestFrame frame,
    Wire wire)
    implements JsonRpcMessage {
  public JsonRpcNotification {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(frame, "frame");
    Objects.requireNonNull(wire, "wire");
  }

  /** A notification to be written. */
  public static JsonRpcNotification of(Notification notification, Wire wire) {
    String method =
        wire.coreTasks() && notification instanceof TaskStatusNotification
            ? TaskStatusNotification.METHOD_2025_11_25
            : notification.method();
    return new JsonRpcNotification(method, notification, null, RequestFrame.NONE, wire);
  }

  /** This notification for the listen stream that request opened. */
  public JsonRpcNotification on(RequestId subscription) {
    return new JsonRpcNotification(method, notification, subscription, frame, wire);
  }
}
