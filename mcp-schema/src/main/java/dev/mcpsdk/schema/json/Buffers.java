package dev.mcpsdk.schema.json;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Buffers waiting for the next text to be written: at most {@link #SLOTS} of at most {@link
 * #LARGEST} bytes. Threads meet in a slot only by chance, and then one of them makes a new buffer.
 */
final class Buffers {
  private static final int SLOTS = 16;
  private static final int SMALLEST = 1024;
  private static final int LARGEST = 64 * 1024;
  // A cache line between two slots.
  private static final int STRIDE = 16;
  private static final AtomicReferenceArray<byte[]> WAITING =
      new AtomicReferenceArray<>(SLOTS * STRIDE);

  private Buffers() {}

  /** A place to take from and to give back to; another one each time. */
  static int slot() {
    return ThreadLocalRandom.current().nextInt(SLOTS) * STRIDE;
  }

  static byte[] take(int slot) {
    byte[] buffer = WAITING.getAndSet(slot, null);
    return buffer == null ? new byte[SMALLEST] : buffer;
  }

  static void giveBack(int slot, byte[] buffer) {
    if (buffer.length <= LARGEST) {
      WAITING.set(slot, buffer);
    }
  }
}
