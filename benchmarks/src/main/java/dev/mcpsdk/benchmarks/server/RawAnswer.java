package dev.mcpsdk.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Answers made beforehand, with the request's id put in. It looks for two members of the request
 * and at nothing else.
 */
final class RawAnswer {
  private static final byte[] ID = bytes("\"id\":");
  private static final byte[] METHOD = bytes("\"method\":\"");
  private static final byte[] HEAD = bytes("{\"jsonrpc\":\"2.0\",\"id\":");
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final byte[] result;
  // What clients ask before they call.
  private final byte[] initialized =
      result(
          "\"protocolVersion\":\"2025-11-25\",\"capabilities\":{\"tools\":{}},"
              + "\"serverInfo\":{\"name\":\"benchmark\",\"version\":\"1.0.0\"}");
  private final byte[] discovered =
      result(
          "\"resultType\":\"complete\",\"supportedVersions\":[\"2026-07-28\"],"
              + "\"capabilities\":{\"tools\":{}},\"ttlMs\":3600000,\"cacheScope\":\"public\"");
  private final byte[] listed =
      result(
          "\"resultType\":\"complete\",\"tools\":[{\"name\":\""
              + SampleTools.RAW
              + "\",\"inputSchema\":"
              + SampleTools.INPUT_SCHEMA
              + "}],\"ttlMs\":3600000,\"cacheScope\":\"public\"");

  /**
   * @param members of the result of what is measured: {@code tools/call}, or {@code tools/list} if
   *     these are its members
   */
  RawAnswer(String members) {
    result = result(members);
  }

  /** The answer's bytes; none for a notification. */
  ByteBuffer to(byte[] request, int length) {
    int from = find(ID, request, length);
    if (from < 0) {
      return NOTHING;
    }
    int end = from;
    while (request[end] != ',' && request[end] != '}') {
      end++;
    }
    byte[] rest = rest(request, length);
    byte[] bytes = new byte[HEAD.length + end - from + rest.length];
    System.arraycopy(HEAD, 0, bytes, 0, HEAD.length);
    System.arraycopy(request, from, bytes, HEAD.length, end - from);
    System.arraycopy(rest, 0, bytes, HEAD.length + end - from, rest.length);
    return ByteBuffer.wrap(bytes);
  }

  private byte[] rest(byte[] request, int length) {
    int method = find(METHOD, request, length);
    return switch (request[method]) {
      case 'i' -> initialized;
      case 's' -> discovered;
      case 't' -> request[method + 6] == 'l' && result.length < 1000 ? listed : result;
      default -> result;
    };
  }

  private static byte[] result(String members) {
    return bytes(",\"result\":{" + members + "}}");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Where it ends, -1 if it is not there. */
  private static int find(byte[] what, byte[] bytes, int length) {
    for (int i = 0; i <= length - what.length; i++) {
      int same = 0;
      while (same < what.length && bytes[i + same] == what[same]) {
        same++;
      }
      if (same == what.length) {
        return i + same;
      }
    }
    return -1;
  }
}
