package dev.mcpsdk.schema.codec;

import java.util.List;

/** The methods of the protocol with their codecs. */
final class StandardCodecs {
  private StandardCodecs() {}

  static List<MethodCodec<?, ?>> methods() {
    return List.of();
  }

  static List<NotificationCodec<?>> notifications() {
    return List.of();
  }
}
