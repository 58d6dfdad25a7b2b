package dev.mcpsdk.benchmarks.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Puts a request's id, seven digits, into bytes made beforehand. */
final class RawAnswer {
  private static final byte[] ID = "\"id\":".getBytes(StandardCharsets.US_ASCII);
  private static final int DIGITS = 7;

  private RawAnswer() {}

  static ByteBuffer to(byte[] request, int length, byte[] answer) {
    byte[] bytes = answer.clone();
    int from = find(request, length);
    System.arraycopy(request, from, bytes, find(bytes, bytes.length), DIGITS);
    return ByteBuffer.wrap(bytes);
  }

  private static int find(byte[] bytes, int length) {
    for (int i = 0; i <= length - ID.length - DIGITS; i++) {
      int same = 0;
      while (same < ID.length && bytes[i + same] == ID[same]) {
        same++;
      }
      if (same == ID.length) {
        return i + same;
      }
    }
    throw new IllegalArgumentException("expected an id");
  }
}
