package dev.mcpsdk.schema.codec;

import dev.mcpsdk.schema.Notification;
import dev.mcpsdk.schema.codec.MethodCodec.BodyWriter;
import dev.mcpsdk.schema.codec.MethodCodec.ParamsReader;
import java.util.Objects;

/**
 * Reads and writes the notifications of one method.
 *
 * @param bodiless whether the params have no members of the notification's own, so that an empty
 *     frame leaves {@code params} out
 */
public record NotificationCodec<N extends Notification>(
    String method,
    Class<N> type,
    boolean bodiless,
    ParamsReader<N> paramsReader,
    BodyWriter<N> paramsWriter) {
  public NotificationCodec {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(paramsReader, "paramsReader");
    Objects.requireNonNull(paramsWriter, "paramsWriter");
  }
}
