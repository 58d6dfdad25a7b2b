package dev.mcpsdk.benchmarks.codec;

import java.nio.charset.StandardCharsets;

/** The bare bound: bytes to a string and back. */
final class Utf8Copy implements Codec {

  @Override
  public Object decode(Payload payload) {
    return new String(payload.bytes(), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] encode(Payload payload, Object message) {
    return ((String) message).getBytes(StandardCharsets.UTF_8);
  }
}
