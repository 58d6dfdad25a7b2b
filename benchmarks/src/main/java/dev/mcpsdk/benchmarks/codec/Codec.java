package dev.mcpsdk.benchmarks.codec;

/** One way to turn bytes into a typed message with typed params or result, and back. */
interface Codec {

  Object decode(Payload payload);

  /** What a sender of the decoded message would hand to {@link #encode}. */
  default Object toSend(Object decoded) {
    return decoded;
  }

  /** Encodes to an array of the exact size. */
  byte[] encode(Payload payload, Object message);
}
