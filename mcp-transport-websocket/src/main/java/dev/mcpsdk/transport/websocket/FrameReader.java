package dev.mcpsdk.transport.websocket;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Takes apart what a client sends: text messages are unmasked straight into one buffer and handed
 * over as bytes, control frames as they came. Looks at a frame's length before any of it is kept.
 * After a violation it reads nothing more. Not thread-safe.
 */
final class FrameReader {

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final int MAX_HEADER = 14;
  private static final int MAX_CONTROL = 125;
  private static final int FIRST_BUFFER = 512;
  private static final byte[] NOTHING = {};

  private static final int CONTINUATION = 0;
  private static final int BINARY = 2;
  private static final int CLOSE = 8;
  private static final int PONG = 10;

  /** Receives what is found. */
  interface Sink {

    /** A text message, valid UTF-8, as a slice valid during the call only. */
    void message(byte[] buffer, int offset, int length);

    /** A ping, a pong or a close frame, whole and still masked. */
    void control(ByteBuffer frame, boolean close);

    /** What came is not allowed: the connection is to be closed with this code. */
    void violation(int code, String reason);

    /** Whether to go on with the next message. */
    boolean ready();
  }

  private final int maxMessage;
  private final Sink sink;

  private final byte[] header = new byte[MAX_HEADER];
  private int headerSize;
  private int headerNeeded = 2;
  private boolean inFrame;
  private int opcode;
  private boolean last;
  private int left;
  private int mask;
  private int maskAt;

  private byte[] message = NOTHING;
  private int size;
  private boolean fragmented;
  private long seen;
  private byte[] control = NOTHING;
  private boolean failed;

  FrameReader(int maxMessage, Sink sink) {
    this.maxMessage = maxMessage;
    this.sink = sink;
  }

  /**
   * Reads on. Stops early where the sink is not ready.
   *
   * @return whether all was read
   */
  boolean read(ByteBuffer in) {
    while (!failed && sink.ready()) {
      if (!inFrame && !readHeader(in)) {
        return !in.hasRemaining();
      }
      if (!failed && !readPayload(in)) {
        return true;
      }
    }
    if (failed) {
      in.position(in.limit());
    }
    return !in.hasRemaining();
  }

  /** Gives back the buffer while no message is half read: an idle connection keeps none. */
  void idle() {
    if (size == 0) {
      message = NOTHING;
    }
    if (!inFrame) {
      control = NOTHING;
    }
  }

  /** Reads nothing more. */
  void stop() {
    failed = true;
  }

  private boolean readHeader(ByteBuffer in) {
    while (headerSize < headerNeeded) {
      if (!in.hasRemaining()) {
        return false;
      }
      header[headerSize++] = in.get();
      if (headerSize == 2) {
        if (!checkStart()) {
          return true;
        }
        int length = header[1] & 0x7F;
        headerNeeded = 2 + (length == 126 ? 2 : length == 127 ? 8 : 0) + 4;
      }
    }
    beginFrame();
    return true;
  }

  private boolean checkStart() {
    opcode = header[0] & 0x0F;
    last = header[0] < 0;
    if ((header[0] & 0x70) != 0) {
      return fail(CloseCodes.PROTOCOL_ERROR, "a reserved bit is set but no extension was agreed");
    }
    if (header[1] >= 0) {
      return fail(CloseCodes.PROTOCOL_ERROR, "a client's frame must be masked");
    }
    if (opcode >= CLOSE) {
      if (opcode > PONG) {
        return fail(CloseCodes.PROTOCOL_ERROR, "unknown opcode");
      }
      if (!last || (header[1] & 0x7F) > MAX_CONTROL) {
        return fail(
            CloseCodes.PROTOCOL_ERROR, "a control frame must be whole and of at most 125 bytes");
      }
      return true;
    }
    if (opcode == BINARY) {
      return fail(CloseCodes.NOT_TEXT, "messages are text, not binary");
    }
    if (opcode > BINARY) {
      return fail(CloseCodes.PROTOCOL_ERROR, "unknown opcode");
    }
    if (opcode == CONTINUATION != fragmented) {
      return fail(
          CloseCodes.PROTOCOL_ERROR,
          fragmented
              ? "a message began before the last one had ended"
              : "nothing is to be continued");
    }
    return true;
  }

  private void beginFrame() {
    long length = header[1] & 0x7F;
    if (headerNeeded == 8) {
      length = (header[2] & 0xFFL) << 8 | header[3] & 0xFFL;
    } else if (headerNeeded == MAX_HEADER) {
      length = (long) LONGS.get(header, 2);
    }
    mask =
        (header[headerNeeded - 4] & 0xFF) << 24
            | (header[headerNeeded - 3] & 0xFF) << 16
            | (header[headerNeeded - 2] & 0xFF) << 8
            | header[headerNeeded - 1] & 0xFF;
    maskAt = 0;
    inFrame = true;
    if (opcode >= CLOSE) {
      left = (int) length;
      control = new byte[headerNeeded + left];
      System.arraycopy(header, 0, control, 0, headerNeeded);
      return;
    }
    if (length < 0 || length > maxMessage - size) {
      fail(
          CloseCodes.TOO_BIG,
          "a message of more than " + maxMessage + " bytes is over the limit maxMessageBytes");
      return;
    }
    left = (int) length;
    fragmented = true;
  }

  /** Reads as much of the frame as there is; false if it goes on. */
  private boolean readPayload(ByteBuffer in) {
    int count = Math.min(left, in.remaining());
    if (opcode >= CLOSE) {
      in.get(control, control.length - left, count);
    } else {
      unmask(in, count);
    }
    left -= count;
    if (left > 0) {
      return false;
    }
    inFrame = false;
    headerSize = 0;
    headerNeeded = 2;
    if (opcode >= CLOSE) {
      failed = opcode == CLOSE;
      sink.control(ByteBuffer.wrap(control), opcode == CLOSE);
    } else if (last) {
      endMessage();
    }
    return true;
  }

  private void unmask(ByteBuffer in, int count) {
    room(count);
    byte[] to = message;
    int at = size;
    int end = size + count;
    // The mask turned so that its first byte meets the first byte of this part.
    int turned = Integer.rotateLeft(mask, 8 * (maskAt & 3));
    long wide = (long) turned << 32 | turned & 0xFFFFFFFFL;
    long bits = 0;
    for (; at <= end - 8; at += 8) {
      long plain = in.getLong() ^ wide;
      LONGS.set(to, at, plain);
      bits |= plain;
    }
    for (int shift = 24; at < end; at++, shift = shift - 8 & 31) {
      byte plain = (byte) (in.get() ^ turned >>> shift);
      to[at] = plain;
      bits |= plain;
    }
    seen |= bits;
    maskAt += count;
    size = end;
  }

  /** Grows with what has come, not with what was announced. */
  private void room(int count) {
    int needed = size + count;
    if (needed > message.length) {
      long grown = Math.max(needed, Math.min(2L * message.length, maxMessage));
      message = Arrays.copyOf(message, (int) Math.max(grown, Math.min(FIRST_BUFFER, maxMessage)));
    }
  }

  private void endMessage() {
    int length = size;
    boolean ascii = (seen & HIGH_BITS) == 0;
    size = 0;
    seen = 0;
    fragmented = false;
    if (!ascii && !Utf8.isValid(message, 0, length)) {
      fail(CloseCodes.NOT_UTF8, "a message is not UTF-8");
      return;
    }
    sink.message(message, 0, length);
  }

  private boolean fail(int code, String reason) {
    failed = true;
    message = NOTHING;
    size = 0;
    sink.violation(code, reason);
    return false;
  }
}
