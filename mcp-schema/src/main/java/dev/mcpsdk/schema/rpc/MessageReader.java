package dev.mcpsdk.schema.rpc;

import dev.mcpsdk.schema.codec.Codecs;
import dev.mcpsdk.schema.json.JsonLimits;
import dev.mcpsdk.schema.json.RawJson;
import java.util.ArrayList;
import java.util.List;

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

  /** Whether the bytes begin an array, which only 2025-03-26 has. */
  public static boolean isBatch(byte[] buffer, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      switch (buffer[i]) {
        case ' ', '\t', '\n', '\r' -> {}
        default -> {
          return buffer[i] == '[';
        }
      }
    }
    return false;
  }

  /**
   * Reads an array of messages. A faulty element does not spoil the others.
   *
   * @param maxMessages how many there may be
   * @throws MalformedMessageException if the bytes are no JSON or no array, or the array is empty
   *     or has too many elements
   */
  public static List<BatchElement> readBatch(
      byte[] buffer,
      int offset,
      int length,
      JsonLimits limits,
      int maxMessages,
      ExpectedResults expected,
      Codecs codecs) {
    List<BatchElement> elements = new ArrayList<>();
    for (RawJson element : BatchSplitter.split(buffer, offset, length, limits, maxMessages)) {
      elements.add(readElement(element.toByteArray(), limits, expected, codecs));
    }
    return elements;
  }

  private static BatchElement readElement(
      byte[] element, JsonLimits limits, ExpectedResults expected, Codecs codecs) {
    try {
      return new BatchElement(read(element, 0, element.length, limits, expected, codecs), null);
    } catch (MalformedMessageException e) {
      return new BatchElement(null, e);
    }
  }
}
