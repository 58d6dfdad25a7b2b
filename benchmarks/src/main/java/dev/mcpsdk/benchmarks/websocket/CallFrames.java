package dev.mcpsdk.benchmarks.websocket;

import dev.mcpsdk.benchmarks.load.HttpCall;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** One call as a masked text frame, again and again under new ids of the same length. */
final class CallFrames {
  private static final byte[] MASK = {0x37, (byte) 0xFA, 0x21, 0x3D};
  private static final int HEADER = 8;
  private static final int DIGITS = 7;

  private final byte[] frame;
  private final int idOffset;
  private final byte[] id = new byte[DIGITS];

  /**
   * @param body JSON in ASCII that has {@link HttpCall#FIRST_ID} once, as its id; of 126 to 65,535
   *     bytes
   */
  CallFrames(String body) {
    byte[] text = body.getBytes(StandardCharsets.US_ASCII);
    idOffset = body.indexOf(Integer.toString(HttpCall.FIRST_ID));
    if (idOffset < 0 || text.length < 126 || text.length > 0xFFFF) {
      throw new IllegalArgumentException("expected the id, and another length, of " + body);
    }
    ByteBuffer out = ByteBuffer.allocate(HEADER + text.length);
    out.put((byte) 0x81).put((byte) (0x80 | 126)).putShort((short) text.length).put(MASK);
    for (int i = 0; i < text.length; i++) {
      out.put((byte) (text[i] ^ MASK[i & 3]));
    }
    frame = out.array();
  }

  int length() {
    return frame.length;
  }

  /** Puts the call under this id. */
  void put(int callId, ByteBuffer to) {
    HttpCall.putId(id, 0, callId);
    for (int i = 0; i < DIGITS; i++) {
      frame[HEADER + idOffset + i] = (byte) (id[i] ^ MASK[idOffset + i & 3]);
    }
    to.put(frame);
  }
}
