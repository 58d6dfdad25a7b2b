package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonLimits;

/** Reads one JSON-RPC message from UTF-8 bytes. */
public final class MessageReader {
  private MessageReader() {}

  /**
   * Reads a message with the methods of the protocol.
   *
   * @throws MalformedMessageException if the bytes are no message; arrays (batches) are none
   */
  public static JsonRpcMessage read(
      byte[] buffer, int offset, int length, JsonLimits limits, ExpectedResults expected) {
    return read(buffer, offset, length, limits, expected, Codecs.STANDARD);
  }

  /** As {@link #read(byte[], int, int, JsonLimits, ExpectedResults)}, with further methods. */
  public static JsonRpcMessage read(
      byte[] buffer,
      int offset,
      int length,
      JsonLimits limits,
      ExpectedResults expected,
      Codecs codecs) {
    return new MessageDecoder(buffer, offset, length, limits, expected, codecs).decode();
  }
}
