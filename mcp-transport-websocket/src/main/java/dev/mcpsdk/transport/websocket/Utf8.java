package dev.mcpsdk.transport.websocket;

/** Tells whether bytes are UTF-8 as RFC 3629 has it: no overlong forms, no surrogates. */
final class Utf8 {

  private Utf8() {}

  static boolean isValid(byte[] bytes, int offset, int length) {
    int end = offset + length;
    int at = offset;
    while (at < end) {
      int lead = bytes[at++];
      if (lead >= 0) {
        continue;
      }
      int following = following(lead);
      if (following == 0 || following > end - at) {
        return false;
      }
      // Only the first byte after the lead has a range of its own.
      if (!isSecond(lead & 0xFF, bytes[at] & 0xFF)) {
        return false;
      }
      for (int i = 1; i < following; i++) {
        if ((bytes[at + i] & 0xC0) != 0x80) {
          return false;
        }
      }
      at += following;
    }
    return true;
  }

  private static int following(int lead) {
    int b = lead & 0xFF;
    if (b >= 0xC2 && b <= 0xDF) {
      return 1;
    }
    if (b >= 0xE0 && b <= 0xEF) {
      return 2;
    }
    return b >= 0xF0 && b <= 0xF4 ? 3 : 0;
  }

  private static boolean isSecond(int lead, int second) {
    int low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    return second >= low && second <= high;
  }
}
